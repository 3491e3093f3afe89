package org.policyrelay.grant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.policy.compare.ClauseDiff;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.content.Relation;
import org.policyrelay.policy.overlay.WhatHolds;

/**
 * What may be another rule between two states of what a grant hangs on.
 *
 * @param label what readers call what it hangs on
 * @param ownWords whether that itself reads otherwise, and not only what stands beside it
 * @param facts a sentence each; none where both are proved to say the same
 * @param beside what is said otherwise beside the texts, a line each, old before new
 * @param texts the texts in which something is said otherwise, by their policy
 */
public record HingeChange(
    String label,
    boolean ownWords,
    List<String> facts,
    List<String> beside,
    Map<String, Texts> texts) {

  private static final int MOST_TOLD = 3;

  /**
   * @param was its text
   * @param is the text that takes its place; empty for a policy that says nothing of it any more
   */
  public record Texts(String was, String is) {

    /** The clauses that read otherwise. */
    public List<ClauseDiff> clauses() {
      return ClauseDiff.between(was, is);
    }
  }

  static HingeChange between(Hinge before, Hinge after) {
    var dates = after.dates();
    var facts = new ArrayList<String>();
    var texts = new LinkedHashMap<String, Texts>();
    add(dates, "", before.what(), after.what(), facts, texts);
    var former = byPolicy(before.others());
    var later = byPolicy(after.others());
    former.forEach(
        (policy, one) -> {
          var then = later.get(policy);
          if (then == null) {
            facts.add("it no longer holds that " + relation(one));
          } else {
            add(dates, policy + ": ", one, then, facts, texts);
          }
        });
    later.forEach(
        (policy, one) -> {
          if (!former.containsKey(policy)) {
            facts.add(relation(one));
            texts.put(policy, new Texts("", one.entry().text()));
          }
        });
    return new HingeChange(
        after.part().label(),
        !Seen.isSame(before.words(), after.words()),
        List.copyOf(facts),
        beside(HingeText.lines(before), HingeText.lines(after)),
        texts);
  }

  private static List<String> beside(List<String> before, List<String> after) {
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map("before: "::concat),
            after.stream().filter(line -> !before.contains(line)).map("then: "::concat))
        .toList();
  }

  private static void add(
      MarketDates dates,
      String where,
      WhatHolds before,
      WhatHolds after,
      List<String> facts,
      Map<String, Texts> texts) {
    var changes =
        new ArrayList<>(
            ClauseMeaning.changes(
                dates, before.entry(), after.entry(), isCorrected(before, after)));
    if (!before.inChannels().equals(after.inChannels())) {
      changes.add("what holds in some channels alone changes");
    }
    changes.forEach(change -> facts.add(where + change));
    if (!changes.isEmpty() && !before.entry().text().equals(after.entry().text())) {
      texts.put(after.entry().policyId(), new Texts(before.entry().text(), after.entry().text()));
    }
  }

  /** Whether nothing lies between the versions but what was approved as wording. */
  private static boolean isCorrected(WhatHolds before, WhatHolds after) {
    return levels(before).equals(levels(after));
  }

  private static List<String> levels(WhatHolds what) {
    return what.versions().stream()
        .map(
            name -> {
              var parts = name.split(" ", 2);
              var number = SemanticVersion.of(parts[1]);
              return "%s %d.%d".formatted(parts[0], number.major(), number.minor());
            })
        .sorted()
        .toList();
  }

  private static Map<String, WhatHolds> byPolicy(List<WhatHolds> others) {
    return others.stream()
        .collect(
            Collectors.toMap(
                one -> one.entry().policyId(),
                one -> one,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** What a policy is to others, as it says itself. */
  static String relation(WhatHolds other) {
    return other.entry().content().relations().stream()
        .filter(Relation::decides)
        .map(
            one ->
                one.type() == Relation.Type.EXCEPTION_TO
                    ? "is an exception to " + one.target()
                    : one.type().code() + " " + one.target())
        .distinct()
        .collect(Collectors.joining(" and ", other.entry().policyId() + " ", ""));
  }

  boolean isNone() {
    return facts.isEmpty();
  }

  /** In a line what changes, and whether what the grant hangs on is a part of that. */
  public String headline() {
    var told = facts.stream().limit(MOST_TOLD);
    var more = facts.size() - MOST_TOLD;
    return Stream.concat(told, Stream.of("and %d more".formatted(more)).filter(all -> more > 0))
        .collect(
            Collectors.joining(
                "; ",
                "",
                "; %s, which this grant hangs on, reads %s"
                    .formatted(label, ownWords ? "otherwise" : "as before")));
  }
}
