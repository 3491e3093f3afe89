package org.policyrelay.engine.guard;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's instances. An administrator repairs one by beginning a step again, and ends none:
 * the change or handoff that it belongs to would wait for it for ever, and nobody would be told.
 * What somebody has begun past its form belongs to nothing and may go.
 */
class GuardedRuntimeService extends RuntimeServiceImpl {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedRuntimeService.class);

  private final IdentityService identity;

  GuardedRuntimeService(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public void deleteProcessInstance(
      String instance,
      @Nullable String reason,
      boolean skipListeners,
      boolean externally,
      boolean skipMappings,
      boolean skipSubprocesses) {
    requireMayEnd(instance);
    super.deleteProcessInstance(
        instance, reason, skipListeners, externally, skipMappings, skipSubprocesses);
  }

  @Override
  public void deleteProcessInstanceIfExists(
      String instance,
      @Nullable String reason,
      boolean skipListeners,
      boolean externally,
      boolean skipMappings,
      boolean skipSubprocesses) {
    requireMayEnd(instance);
    super.deleteProcessInstanceIfExists(
        instance, reason, skipListeners, externally, skipMappings, skipSubprocesses);
  }

  @Override
  public ProcessInstanceModificationBuilder createProcessInstanceModification(String instance) {
    return new ProcessInstanceModificationBuilderImpl(commandExecutor, instance) {
      @Override
      public void execute(boolean writeLog, boolean skipListeners, boolean skipMappings) {
        explain(
            instance,
            () ->
                commandExecutor.execute(
                    context -> {
                      var kept = keptBy(context, instance);
                      super.execute(writeLog, skipListeners, skipMappings);
                      if (kept.stream().anyMatch(one -> isOver(context, one))) {
                        throw refusal(
                            "A repair ends neither an instance nor a handoff that hangs on it, since"
                                + " what the steps on the way record would be missing; begin the"
                                + " step before its end, or try the failed one again by its job");
                      }
                      return null;
                    }));
      }
    };
  }

  /** In a command, since the engine's resources forget what is thrown outside one. */
  private void requireMayEnd(String id) {
    commandExecutor.execute(
        context -> {
          if (!mayEnd(context, id)) {
            throw refusal(
                "The change or handoff that it belongs to would wait for it for ever, and nobody"
                    + " would be told; withdraw the change with"
                    + " POST /api/policy-changes/{key}/withdraw");
          }
          return null;
        });
  }

  private boolean mayEnd(CommandContext context, String id) {
    return !keptBy(context, id).contains(id);
  }

  /** Of an instance and what it has called, those that a caller may not end. */
  private Set<String> keptBy(CommandContext context, String id) {
    var kept = new HashSet<String>();
    if (identity.getCurrentAuthentication() != null) {
      collect(context.getExecutionManager(), id, kept);
    }
    return kept;
  }

  private static void collect(ExecutionManager executions, String id, Set<String> kept) {
    for (var execution : executions.findExecutionsByProcessInstanceId(id)) {
      if (execution.getId().equals(id) && belongsToSomething(execution)) {
        kept.add(id);
      }
      var called = execution.getSubProcessInstance();
      if (called != null) {
        collect(executions, called.getId(), kept);
      }
    }
  }

  private static boolean belongsToSomething(ExecutionEntity instance) {
    return instance.getBusinessKey() != null || instance.getSuperExecutionId() != null;
  }

  private static boolean isOver(CommandContext context, String id) {
    var instance = context.getExecutionManager().findExecutionById(id);
    return instance == null || instance.isEnded() || instance.isCanceled() || instance.isRemoved();
  }

  private static RefusedException refusal(String reason) {
    return new RefusedException(ErrorCode.NOT_ALLOWED, reason);
  }

  /**
   * A step may need what only the one before it makes. That cannot be told from a fault of the step
   * itself, so it is in the log too.
   */
  private static void explain(String instance, Runnable repair) {
    try {
      repair.run();
    } catch (RuntimeException failed) {
      if (!lacksSomething(failed)) {
        throw failed;
      }
      LOG.warn("A step of {} cannot begin there", instance, failed);
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "This step needs what the instance does not have where it stands; begin one that comes"
              + " before it");
    }
  }

  private static boolean lacksSomething(RuntimeException failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalStateException || cause instanceof ELException) {
        return true;
      }
    }
    return false;
  }
}
