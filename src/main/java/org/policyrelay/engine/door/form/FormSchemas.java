package org.policyrelay.engine.door.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The forms of deployed models. A form is bound to the deployment of its model, so a definition and
 * a step name it for good and it is read once.
 */
final class FormSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, FormSchema> byStep = new ConcurrentHashMap<>();

  FormSchema of(String definitionId, String activity, Supplier<InputStream> deployedForm) {
    return byStep.computeIfAbsent(definitionId + "#" + activity, step -> read(deployedForm));
  }

  private static FormSchema read(Supplier<InputStream> deployedForm) {
    try (var form = deployedForm.get()) {
      return FormSchema.of(JSON.readTree(form));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a deployed form is no JSON", unreadable);
    }
  }
}
