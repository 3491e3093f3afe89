package org.policyrelay.engine;

import java.util.Map;
import java.util.Optional;

/**
 * Values that a form shows, read afresh each time it is opened. They are never process variables,
 * so they may be long, and they are never out of date.
 */
public interface FormValues {

  boolean concerns(TaskRef task);

  /** Texts, numbers and booleans by name; {@code briefing} is Markdown. */
  Map<String, Object> values(TaskRef task);

  /**
   * Hash of what the form asks somebody to decide about. A form with a field {@link
   * Submissions#SHOWN} sends it back with the answer, which counts for nothing else.
   */
  default Optional<String> shown(TaskRef task) {
    return Optional.empty();
  }
}
