package org.policyrelay.engine.tuned.writes;

import org.camunda.bpm.engine.impl.history.HistoryLevelActivity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * The engine's level {@code activity} in its own place, but for the steps inside a sub-process that
 * the model marks with the property {@code history = none}: what they do is on record elsewhere.
 */
final class StepHistory extends HistoryLevelActivity {

  static final String NONE = "relay-history-none";

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
    return super.isHistoryEventProduced(type, entity) && !isUnrecorded(entity);
  }

  private static boolean isUnrecorded(@Nullable Object entity) {
    if (!(entity instanceof ExecutionEntity execution)) {
      return false;
    }
    ScopeImpl scope = execution.getActivity();
    while (scope instanceof ActivityImpl activity) {
      if (activity.getProperty(NONE) != null) {
        return true;
      }
      scope = activity.getFlowScope();
    }
    return false;
  }
}
