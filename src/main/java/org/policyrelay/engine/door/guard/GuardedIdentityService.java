package org.policyrelay.engine.door.guard;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

  private final Lock removals = new ReentrantLock();
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
          whileAnotherAdministratorStays(userId, () -> super.deleteUser(userId));
          return true;
        });
    changed(userId);
  }

  @Override
  public void deleteMembership(String userId, String groupId) {
    Refusals.explain(
        () -> {
          if (Directory.ADMINISTRATORS.equals(groupId)) {
            whileAnotherAdministratorStays(userId, () -> super.deleteMembership(userId, groupId));
          } else {
            super.deleteMembership(userId, groupId);
          }
          return true;
        });
  }

  /**
   * Without one nobody could make one, by any door. One at a time, since two administrators may
   * take each other out at once: on all nodes by the lock that the engine has for deployments,
   * which it takes on every database but H2, and H2 has one node.
   */
  private void whileAnotherAdministratorStays(String userId, Runnable removal) {
    if (getCurrentAuthentication() == null) {
      removal.run();
      return;
    }
    removals.lock();
    try {
      commandExecutor.execute(
          context -> {
            context.getPropertyManager().acquireExclusiveLock();
            requireAnother(userId);
            removal.run();
            return true;
          });
    } finally {
      removals.unlock();
    }
  }

  private void requireAnother(String userId) {
    var administrators = Directory.activeMembersOf(this, Directory.ADMINISTRATORS);
    if (administrators.equals(List.of(userId))) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          userId + " is the only administrator who can log in; make somebody else one first");
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
