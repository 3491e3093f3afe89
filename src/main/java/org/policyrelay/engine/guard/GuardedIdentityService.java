package org.policyrelay.engine.guard;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.LeadGroups;
import org.policyrelay.engine.PasswordStamps;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's identity service with the limits of texts in front: everybody may write their own
 * name, and it stands in mails and in other people's lists. Behind it the sessions of whose
 * password has changed, or who is gone, end.
 */
class GuardedIdentityService extends IdentityServiceImpl {

  private final ObjectProvider<PasswordStamps> stamps;
  private final ObjectProvider<LeadGroups> groups;

  GuardedIdentityService(ObjectProvider<PasswordStamps> stamps, ObjectProvider<LeadGroups> groups) {
    this.stamps = stamps;
    this.groups = groups;
  }

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
    changed(user.getId());
  }

  @Override
  public void deleteUser(String userId) {
    Refusals.explain(
        () -> {
          requireAnotherAdministrator(userId);
          super.deleteUser(userId);
          return true;
        });
    changed(userId);
  }

  @Override
  public void deleteMembership(String userId, String groupId) {
    Refusals.explain(
        () -> {
          if (groupId != null && groupId.equals(Directory.ADMINISTRATORS)) {
            requireAnotherAdministrator(userId);
          }
          super.deleteMembership(userId, groupId);
          return true;
        });
  }

  /** Without one nobody could make one, by any door. */
  private void requireAnotherAdministrator(String userId) {
    if (getCurrentAuthentication() == null) {
      return;
    }
    var administrators = createUserQuery().memberOfGroup(Directory.ADMINISTRATORS).list();
    if (administrators.size() == 1 && administrators.get(0).getId().equals(userId)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          userId + " is the only administrator; make somebody else one first");
    }
  }

  private void changed(String user) {
    // nobody has a session while the engine itself starts
    stamps.ifAvailable(one -> one.changed(user));
  }

  @Override
  public void deleteGroup(String groupId) {
    Refusals.explain(
        () -> {
          if (groups.getObject().isNeeded(groupId)) {
            throw new RefusedException(
                ErrorCode.NOT_ALLOWED,
                "Work goes to this group, which the settings name; without it tasks would be"
                    + " nobody's. Take its members out one by one, or the team out of the settings");
          }
          super.deleteGroup(groupId);
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
