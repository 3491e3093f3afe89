package org.policyrelay;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.policyrelay.kernel.SettingException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Reads all settings of the relay's own before anything is made of them, so that a wrong one is
 * told before a database has half its tables; and of what is documented of others, what they would
 * take and stumble over, or do nothing with.
 */
@Configuration(proxyBeanMethods = false)
class SettingsFirst {

  private static final String PROXIES = "server.tomcat.remoteip.internal-proxies";
  private static final String PROTOCOL = "spring.mail.protocol";
  private static final String JOBS = "camunda.bpm.job-execution.";

  @Bean
  static BeanFactoryPostProcessor settingsReader(Environment environment) {
    return beans -> {
      for (var name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
        var type = beans.getType(name, false);
        if (type != null && type.isRecord()) {
          beans.getBean(name);
        }
      }
      check(Binder.get(environment));
    };
  }

  /**
   * @throws SettingException for the first that cannot be
   */
  static void check(Binder settings) {
    settings.bind(PROXIES, String.class).ifBound(SettingsFirst::checkPattern);
    settings
        .bind(PROTOCOL, String.class)
        .ifBound(
            protocol -> {
              if (!Set.of("smtp", "smtps", "").contains(protocol)) {
                throw new SettingException(PROTOCOL, "'" + protocol + "' must be smtp or smtps");
              }
            });
    for (var name : List.of("core-pool-size", "max-pool-size", "max-jobs-per-acquisition")) {
      settings
          .bind(JOBS + name, Integer.class)
          .ifBound(
              number -> {
                if (number < 1) {
                  throw new SettingException(JOBS + name, "'" + number + "' must be at least 1");
                }
              });
    }
    var core = settings.bind(JOBS + "core-pool-size", Integer.class).orElse(1);
    var most = settings.bind(JOBS + "max-pool-size", Integer.class).orElse(core);
    if (most < core) {
      throw new SettingException(
          JOBS + "max-pool-size",
          "'%d' must be at least the core-pool-size, which is %d".formatted(most, core));
    }
  }

  private static void checkPattern(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException malformed) {
      throw new SettingException(
          PROXIES, "'" + pattern + "' is no regular expression: " + malformed.getDescription());
    }
  }
}
