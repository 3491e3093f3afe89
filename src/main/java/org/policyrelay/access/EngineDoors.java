package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.engine.EngineQueries;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * What of the engine's two HTTP APIs is open, and to whom. What reads is open as far as one's
 * authorizations let one see; of what writes only these two lists: a task ends by its form, a
 * process begins by its start form, and an administrator looks after people, lists and failed
 * steps. All else is {@linkplain ClosedDoors closed} to everybody, since it would go round the
 * change, the handoff or the deadline that it belongs to. A door that a new engine brings is closed
 * until it stands here.
 */
@Component
class EngineDoors implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String ID = "[^/]+";
  private static final Pattern READS = Pattern.compile("(?:GET|HEAD|OPTIONS) .*");

  /** Figures over everybody's work, which the engine counts without asking who may see it. */
  private static final Pattern OVER_ALL =
      Pattern.compile(".* /(?:process-definition(?:/.*)?/statistics|metrics(?:/.*)?)");

  private static final List<Pattern> OPEN =
      calls(
          EngineQueries.OF_WORK,
          // work on a task
          "POST /task/" + ID + "/(?:claim|unclaim|assignee|delegate|resolve|complete|submit-form)",
          "POST /task/" + ID + "/comment/create",
          // begin a process
          "POST /process-definition/(?:key/)?" + ID + "(?:/tenant-id/" + ID + ")?/submit-form");

  private static final List<Pattern> ADMINISTERED =
      calls(
          EngineQueries.OF_THE_ENGINE,
          // people, and what they may
          "(?:POST|PUT|DELETE) /(?:user|group|tenant|authorization)(?:/.+)?",
          "POST /identity/(?:verify|password-policy)",
          // lists
          "(?:POST|PUT|DELETE) /filter/" + ID,
          // what failed
          "PUT /job(?:-definition)?/" + ID + "/retries",
          "POST /job/(?:retries|" + ID + "/(?:execute|duedate/recalculate))",
          "(?:PUT|DELETE) /incident/" + ID + "/annotation",
          // models, where a setting lets them in
          "POST /deployment/(?:create|" + ID + "/redeploy)",
          // what asks and changes nothing
          "POST /decision-definition/(?:key/)?" + ID + "(?:/tenant-id/" + ID + ")?/evaluate",
          "POST /schema/log");

  private final EngineLogin login;

  EngineDoors(EngineLogin login) {
    this.login = login;
  }

  @Override
  public AuthorizationDecision check(
      Supplier<Authentication> caller, RequestAuthorizationContext context) {
    var who = caller.get();
    var call = callOf(context.getRequest());
    if (!isSomebody(who)) {
      return new AuthorizationDecision(false);
    }
    if (isOpen(call)) {
      return new AuthorizationDecision(true);
    }
    if (!isAdministrator(who)) {
      return new AuthorizationDecision(false);
    }
    return isRead(call) || isAmong(ADMINISTERED, call)
        ? new AuthorizationDecision(true)
        : ClosedDoors.refuse(call);
  }

  /** Who is an administrator now, whatever a session has known when it began. */
  AuthorizationManager<RequestAuthorizationContext> administrators() {
    return (caller, context) -> {
      var who = caller.get();
      return new AuthorizationDecision(isSomebody(who) && isAdministrator(who));
    };
  }

  private static boolean isSomebody(@Nullable Authentication who) {
    return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
  }

  private boolean isAdministrator(Authentication who) {
    return login.groupsOf(who.getName()).contains(Directory.ADMINISTRATORS);
  }

  static boolean isOpen(String call) {
    return isRead(call) ? !OVER_ALL.matcher(call).matches() : isAmong(OPEN, call);
  }

  private static boolean isRead(String call) {
    return READS.matcher(call).matches();
  }

  /**
   * Method and path inside the engine's API, whichever of the two it came through, as the engine
   * reads it, whichever of its spellings was sent.
   */
  static String callOf(HttpServletRequest request) {
    var address = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    var path =
        address
            .replaceFirst("^/camunda/api/engine/engine/[^/]+", "")
            .replaceFirst("^/engine-rest(?:/engine/[^/]+)?", "")
            .replaceFirst("/+$", "");
    return request.getMethod() + " " + path;
  }

  private static List<Pattern> calls(List<String> queries, String... calls) {
    return Stream.concat(queries.stream().map("POST "::concat), Stream.of(calls))
        .map(Pattern::compile)
        .toList();
  }

  private static boolean isAmong(List<Pattern> doors, String call) {
    return doors.stream().anyMatch(door -> door.matcher(call).matches());
  }
}
