package org.policyrelay.labeling.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * What the first protocol of a policy is drafted from: a label for each clause that binds, with the
 * policy's own examples, and one for what breaks none. A beginning for whoever writes it.
 */
public final class FirstProtocol {

  static final String NO_VIOLATION = "no-violation";

  private static final Pattern BINDS =
      Pattern.compile(
          "\\b(must|shall|should|may not|cannot|can't|only|never|no|not|prohibited|forbidden|banned"
              + "|required|requires?|need(?:s|ed)?|age-gated)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HEADING = Pattern.compile("^\\s*#.*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Shorter words stand in every clause. */
  private static final int LONG_WORD = 4;

  private FirstProtocol() {}

  public static Protocol of(PublishedVersion version) {
    var entry = version.entry();
    var decision =
        entry.enforcement() == Enforcement.MUST ? LabelDecision.REJECT : LabelDecision.RESTRICT;
    var binding = binding(version.clauses());
    var failing = failing(binding, entry.failing());
    var labels = new ArrayList<Label>();
    for (var clause : binding) {
      var words = clause.text().lines().findFirst().orElse("").strip();
      labels.add(
          new Label(
              "breaks-" + clause.id(),
              TextKind.LINE.cut("Breaks " + clause.label() + ": " + words),
              null,
              TextKind.NOTE.cut("The ad breaks " + clause.label() + ": " + clause.text().strip()),
              decision.code(),
              List.of(clause.id()),
              failing.getOrDefault(clause.id(), List.of()),
              List.of(),
              Map.of()));
    }
    labels.add(
        new Label(
            NO_VIOLATION,
            "No violation",
            null,
            "The ad gets none of the other labels.",
            LabelDecision.ALLOW.code(),
            List.of(),
            scenarios(entry.passing()),
            List.of(),
            Map.of()));
    return new Protocol(labels, labels.stream().map(Label::code).toList(), Map.of());
  }

  private static List<Clause> binding(List<Clause> clauses) {
    var said = clauses.stream().filter(one -> !HEADING.matcher(one.text()).find()).toList();
    var binding = said.stream().filter(one -> BINDS.matcher(one.text()).find()).toList();
    return (binding.isEmpty() ? said : binding)
        .stream().limit(ProtocolCheck.MOST_LABELS - 1L).toList();
  }

  /** Each to the clause that shares most words with it, by the clause's id. */
  private static Map<String, List<String>> failing(
      List<Clause> clauses, List<PolicyEntry.Exemplar> failing) {
    var byClause = new HashMap<String, List<String>>();
    for (var exemplar : failing) {
      var words = words(exemplar.scenario() + " " + exemplar.explanation());
      var best = -1;
      var id = "";
      for (var clause : clauses) {
        var shared = words(clause.text());
        shared.retainAll(words);
        var named = exemplar.explanation().contains(clause.label()) ? words.size() : 0;
        if (shared.size() + named > best) {
          best = shared.size() + named;
          id = clause.id();
        }
      }
      byClause.computeIfAbsent(id, none -> new ArrayList<>()).add(example(exemplar));
    }
    byClause.replaceAll((id, all) -> all.stream().limit(ProtocolCheck.MOST_EXAMPLES).toList());
    return byClause;
  }

  private static List<String> scenarios(List<PolicyEntry.Exemplar> exemplars) {
    return exemplars.stream()
        .limit(ProtocolCheck.MOST_EXAMPLES)
        .map(FirstProtocol::example)
        .toList();
  }

  private static String example(PolicyEntry.Exemplar exemplar) {
    return TextKind.NOTE.cut(exemplar.scenario().strip());
  }

  private static Set<String> words(String text) {
    var words =
        new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)));
    words.removeIf(word -> word.length() < LONG_WORD);
    return words;
  }
}
