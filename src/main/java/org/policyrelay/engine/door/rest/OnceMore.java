package org.policyrelay.engine.door.rest;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.policyrelay.engine.Stumble;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.LostChunk;
import org.policyrelay.kernel.RefusedException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A command reads a process instance in several queries, and somebody may end the instance, or grow
 * it, between two of them. What it has then does not fit together, and it fails in one of many
 * ways. Where a request only reads, it is read once more; where it writes, the caller is told that
 * somebody was faster. What the relay does by itself is not touched: jobs are tried again by the
 * engine, and a command inside of another has no say about their transaction.
 */
final class OnceMore extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    var request = OpenRequest.current();
    if (request == null || Context.getCommandContext() != null) {
      return next.execute(command);
    }
    try {
      return request.reading() && !TransactionSynchronizationManager.isActualTransactionActive()
          ? read(command)
          : next.execute(command);
    } catch (OptimisticLockingException lost) {
      throw request.failed(
          new RefusedException(
              ErrorCode.CHANGED_MEANWHILE,
              "Somebody else changed this at the same moment; refresh your list and try again"));
    } catch (RuntimeException failure) {
      throw request.failed(failure);
    }
  }

  private <T> T read(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException failure) {
      if (!Stumble.is(failure) && !LostChunk.isBehind(failure)) {
        throw failure;
      }
    }
    try {
      return next.execute(command);
    } catch (NullPointerException nothingThere) {
      throw new RefusedException(
          ErrorCode.NOT_FOUND, "There is no such thing any more; refresh your list");
    }
  }
}
