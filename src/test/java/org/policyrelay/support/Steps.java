package org.policyrelay.support;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;

/**
 * A step of an instance that is begun out of turn. No door lets anybody do so; what a step and its
 * aggregate refuse by themselves is tried by the engine's own means.
 */
public final class Steps {

  private Steps() {}

  /** With nothing told beside it. */
  public static Optional<RuntimeException> begin(
      RuntimeService runtime, String instance, String step) {
    return begin(runtime, instance, step, Map.of());
  }

  /**
   * @param told variables that the step is told
   * @return what it failed by, if it did before its first job
   */
  public static Optional<RuntimeException> begin(
      RuntimeService runtime, String instance, String step, Map<String, ?> told) {
    var begun = runtime.createProcessInstanceModification(instance).startBeforeActivity(step);
    told.forEach(begun::setVariable);
    try {
      begun.execute();
      return Optional.empty();
    } catch (RuntimeException failed) {
      return Optional.of(failed);
    }
  }
}
