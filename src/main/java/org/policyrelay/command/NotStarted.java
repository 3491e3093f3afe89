package org.policyrelay.command;

import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/** What a command needs has not started, and Spring Boot has said why: there is nothing to add. */
final class NotStarted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private NotStarted(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }

  static ConfigurableApplicationContext orElse(Supplier<ConfigurableApplicationContext> start) {
    try {
      return start.get();
    } catch (RuntimeException told) {
      throw new NotStarted(told);
    }
  }
}
