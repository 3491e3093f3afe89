package org.policyrelay.engine.door.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Submissions;
import org.policyrelay.engine.door.form.AnswerDesk;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Adds to a task's form variables what the form shows and no process variable holds. Who may not
 * see the task gets the engine's refusal unchanged. The last decision of the process is left out: a
 * form must not open with the answer of another.
 */
final class FormValuesFilter extends ChangedJsonFilter {

  private static final Pattern FORM_VARIABLES = Pattern.compile(".*/task/([^/]+)/form-variables");

  private final ObjectProvider<AnswerDesk> desk;
  private final AsCaller caller;
  private final ObjectMapper json;

  FormValuesFilter(ObjectProvider<AnswerDesk> desk, AsCaller caller, ObjectMapper json) {
    super(json);
    this.desk = desk;
    this.caller = caller;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || !FORM_VARIABLES.matcher(request.getRequestURI()).matches();
  }

  @Override
  void change(HttpServletRequest request, ObjectNode variables) {
    var task = FORM_VARIABLES.matcher(request.getRequestURI());
    if (task.matches()) {
      variables.remove(Submissions.OUTCOME);
      var values = caller.of(request, () -> desk.getObject().valuesFor(task.group(1)));
      add(values, wanted(request), variables);
    }
  }

  private void add(Map<String, Object> values, @Nullable Set<String> wanted, ObjectNode variables) {
    values.forEach(
        (name, content) -> {
          if (wanted == null || wanted.contains(name)) {
            var variable = variables.putObject(name);
            variable.put("type", content instanceof Boolean ? "Boolean" : "String");
            variable.set("value", json.valueToTree(content));
            variable.putObject("valueInfo");
          }
        });
  }

  private static @Nullable Set<String> wanted(HttpServletRequest request) {
    var names = request.getParameter("variableNames");
    return names == null
        ? null
        : Arrays.stream(names.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
