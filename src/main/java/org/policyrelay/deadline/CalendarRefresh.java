package org.policyrelay.deadline;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes note of calendars that another node has loaded. Begins before anything else does, so that
 * no deadline is counted with what this node does not know yet.
 */
@Component
class CalendarRefresh implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarRefresh.class);
  private static final long LOOK_SECONDS = 10;

  private final CalendarFiles files;
  private final AtomicReference<@Nullable ScheduledExecutorService> running =
      new AtomicReference<>();

  CalendarRefresh(CalendarFiles files) {
    this.files = files;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void start() {
    if (isRunning()) {
      return;
    }
    look();
    var thread = Executors.newSingleThreadScheduledExecutor();
    thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    running.set(thread);
  }

  /** A database that is away for a moment must not end the schedule. */
  private void look() {
    try {
      files.refresh();
    } catch (DataAccessException away) {
      LOG.warn("Calendars stay as they are, the database cannot be read: {}", away.getMessage());
    } catch (RuntimeException fault) {
      LOG.error("Calendars stay as they are because of a fault", fault);
    }
  }

  @Override
  public void stop() {
    var thread = running.getAndSet(null);
    if (thread != null) {
      thread.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }
}
