package org.policyrelay.policy.entry;

import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;

/**
 * What people call a place of an entry, such as {@code source 1: name}: in refusals and on pages.
 * Programs are told its path, {@code ext.relay.sources[0].name}.
 */
public final class EntryPlaces {

  private static final String OURS = "ext.relay.";

  private static final Pattern STEP = Pattern.compile("([^.\\[]+)(?:\\[(\\d+)])?");

  /** A message that is a sentence of its own stands after a colon. */
  private static final Pattern OF_ITS_OWN =
      Pattern.compile("(?:\"|(?:the|an?|clause) ).*", Pattern.DOTALL);

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("policy", "policy text"),
          Map.entry("jurisdictions", "markets"),
          Map.entry("requires_human_review", "human review"),
          Map.entry("effective_date", "in force by law from"),
          Map.entry("sunset_date", "last day"),
          Map.entry("source_url", "address of the source"),
          Map.entry("source_name", "name of the source"),
          Map.entry("passes", "examples that pass"),
          Map.entry("fails", "examples that fail"),
          Map.entry("overlay_of", "base policy"));

  /** What one of a list is called. */
  private static final Map<String, String> ONE =
      Map.ofEntries(
          Map.entry("jurisdictions", "market"),
          Map.entry("policy_categories", "policy category"),
          Map.entry("governance_domains", "governance domain"),
          Map.entry("channels", "channel"),
          Map.entry("passes", "example that passes"),
          Map.entry("fails", "example that fails"),
          Map.entry("topics", "topic"),
          Map.entry("requirements", "requirement"),
          Map.entry("exceptions", "exception"),
          Map.entry("disclosures", "disclosure"),
          Map.entry("sources", "source"),
          Map.entry("relations", "relation"),
          Map.entry("markets", "market"),
          Map.entry("advertiser_countries", "advertiser country"));

  private EntryPlaces() {}

  /**
   * @param place its path, an item of a list by its number from 0 in brackets
   */
  public static String name(String place) {
    if (place.startsWith("ext.") && !place.startsWith(OURS)) {
      // somebody else's, whose words nobody knows
      return place.replace('_', ' ').replace(".", " › ");
    }
    var own = place.startsWith(OURS) ? place.substring(OURS.length()) : place;
    var clause = own.startsWith("tightens.") ? own.substring("tightens.".length()) : "";
    if (!clause.isEmpty()) {
      return "clause " + clause;
    }
    var name = new StringJoiner(": ");
    STEP.matcher(
            own.replaceFirst("^exemplars\\.pass(?!\\w)", "passes")
                .replaceFirst("^exemplars\\.fail(?!\\w)", "fails"))
        .results()
        .forEach(step -> name.add(step(step.group(1), step.group(2))));
    return name.toString();
  }

  private static String step(String name, @Nullable String number) {
    var all = NAMES.getOrDefault(name, name.replace('_', ' '));
    return number == null
        ? all
        : ONE.getOrDefault(name, all) + " " + (Integer.parseInt(number) + 1);
  }

  /** What is wrong, as a sentence without its end. */
  public static String sentence(FieldError wrong) {
    var between = OF_ITS_OWN.matcher(wrong.message()).matches() ? ": " : " ";
    return name(wrong.field()) + between + wrong.message();
  }
}
