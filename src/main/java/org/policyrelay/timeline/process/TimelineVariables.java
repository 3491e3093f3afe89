package org.policyrelay.timeline.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What an instance of {@code policy-timeline} knows. */
final class TimelineVariables {

  static final String PROCESS = "policy-timeline";

  /** Whether anything is still to come. */
  static final String LEFT = "left";

  /** When, as ISO 8601, after what has been told; read by the step after the one that writes it. */
  static final String NEXT = "next";

  /** From when on it tells, as ISO 8601; absent for all that comes after the publication. */
  static final String SINCE = "since";

  /** The message that lets it look anew. */
  static final String TIMELINE_CHANGED = "TimelineChanged";

  private TimelineVariables() {}

  /** The business key, which nobody can change. */
  static String timeline(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }

  static @Nullable Instant since(DelegateExecution execution) {
    return execution.getVariable(SINCE) instanceof String since ? Instant.parse(since) : null;
  }
}
