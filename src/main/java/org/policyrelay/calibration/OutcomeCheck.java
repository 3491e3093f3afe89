package org.policyrelay.calibration;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Faults;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundRater;

/** What an outcome must be before it stands. */
final class OutcomeCheck {

  private OutcomeCheck() {}

  /**
   * @param disputed references of the cases in dispute
   * @throws org.policyrelay.kernel.RefusedException with each fault by its place
   */
  static Outcome read(
      OutcomeGiven given, List<String> disputed, Round round, String by, Instant at) {
    var faults = new Faults("Nothing was decided");
    if (given.caseRef() == null || !disputed.contains(given.caseRef())) {
      faults.add("case", "unknown-value", "must be one of the cases in dispute");
    }
    var kind = given.kind();
    var known = Coded.of(OutcomeKind.values(), kind == null ? "" : kind);
    if (known.isEmpty()) {
      faults.add(
          "kind",
          kind == null || kind.isEmpty() ? "required" : "unknown-value",
          "must be one of " + String.join(", ", Coded.codes(OutcomeKind.values())));
    }
    faults.add(TextKind.NOTE.errorIn("text", given.text()));
    if (!Texts.isBlank(given.clause())) {
      faults.add(TextKind.LINE.errorIn("clause", given.clause()));
    }
    checkRaters(given, round, known.filter(one -> one == OutcomeKind.TRAINING).isPresent(), faults);
    faults.refuseAny();
    return new Outcome(
        String.valueOf(given.caseRef()),
        known.orElseThrow(),
        String.valueOf(given.text()),
        Texts.isBlank(given.clause()) ? null : given.clause(),
        given.raters(),
        by,
        at,
        Outcome.State.DECIDED,
        null);
  }

  private static void checkRaters(
      OutcomeGiven given, Round round, boolean training, Faults faults) {
    if (training == given.raters().isEmpty()) {
      faults.add(
          "raters",
          training ? "required" : "not-here",
          training
              ? "must name who is to be trained"
              : "must be left out: only training is for named raters");
      return;
    }
    var known = round.raters().stream().map(RoundRater::user).collect(Collectors.toSet());
    var seen = new HashSet<String>();
    for (var one = 0; one < given.raters().size(); one++) {
      var rater = given.raters().get(one);
      if (!known.contains(rater)) {
        faults.add("raters[" + one + "]", "unknown-value", "must be a rater of the round");
      } else if (!seen.add(rater)) {
        faults.add("raters[" + one + "]", "duplicate", "must be there once");
      }
    }
  }
}
