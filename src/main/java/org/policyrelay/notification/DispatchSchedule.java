package org.policyrelay.notification;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs addressing and each lane of each channel on a thread of its own, so that a slow mail server
 * or webhook holds up nobody else's notices.
 */
@Component
class DispatchSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DispatchSchedule.class);
  private static final long END_WITHIN_SECONDS = 15;

  /** How often it is looked for what is overdue. */
  private static final long LOOK_SECONDS = 60;

  private final TaskNotices tasks;
  private final Addressing addressing;
  private final List<Dispatcher> dispatchers;
  private final NotificationProperties properties;
  private final AtomicReference<@Nullable ScheduledExecutorService> running =
      new AtomicReference<>();

  DispatchSchedule(
      TaskNotices tasks,
      Addressing addressing,
      List<Sender> senders,
      Outbox outbox,
      Digests digests,
      NotificationProperties properties,
      Clock clock) {
    this.tasks = tasks;
    this.addressing = addressing;
    this.dispatchers =
        senders.stream()
            .flatMap(
                sender ->
                    sender.lanes().stream()
                        .map(
                            lane ->
                                new Dispatcher(sender, lane, outbox, digests, properties, clock)))
            .toList();
    this.properties = properties;
  }

  /** Addresses and sends everything that is due now, on the caller's thread. */
  void runNow() {
    tasks.round();
    exhaust(addressing::round, 1);
    dispatchers.forEach(dispatcher -> exhaust(dispatcher::round, properties.dispatch().batch()));
  }

  @Override
  public void start() {
    if (!properties.dispatch().enabled() || isRunning()) {
      return;
    }
    var threads = Executors.newScheduledThreadPool(1 + dispatchers.size());
    var pause = properties.dispatch().interval().toMillis();
    threads.scheduleWithFixedDelay(
        () -> guarded(tasks::round, Integer.MAX_VALUE), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    threads.scheduleWithFixedDelay(
        () -> guarded(addressing::round, 1), pause, pause, TimeUnit.MILLISECONDS);
    for (var dispatcher : dispatchers) {
      threads.scheduleWithFixedDelay(
          () -> guarded(dispatcher::round, properties.dispatch().batch()),
          pause,
          pause,
          TimeUnit.MILLISECONDS);
    }
    running.set(threads);
  }

  /** A database that is away for a moment must not end the schedule. */
  private static void guarded(IntSupplier round, int full) {
    try {
      exhaust(round, full);
    } catch (DataAccessException | TransactionException failed) {
      LOG.warn("Notices wait, the database cannot be reached: {}", failed.getMessage());
    } catch (RuntimeException fault) {
      LOG.error("Notices wait because of a fault", fault);
    }
  }

  /** Goes on for as long as there is as much as one round can take. */
  private static void exhaust(IntSupplier round, int full) {
    while (round.getAsInt() >= full && !Thread.currentThread().isInterrupted()) {
      // the round has done the work
    }
  }

  @Override
  public void stop() {
    var threads = running.getAndSet(null);
    if (threads == null) {
      return;
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }
}
