package org.policyrelay.engine.door.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.policyrelay.engine.door.form.OfferedChoices;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Hands out each form with what its reader can choose. Who may not have the form gets the engine's
 * refusal unchanged.
 */
final class OfferedChoicesFilter extends ChangedJsonFilter {

  private static final Pattern OF_TASK = Pattern.compile(".*/task/([^/]+)/deployed-form");
  private static final Pattern OF_START =
      Pattern.compile(".*/process-definition/.+/deployed-start-form");

  private final ObjectProvider<OfferedChoices> offered;
  private final AsCaller caller;

  OfferedChoicesFilter(ObjectProvider<OfferedChoices> offered, AsCaller caller, ObjectMapper json) {
    super(json);
    this.offered = offered;
    this.caller = caller;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !request.getMethod().equals("GET")
        || !(OF_TASK.matcher(path).matches() || OF_START.matcher(path).matches());
  }

  @Override
  void change(HttpServletRequest request, ObjectNode form) {
    caller.of(request, () -> adjusted(request, form));
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
