package org.policyrelay.engine.guard;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/**
 * The engine's identity service with the limits of texts in front: everybody may write their own
 * name, and it stands in mails and in other people's lists.
 */
class GuardedIdentityService extends IdentityServiceImpl {

  @Override
  public void saveUser(User user) {
    saveUser(user, false);
  }

  @Override
  public void saveUser(User user, boolean skipPasswordPolicy) {
    Refusals.explain(
        () -> {
          EngineTexts.checkUser(user);
          super.saveUser(user, skipPasswordPolicy);
          return true;
        });
  }

  @Override
  public void saveGroup(Group group) {
    Refusals.explain(
        () -> {
          EngineTexts.checkGroup(group);
          super.saveGroup(group);
          return true;
        });
  }
}
