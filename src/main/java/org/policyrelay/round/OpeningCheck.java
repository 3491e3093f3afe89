package org.policyrelay.round;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Faults;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Times;

/** What a round must be before anybody is asked to vote in it. */
final class OpeningCheck {

  /** The most cases that one person can label in a sitting, and more than anybody should. */
  static final int MOST_CASES = 200;

  static final int MOST_RATERS = 50;
  static final int MOST_LABELS = 100;

  private final RoundOpening asked;
  private final Faults faults = new Faults("No round was opened");
  private final Set<String> codes;

  private OpeningCheck(RoundOpening asked) {
    this.asked = asked;
    this.codes = asked.labels().stream().map(RoundLabel::code).collect(Collectors.toSet());
  }

  /** What is wrong with it, as far as it can be told without asking who is there. */
  static Faults of(RoundOpening asked, Instant now) {
    var check = new OpeningCheck(asked);
    check.checkLabels();
    check.checkCases();
    check.checkRaters();
    check.checkVoteBy(now);
    return check.faults;
  }

  private void checkLabels() {
    if (asked.labels().size() < 2 || asked.labels().size() > MOST_LABELS) {
      faults.add("labels", "wrong-number", "must be from 2 to " + MOST_LABELS);
    }
    var seen = new HashSet<String>();
    for (var one = 0; one < asked.labels().size(); one++) {
      var label = asked.labels().get(one);
      var place = "labels[" + one + "]";
      faults.add(TextKind.LINE.errorIn(place + ".code", label.code()));
      faults.add(TextKind.LINE.errorIn(place + ".name", label.name()));
      if (!seen.add(label.code())) {
        faults.add(place + ".code", "duplicate", "must be there once");
      }
    }
  }

  private void checkCases() {
    var least = asked.purpose() == RoundPurpose.GOLDEN_ACCEPTANCE ? 1 : 2;
    if (asked.cases().size() < least || asked.cases().size() > MOST_CASES) {
      faults.add("cases", "wrong-number", "must be from %d to %d".formatted(least, MOST_CASES));
    }
    var seen = new HashSet<String>();
    for (var one = 0; one < asked.cases().size(); one++) {
      var given = asked.cases().get(one);
      var place = "cases[" + one + "]";
      faults.add(TextKind.LINE.errorIn(place + ".ref", given.ref()));
      faults.add(TextKind.POLICY_TEXT.errorIn(place + ".content", given.content()));
      if (given.clause() != null) {
        faults.add(TextKind.LINE.errorIn(place + ".clause", given.clause()));
      }
      if (!seen.add(given.ref())) {
        faults.add(place + ".ref", "duplicate", "must be there once");
      }
      if (given.firstLabel() != null && !codes.contains(given.firstLabel())) {
        faults.add(place + ".firstLabel", "unknown-value", "must be one of the round's labels");
      }
    }
  }

  /** How many must vote: two voices, of which one may be what was decided before. */
  static int leastRaters(RoundOpening asked) {
    var decided =
        !asked.cases().isEmpty()
            && asked.cases().stream().allMatch(one -> one.firstLabel() != null);
    return decided ? 1 : 2;
  }

  private void checkRaters() {
    var least = leastRaters(asked);
    if (asked.raters().size() < least || asked.raters().size() > MOST_RATERS) {
      faults.add("raters", "wrong-number", "must be from %d to %d".formatted(least, MOST_RATERS));
    }
    var seen = new HashSet<String>();
    for (var one = 0; one < asked.raters().size(); one++) {
      if (!seen.add(asked.raters().get(one).toLowerCase(Locale.ROOT))) {
        faults.add("raters[" + one + "]", "duplicate", "must be there once");
      }
    }
  }

  private void checkVoteBy(Instant now) {
    var voteBy = asked.voteBy();
    if (voteBy != null && (!voteBy.isAfter(now) || !Times.isTaken(voteBy))) {
      faults.add("voteBy", "out-of-range", "must lie ahead, and before the year 2200");
    }
  }
}
