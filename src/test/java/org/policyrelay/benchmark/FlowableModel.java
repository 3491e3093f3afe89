package org.policyrelay.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * The application's model in the words of Flowable: the same steps, waits, timers and transactions.
 * Derived, so that it stays equal when the model changes.
 */
final class FlowableModel {

  private FlowableModel() {}

  static String of(String model) {
    try (var in = new ClassPathResource(model).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("http://camunda.org/schema/1.0/bpmn", "http://flowable.org/bpmn")
          .replaceAll(
              " camunda:(formRef|formRefBinding|followUpDate|historyTimeToLive|isStartableInTasklist)=\"[^\"]*\"",
              "")
          .replaceAll("(?s)<camunda:properties>.*?</camunda:properties>", "")
          .replace("camunda:asyncBefore=", "camunda:async=")
          .replace("camunda:asyncAfter=", "camunda:asyncLeave=")
          .replace("xmlns:camunda=", "xmlns:flowable=")
          .replace("camunda:", "flowable:");
    } catch (IOException e) {
      throw new UncheckedIOException(model, e);
    }
  }
}
