package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.authorization.AuthorizationDecision;

/**
 * What of the engine's two HTTP APIs is open to nobody, administrators included: what would stop a
 * clock, end work or take evidence away behind the back of the handoff, the change and the audit
 * that it belongs to. The relay has an own way to each, which tells people and leaves a trace.
 */
final class ClosedDoors {

  private static final String ID = "[^/]+";
  private static final String HOLD =
      "Its timers would stand still while everybody is told that they run; hold the change with"
          + " POST /api/policy-changes/{key}/hold, and resume it there";
  private static final String WITHDRAW =
      "What it belongs to would wait for ever, and nobody would be told; withdraw the change with"
          + " POST /api/policy-changes/{key}/withdraw";
  private static final String EVIDENCE =
      "What has happened stays on record until its time to live is over, which the models say";
  private static final String MODELS =
      "Models come with the relay, and all that runs by them would go with one";
  private static final String ONE_BY_ONE =
      "Instances are repaired one by one, each by its modification; what has ended is begun anew"
          + " where it began";

  private record Door(Pattern call, String reason) {

    Door(String call, String reason) {
      this(Pattern.compile(call), reason);
    }
  }

  private static final List<Door> DOORS =
      List.of(
          new Door("PUT /process-instance/(?:" + ID + "/)?suspended", HOLD),
          new Door("POST /process-instance/suspended-async", HOLD),
          new Door("PUT /process-definition/(?:.+/)?suspended", HOLD),
          new Door("POST /process-instance/delete(?:-historic-query-based)?", WITHDRAW),
          new Door("DELETE /history/(?:process|variable)-instance/.+", EVIDENCE),
          new Door(
              "POST /history/(?:process|decision)-instance/(?:delete|set-removal-time)", EVIDENCE),
          new Door("PUT /(?:process|decision)-definition/.+/history-time-to-live", EVIDENCE),
          new Door("DELETE /(?:process-definition|deployment)/.+", MODELS),
          new Door("POST /process-definition/" + ID + "/restart(?:-async)?", ONE_BY_ONE),
          new Door("POST /modification/execute(?:Async)?", ONE_BY_ONE),
          new Door("POST /process-instance/" + ID + "/modification-async", ONE_BY_ONE));

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

  /** Found by the address as the engine reads it, whichever of its spellings was sent. */
  static Optional<AuthorizationDecision> find(HttpServletRequest request) {
    var address = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    var call = request.getMethod() + " " + EngineDoors.inside(address).replaceFirst("/+$", "");
    return DOORS.stream()
        .filter(door -> door.call().matcher(call).matches())
        .findFirst()
        .map(door -> new Closed(door.reason()));
  }
}
