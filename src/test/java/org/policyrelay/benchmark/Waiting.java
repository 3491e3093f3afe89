package org.policyrelay.benchmark;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what an engine, a server or the time has still to do. It gives up, so that a benchmark
 * ends by itself.
 */
final class Waiting {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration LOOK_AGAIN_SOON = Duration.ofMillis(2);
  private static final Duration GIVE_UP = Duration.ofMinutes(15);
  private static final Duration GIVE_UP_SOON = Duration.ofMinutes(1);

  private Waiting() {}

  /** For what may take minutes. */
  static void until(String what, Callable<Boolean> isSo) {
    looking(what, LOOK_AGAIN, GIVE_UP).until(isSo);
  }

  /** For what a lead waits for; is looked for every two milliseconds. */
  static <T> T untilFound(String what, Callable<@Nullable T> search) {
    return looking(what, LOOK_AGAIN_SOON, GIVE_UP_SOON).until(search, Objects::nonNull);
  }

  private static ConditionFactory looking(String what, Duration again, Duration most) {
    return await(what).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(again).atMost(most);
  }
}
