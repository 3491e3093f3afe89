package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/**
 * What a text will be read with, to the letter: the versions of its base, or the overlays on it.
 * Whether the two fit only who sees both can tell, and it counts as settled with nothing else.
 */
@Component
class ReadWith {

  private static final String READ_BOTH =
      "Both will stand. Read each beside the text above: it may ask for more than that, and let"
          + " nothing go but what it names as an exception.";

  private static final String UNSETTLED =
      "An emergency waits for no market. Both texts stand to the letter, and where they differ, the"
          + " stricter applies until somebody has settled it; policy managers get that as work once"
          + " it is public.";

  private static final String CORRECTED =
      "Both stand, and go on to count as approved beside one another. Read each beside the words"
          + " that are corrected: nobody is asked once more.";

  private static final String LEFT =
      "It names no market or channel of theirs any more: from its release on nobody reads them.";

  private static final String BASES =
      "The base goes on to hold, word by word, and this is read beside it: it may ask for more than"
          + " that, and let nothing go but what it names as an exception.";

  /** What stands above the list of all else that it says. */
  private static final List<String> SHOWN =
      List.of("policy_id", "version", "jurisdictions", "enforcement", "policy");

  private final Beside beside;

  ReadWith(Beside beside) {
    this.beside = beside;
  }

  /** The overlays that a base will be read with, as Markdown, empty for none. */
  String overlays(List<PublishedVersion> overlays, PolicyChange base) {
    return tell(base.emergency() ? UNSETTLED : READ_BOTH, overlays);
  }

  /** The overlays that a base is read with whose words are corrected, empty for none. */
  String overlaysOnCorrected(List<PublishedVersion> overlays) {
    return tell(CORRECTED, overlays);
  }

  /** The overlays that a base leaves without one, as Markdown, empty for none. */
  String left(List<PublishedVersion> overlays) {
    return tell(LEFT, overlays);
  }

  /** The versions of its base that an overlay will be read with, as Markdown, empty for none. */
  String bases(List<PublishedVersion> bases) {
    return tell(BASES, bases);
  }

  private String tell(String how, List<PublishedVersion> versions) {
    var text = new StringJoiner("\n\n").setEmptyValue("");
    if (!versions.isEmpty()) {
      text.add(how);
      eachOnce(versions).forEach(alike -> add(text, alike));
    }
    return text.toString();
  }

  /**
   * Those that say the same together, in their order: a draft of a base may say what is published.
   */
  static List<List<PublishedVersion>> eachOnce(List<PublishedVersion> versions) {
    return List.copyOf(
        versions.stream()
            .collect(Collectors.groupingBy(ReadWith::said, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** Its number says nothing of what it says, nor does the day on which it was to begin. */
  private static JsonNode said(PublishedVersion version) {
    var said = version.entry().publicPart().json();
    said.remove(List.of("version", "effective_date"));
    return said;
  }

  private void add(StringJoiner text, List<PublishedVersion> alike) {
    var entry = alike.get(0).entry();
    text.add(
        "%s in %s, %s%s"
            .formatted(
                alike.stream()
                    .map(ReadWith::name)
                    .collect(Collectors.joining(", and word for word the same ")),
                escape(MarketNames.of(entry.markets())),
                entry.enforcement().code(),
                entry.stance().map(stance -> ", " + stance.code()).orElse("")));
    entry
        .tightens()
        .forEach(
            (clause, reading) -> text.add("On %s: %s".formatted(escape(clause), escape(reading))));
    text.add(exact(entry.text()));
    text.add(beside.list(entry, SHOWN));
  }

  /** A draft has no page yet. */
  private static String name(PublishedVersion version) {
    var name = "%s %s".formatted(escape(version.entry().policyId()), escape(version.version()));
    return version.releases().isEmpty()
        ? "**" + name + "**"
        : "**[%s](/policies/%s/versions/%s)**"
            .formatted(name, version.entry().policyId(), version.version());
  }
}
