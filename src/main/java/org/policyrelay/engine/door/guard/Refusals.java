package org.policyrelay.engine.door.guard;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Stumble;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Turns what the engine throws into refusals that a person understands. */
final class Refusals {

  private Refusals() {}

  /**
   * Does the work; whatever is a refusal comes out as one. An engine that stumbled, because
   * somebody else was at work on the same instance, is asked once more: the first try has left
   * nothing, and the second finds what is so now.
   */
  static <T> T explain(Supplier<T> work) {
    return explain(work, id -> id);
  }

  /**
   * The same.
   *
   * @param name what people call the one with the id
   */
  static <T> T explain(Supplier<T> work, UnaryOperator<String> name) {
    try {
      return refusing(work, name);
    } catch (RuntimeException failure) {
      if (!Stumble.is(failure) || TransactionSynchronizationManager.isActualTransactionActive()) {
        throw failure;
      }
    }
    return refusing(work, name);
  }

  private static <T> T refusing(Supplier<T> work, UnaryOperator<String> name) {
    try {
      return work.get();
    } catch (RefusedException | ProcessEngineException e) {
      var refusal = refusalIn(e, name);
      if (refusal == null) {
        throw e;
      }
      throw refusal;
    }
  }

  private static @Nullable RefusedException refusalIn(
      RuntimeException thrown, UnaryOperator<String> name) {
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
            name.apply(claimed.getTaskAssignee())
                + " has claimed this task already; refresh your list");
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
