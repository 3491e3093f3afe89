package org.policyrelay.engine.door.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.policyrelay.engine.door.form.OfferedChoices;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Hands out each form with what its reader can choose. Who may not have the form gets the engine's
 * refusal unchanged.
 */
final class OfferedChoicesFilter extends OncePerRequestFilter {

  private static final Pattern OF_TASK = Pattern.compile(".*/task/([^/]+)/deployed-form");
  private static final Pattern OF_START =
      Pattern.compile(".*/process-definition/.+/deployed-start-form");

  private final ObjectProvider<OfferedChoices> offered;
  private final AsCaller caller;
  private final ObjectMapper json;

  OfferedChoicesFilter(ObjectProvider<OfferedChoices> offered, AsCaller caller, ObjectMapper json) {
    this.offered = offered;
    this.caller = caller;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !request.getMethod().equals("GET")
        || !(OF_TASK.matcher(path).matches() || OF_START.matcher(path).matches());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, buffered);
    if (buffered.getStatus() == HttpServletResponse.SC_OK) {
      var form = (ObjectNode) json.readTree(buffered.getContentAsByteArray());
      caller.of(request, () -> adjusted(request, form));
      buffered.resetBuffer();
      buffered.getOutputStream().write(json.writeValueAsBytes(form));
    }
    buffered.copyBodyToResponse();
  }

  private ObjectNode adjusted(HttpServletRequest request, ObjectNode form) {
    var task = OF_TASK.matcher(request.getRequestURI());
    if (task.matches()) {
      offered.getObject().ofTask(task.group(1), form);
    } else {
      var who = request.getUserPrincipal();
      offered.getObject().ofStart(who == null ? "" : who.getName(), form);
    }
    return form;
  }
}
