package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.EngineLogin;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * What of the engine's two HTTP APIs is open to people who are no administrators: what reads, as
 * far as their authorizations let them see, and of what writes only this list. A task ends by its
 * form, a process begins by its start form; nobody writes variables or sends messages past them.
 * Administrators get through all but what is {@linkplain ClosedDoors closed}.
 */
@Component
class EngineDoors implements AuthorizationManager<RequestAuthorizationContext> {

  static final String ADMINISTRATORS = "camunda-admin";

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ID = "[^/]+";
  private static final String HISTORY =
      "history/(?:activity-instance|detail|external-task-log|job-log|process-instance|task"
          + "|variable-instance)";
  private static final List<Pattern> OPEN =
      List.of(
          // work on a task
          open("/task/" + ID + "/(?:claim|unclaim|assignee|delegate|resolve|complete|submit-form)"),
          open("/task/" + ID + "/comment/create"),
          // begin a process
          open("/process-definition/(?:key/)?" + ID + "(?:/tenant-id/" + ID + ")?/submit-form"),
          // queries that are sent as a POST, because they are long
          open("/(?:task|process-instance|" + HISTORY + ")(?:/count)?"),
          open("/filter/" + ID + "/(?:list|count|singleResult)"),
          open("/variable-instance(?:/count)?"));

  /** Figures over everybody's work, which the engine counts without asking who may see it. */
  private static final Pattern OVER_ALL =
      Pattern.compile("/(?:process-definition(?:/[^?]*)?/statistics|metrics(?:/.*)?)");

  private final EngineLogin login;

  EngineDoors(EngineLogin login) {
    this.login = login;
  }

  @Override
  public AuthorizationDecision check(
      java.util.function.Supplier<Authentication> caller, RequestAuthorizationContext context) {
    var who = caller.get();
    if (!isSomebody(who)) {
      return new AuthorizationDecision(false);
    }
    if (isOpen(context.getRequest())) {
      return new AuthorizationDecision(true);
    }
    return isAdministrator(who)
        ? ClosedDoors.find(context.getRequest()).orElseGet(() -> new AuthorizationDecision(true))
        : new AuthorizationDecision(false);
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
    return login.groupsOf(who.getName()).contains(ADMINISTRATORS);
  }

  static boolean isOpen(HttpServletRequest request) {
    var path = inside(request.getRequestURI());
    if (READS.contains(request.getMethod())) {
      return !OVER_ALL.matcher(path).matches();
    }
    return "POST".equals(request.getMethod())
        && OPEN.stream().anyMatch(door -> door.matcher(path).matches());
  }

  /** The path inside the engine's API, whichever of the two doors it came through. */
  static String inside(String address) {
    return address
        .replaceFirst("^/camunda/api/engine/engine/[^/]+", "")
        .replaceFirst("^/engine-rest(?:/engine/[^/]+)?", "");
  }

  private static Pattern open(String path) {
    return Pattern.compile(path);
  }
}
