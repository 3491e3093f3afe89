package org.policyrelay.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Hears what is logged during a test, whatever a command in the same virtual machine has made of
 * the levels.
 */
public final class HeardLog implements BeforeEachCallback, AfterEachCallback {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private @Nullable Level before;

  private HeardLog(String logger) {
    this.logger = (Logger) LoggerFactory.getLogger(logger);
  }

  /** What one class logs. */
  public static HeardLog of(Class<?> logging) {
    return new HeardLog(logging.getName());
  }

  /** What anybody logs. */
  public static HeardLog ofAll() {
    return new HeardLog(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** In order, as far as it is heard by now. */
  public List<ILoggingEvent> events() {
    return List.copyOf(heard.list);
  }

  public void forget() {
    heard.list.clear();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    before = logger.getLevel();
    logger.setLevel(Level.INFO);
    heard.start();
    logger.addAppender(heard);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    logger.detachAppender(heard);
    // the root has no level to inherit
    logger.setLevel(
        logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME)
            ? Objects.requireNonNullElse(before, Level.INFO)
            : before);
    forget();
  }
}
