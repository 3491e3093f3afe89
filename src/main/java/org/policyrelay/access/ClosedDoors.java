package org.policyrelay.access;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.authorization.AuthorizationDecision;

/**
 * What to do instead of calling an address of the engine that is open to nobody, administrators
 * included: it would stop a clock, move or end work, or take evidence away behind the back of the
 * handoff, the change and the audit that it belongs to. The relay has an own way to each, which
 * tells people and leaves a trace.
 */
final class ClosedDoors {

  private static final String HOLD =
      "Its timers would stand still while everybody is told that they run; hold the change with"
          + " POST /api/policy-changes/{key}/hold, and resume it there";
  private static final String TIMER =
      "A timer belongs to its deadline and is neither moved nor deleted; hold the change, or move"
          + " deadlines with POST /api/deadlines/moves";
  private static final String WITHDRAW =
      "What it belongs to would wait for ever, and nobody would be told; withdraw the change with"
          + " POST /api/policy-changes/{key}/withdraw";
  private static final String EVIDENCE =
      "What has happened stays on record until its time to live is over, which the models say";
  private static final String MODELS =
      "Models come with the relay, and all that runs by them would go with one";
  private static final String STEPS =
      "Work goes from step to step as its model says, and what a step on the way records would be"
          + " missing; a step that failed is tried again with PUT /job/{id}/retries, and what has"
          + " ended is begun anew where it began";
  private static final String FORM =
      "A process begins by its start form, which says who begins it and what for; choose Start"
          + " process in Tasklist";
  private static final String VALUES =
      "What the steps know comes from the change or handoff itself; an answer on a form changes it";
  private static final String SENDS =
      "Only the relay sends what a model waits for; withdraw, hold or resume the change at"
          + " /changes/{key}";
  private static final String TASK =
      "A task's name, text and dates come from its model and the working calendar; claim it, give"
          + " it to somebody or comment on it, and move deadlines with POST /api/deadlines/moves";
  private static final String TEAM =
      "Whose task it is follows from the handoff; its lead passes it on inside the team, and a team"
          + " that it is not for returns it";
  private static final String OTHER =
      "This would go round the change, handoff or deadline that it belongs to; see Who may do what"
          + " in src/docs/architecture.md for what administrators repair, and where";

  private record Reason(Pattern call, String words) {

    Reason(String call, String words) {
      this(Pattern.compile(call), words);
    }
  }

  private static final List<Reason> REASONS =
      List.of(
          new Reason(".*/suspended(?:-async)?", HOLD),
          new Reason("(?:PUT /job/.+/duedate|DELETE /job/.+)", TIMER),
          new Reason("POST /process-instance/delete.*", WITHDRAW),
          new Reason("DELETE /process-instance/[^/]+", WITHDRAW),
          new Reason("(?:DELETE|POST|PUT) /history/.+", EVIDENCE),
          new Reason("(?:DELETE|PUT) .*/comment(?:/.*)?", EVIDENCE),
          new Reason(".*/attachment/.*", EVIDENCE),
          new Reason("PUT .*/history-time-to-live", EVIDENCE),
          new Reason("DELETE /(?:process-definition|deployment)/.+", MODELS),
          new Reason("POST /(?:process-definition/.+/restart|modification/).*", STEPS),
          new Reason("POST /process-instance/.+/modification(?:-async)?", STEPS),
          new Reason("POST /migration/.+", STEPS),
          new Reason("POST /process-definition/.+/start", FORM),
          new Reason("POST /task/create", FORM),
          new Reason("PUT /task/[^/]+", TASK),
          new Reason(".*/(?:localVariables|variables|variables-async)(?:/.*)?", VALUES),
          new Reason("POST /(?:message|signal|condition|process-instance/message-async)", SENDS),
          new Reason("POST /execution/.+/(?:signal|trigger)", SENDS),
          new Reason("POST /task/.+/identity-links.*", TEAM));

  /** A refusal that says what to do instead. */
  static final class Closed extends AuthorizationDecision {

    private final String reason;

    Closed(String reason) {
      super(false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private ClosedDoors() {}

  /**
   * @param call method and path inside the engine's API
   */
  static Closed refuse(String call) {
    return REASONS.stream()
        .filter(reason -> reason.call().matcher(call).matches())
        .findFirst()
        .map(reason -> new Closed(reason.words()))
        .orElseGet(() -> new Closed(OTHER));
  }
}
