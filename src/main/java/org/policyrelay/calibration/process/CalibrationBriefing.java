package org.policyrelay.calibration.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.util.Map;
import java.util.StringJoiner;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.Judgement;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Words;
import org.springframework.stereotype.Component;

/** Where the disputes are discussed, and what is missing. */
@Component
class CalibrationBriefing implements FormValues {

  private final Calibrations calibrations;

  CalibrationBriefing(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(CalibrationVariables.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var key = task.businessKey();
    return key == null ? Map.of() : Map.of("briefing", briefing(calibrations.get(key)));
  }

  private String briefing(CalibrationSession session) {
    var text = new StringJoiner("\n\n");
    text.add("### " + escape(session.title()));
    session.judgement().ifPresent(found -> text.add(found(found)));
    text.add(
        "[Discuss them, the worst first, and decide each](/calibration/%s)."
            .formatted(session.key()));
    var missing = calibrations.missing(session.key());
    if (!missing.isEmpty()) {
      text.add("**Without an outcome:** " + escape(String.join(", ", missing)));
    }
    calibrations
        .before(session)
        .ifPresent(
            before ->
                text.add(
                    "What the last session decided, and whether it is done: [%s](/calibration/%s)."
                        .formatted(before.key(), before.key())));
    return text.toString();
  }

  private static String found(Judgement found) {
    return "The raters are **%s**, and %s in dispute. %s"
        .formatted(
            found.verdict().code(),
            found.disputes() == 1 ? "1 case is" : Words.count(found.disputes(), "case") + " are",
            found.needsOutcomes()
                ? "Each needs an outcome before the session can end."
                : "An outcome is yours to give.");
  }
}
