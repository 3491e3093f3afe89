package org.policyrelay.engine.guard;

import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * Turns what the engine throws into refusals that a person understands, and remembers the newest
 * for the HTTP response of the same thread: on its way out the engine's REST layer would wrap it.
 */
public final class Refusals {

  private static final ThreadLocal<@Nullable RefusedException> LAST = new ThreadLocal<>();

  private Refusals() {}

  /** Does the work; whatever is a refusal comes out as one. */
  static <T> T explain(Supplier<T> work) {
    try {
      return work.get();
    } catch (RefusedException | ProcessEngineException e) {
      var refusal = refusalIn(e);
      if (refusal == null) {
        throw e;
      }
      LAST.set(refusal);
      throw refusal;
    }
  }

  /** Forgets the last refusal of this thread. */
  public static void clear() {
    LAST.remove();
  }

  /** The last refusal of this thread, null when there was none. */
  public static @Nullable RefusedException last() {
    return LAST.get();
  }

  private static @Nullable RefusedException refusalIn(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return refused;
      }
      if (cause instanceof AuthorizationException) {
        return new RefusedException(
            ErrorCode.NOT_ALLOWED, "This is not for you or your team; nothing was changed");
      }
      if (cause instanceof TaskAlreadyClaimedException claimed) {
        return new RefusedException(
            ErrorCode.TASK_CLAIMED,
            claimed.getTaskAssignee() + " has claimed this task already; refresh your list");
      }
      if (cause instanceof OptimisticLockingException) {
        return new RefusedException(
            ErrorCode.CHANGED_MEANWHILE,
            "Somebody else was faster with this task; refresh your list");
      }
      if (cause instanceof SuspendedEntityInteractionException) {
        return new RefusedException(
            ErrorCode.WRONG_STATE,
            "This work is on hold; a policy manager can resume the change it belongs to");
      }
      if (cause instanceof NullValueException) {
        return new RefusedException(
            ErrorCode.NOT_FOUND, "There is no such task any more; refresh your list");
      }
    }
    return null;
  }
}
