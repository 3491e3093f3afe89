package org.policyrelay.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the model of a handoff asks for, with nothing behind it. */
final class EmptyHandoff {

  static final String PROCESS = "team-handoff";
  static final String MODEL = "processes/team-handoff/team-handoff.bpmn";
  static final List<String> FORMS =
      List.of(
          "processes/team-handoff/accept-handoff.form",
          "processes/team-handoff/deliver-work.form",
          "processes/team-handoff/answer-question.form");

  static final Map<String, Object> ACCEPT = Map.of("outcome", "accept");
  static final Map<String, Object> DELIVER =
      Map.of("outcome", "deliver", "evidence", "checked 40 cases");

  private static final List<String> STEPS =
      List.of(
          "recordOffer",
          "recordAcceptance",
          "recordReturn",
          "recordDelivery",
          "recordHandBack",
          "stopClock",
          "restartClock",
          "climbAcceptanceLadder",
          "climbDeliveryLadder",
          "climbAnswerLadder");

  private EmptyHandoff() {}

  static Map<String, Object> variables(String change, Lead to) {
    return Map.of(
        "origin", change,
        "subject", "Benchmark",
        "work", "review",
        "fromTeam", "ad-policy",
        "toTeam", to.team(),
        "riskTier", "high");
  }

  /**
   * @param step what each service task does
   * @param toTeam reads the variable of that name from an execution
   */
  static Map<Object, Object> beans(Object step, Function<Object, Object> toTeam) {
    var beans = new HashMap<Object, Object>();
    STEPS.forEach(name -> beans.put(name, step));
    beans.put("handoffDates", new Dates(toTeam));
    return beans;
  }

  /**
   * As many dates as the application gives, so that the engine sets as many timers; called by the
   * model, whatever the engine's type of execution.
   */
  public static final class Dates {

    private final Function<Object, Object> toTeam;

    private Dates(Function<Object, Object> toTeam) {
      this.toTeam = toTeam;
    }

    public Date acceptBy(Object execution) {
      return in(2);
    }

    public Date acceptReminder(Object execution) {
      return in(1);
    }

    public Date nextAcceptanceRung(Object execution) {
      return in(1);
    }

    public Date deliverBy(Object execution) {
      return in(16);
    }

    public Date deliverReminder(Object execution) {
      return in(12);
    }

    public Date nextDeliveryRung(Object execution) {
      return in(12);
    }

    public String worker(Object execution) {
      return toTeam.apply(execution) + "-lead";
    }

    public int priority(Object execution) {
      return 50;
    }

    private static Date in(int hours) {
      return Date.from(Clock.systemUTC().instant().plus(Duration.ofHours(hours)));
    }
  }
}
