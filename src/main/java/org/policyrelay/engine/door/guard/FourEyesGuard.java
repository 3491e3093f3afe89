package org.policyrelay.engine.door.guard;

import java.util.HashSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.VisibleTasks;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Keeps away from a task who must not do it, when it is given to somebody and when somebody
 * completes it. A listener in the model's own execution, so there is no way around it.
 */
final class FourEyesGuard implements TaskListener {

  private final IdentityService identity;
  private final ObjectProvider<VisibleTasks> visible;
  private final ObjectProvider<FourEyes> rules;

  FourEyesGuard(
      IdentityService identity,
      ObjectProvider<VisibleTasks> visible,
      ObjectProvider<FourEyes> rules) {
    this.identity = identity;
    this.visible = visible;
    this.rules = rules;
  }

  @Override
  public void notify(DelegateTask task) {
    var acting = new HashSet<String>();
    if (task.getAssignee() != null) {
      acting.add(task.getAssignee());
    }
    var caller = identity.getCurrentAuthentication();
    if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName())
        && caller != null
        && caller.getUserId() != null) {
      acting.add(caller.getUserId());
    }
    if (acting.isEmpty()) {
      return;
    }
    var ref = visible.getObject().reference((TaskEntity) task);
    rules.stream().forEach(rule -> acting.forEach(user -> rule.requireMay(ref, user)));
  }
}
