package org.policyrelay.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps out of the log who went away while they were answered: a closed tab is no fault, and each
 * would be two stacks of 200 lines.
 */
@Component
class GoneClients extends TurboFilter {

  private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

  @PostConstruct
  void begin() {
    loggers.addTurboFilter(this);
  }

  @PreDestroy
  void end() {
    loggers.getTurboFilterList().remove(this);
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] arguments,
      @Nullable Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
            .anyMatch(ClientAbortException.class::isInstance)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
