package org.policyrelay.engine.door.rest;

import org.jspecify.annotations.Nullable;

/** The HTTP request that the thread is answering, as far as the engine's commands depend on it. */
final class OpenRequest {

  private static final ThreadLocal<@Nullable OpenRequest> CURRENT = new ThreadLocal<>();

  private final boolean reading;
  private @Nullable RuntimeException failure;

  private OpenRequest(boolean reading) {
    this.reading = reading;
  }

  static void begin(boolean reading) {
    CURRENT.set(new OpenRequest(reading));
  }

  static void end() {
    CURRENT.remove();
  }

  /** Null for what the relay does by itself. */
  static @Nullable OpenRequest current() {
    return CURRENT.get();
  }

  boolean reading() {
    return reading;
  }

  /**
   * Why the newest command failed. The engine's REST layer throws some of these away and tells only
   * their message.
   */
  @Nullable RuntimeException failure() {
    return failure;
  }

  RuntimeException failed(RuntimeException why) {
    failure = why;
    return why;
  }
}
