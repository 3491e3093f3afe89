package org.policyrelay.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * How a command of the engine fails when somebody else has changed what it was reading: it loses
 * the race for a row, it follows a reference to what is gone, it finds that its own state makes no
 * sense, or that nobody has a right any more to a task that is over. Nothing was written then, and
 * once more it meets what is so now. What is refused for another reason has a type of its own.
 */
public final class Stumble {

  private Stumble() {}

  public static boolean is(RuntimeException failure) {
    return failure instanceof OptimisticLockingException
        || failure instanceof AuthorizationException
        || (failure instanceof RefusedException refused && refused.code() == ErrorCode.NOT_ALLOWED)
        || isTheEnginesOwn(failure);
  }

  private static boolean isTheEnginesOwn(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (!cause.getClass().equals(ProcessEngineException.class)
          && !(cause instanceof NullPointerException)) {
        return false;
      }
    }
    return true;
  }
}
