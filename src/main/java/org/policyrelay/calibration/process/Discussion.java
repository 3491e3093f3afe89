package org.policyrelay.calibration.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.Judgement;
import org.policyrelay.calibration.SessionState;
import org.policyrelay.calibration.SessionTrigger;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.round.Verdict;
import org.springframework.stereotype.Component;

/** The people, the dates and the answers that {@code calibration-session.bpmn} asks for. */
@Component
public class Discussion {

  private final Calibrations calibrations;
  private final CalibrationAccess access;
  private final Deadlines deadlines;

  Discussion(Calibrations calibrations, CalibrationAccess access, Deadlines deadlines) {
    this.calibrations = calibrations;
    this.access = access;
    this.deadlines = deadlines;
  }

  /** Who asked for the session; nobody yet for one that began by itself. */
  public @Nullable String moderator(DelegateExecution execution) {
    var start = session(execution).start();
    return start.trigger() == SessionTrigger.ASKED ? start.by() : null;
  }

  /** Who can see to it, with commas between. */
  public String moderators(DelegateExecution execution) {
    return access.moderatorGroups(session(execution));
  }

  /** Whether there is anything to discuss. */
  public boolean isDisputed(DelegateExecution execution) {
    return session(execution).state() == SessionState.DISCUSSING;
  }

  /** Whether a dispute must have an outcome and has none. */
  public boolean isOutcomeMissing(DelegateExecution execution) {
    return !calibrations.missing(CalibrationVariables.session(execution)).isEmpty();
  }

  /** Whether several have labelled the same, and none of it is disputed. */
  public boolean isAligned(DelegateExecution execution) {
    return session(execution)
        .judgement()
        .filter(found -> found.verdict() == Verdict.ALIGNED && found.disputes() == 0)
        .filter(Judgement::paired)
        .isPresent();
  }

  public Date discussBy(DelegateExecution execution) {
    var clock = deadlines.current(CalibrationVariables.session(execution), Calibrations.STAGE);
    return Date.from(clock.orElseThrow().dueAt());
  }

  public Date reminder(DelegateExecution execution) {
    return date(deadlines.reminder(CalibrationVariables.session(execution), Calibrations.STAGE));
  }

  public Date nextRung(DelegateExecution execution) {
    return date(deadlines.nextRung(CalibrationVariables.session(execution), Calibrations.STAGE));
  }

  private CalibrationSession session(DelegateExecution execution) {
    return calibrations.get(CalibrationVariables.session(execution));
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
