package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What others would take and stumble over is told by its name. */
class SettingsFirstTest {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "server.tomcat.remoteip.internal-proxies", "127\\.\\d{1,3}",
          "camunda.bpm.job-execution.core-pool-size", "3",
          "camunda.bpm.job-execution.max-pool-size", "3",
          "spring.mail.protocol", "smtps");

  @Test
  void whatCanBeIsTaken() {
    assertThatCode(() -> SettingsFirst.check(binder(Map.of()))).doesNotThrowAnyException();
    assertThatCode(() -> SettingsFirst.check(new Binder())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server.tomcat.remoteip.internal-proxies            | (      | '(' is no regular expression
          spring.mail.protocol                               | pigeon | 'pigeon' must be smtp or smtps
          camunda.bpm.job-execution.core-pool-size           | 0      | '0' must be at least 1
          camunda.bpm.job-execution.max-pool-size            | 2      | '2' must be at least the core-pool-size, which is 3
          camunda.bpm.job-execution.max-jobs-per-acquisition | -1     | '-1' must be at least 1
          """)
  void whatCannotBeIsTold(String setting, String value, String told) {
    assertThatThrownBy(() -> SettingsFirst.check(binder(Map.of(setting, value))))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(setting + ": " + told);
  }

  private static Binder binder(Map<String, String> more) {
    var settings = new LinkedHashMap<>(DEFAULTS);
    settings.putAll(more);
    return new Binder(new MapConfigurationPropertySource(settings));
  }
}
