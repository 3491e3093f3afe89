package org.policyrelay.engine.door.guard;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.PasswordWatch;
import org.policyrelay.kernel.RelayItself;

/**
 * Users and groups as the engine keeps them, except that a wrong password changes nothing about the
 * user. The engine counts wrong passwords for each user, whoever tried them, and locks the user for
 * good after ten: anybody could lock out everybody. What it has counted before is not looked at any
 * more. Who may try is the {@link PasswordWatch}'s to say.
 */
final class UncountedPasswords extends DbIdentityServiceProvider {

  private final Optional<PasswordWatch> watch;
  private final UserEntity nobody;

  UncountedPasswords(Optional<PasswordWatch> watch, UserEntity nobody) {
    this.watch = watch;
    this.nobody = nobody;
  }

  /** Stands in for a user who does not exist, so that it takes as long to find that out. */
  static UserEntity nobody(ProcessEngineConfigurationImpl engine) {
    var nobody = new UserEntity("");
    nobody.setSalt(engine.getSaltGenerator().generateSalt());
    nobody.setDbPassword(
        engine.getPasswordManager().encrypt(saltPassword("nobody's", nobody.getSalt())));
    return nobody;
  }

  @Override
  public boolean checkPassword(@Nullable String userId, @Nullable String password) {
    if (userId == null || password == null) {
      return false;
    }
    watch.ifPresent(one -> one.before(userId));
    var user = findUserById(userId);
    var has = user != null && user.getPassword() != null;
    var right = matchPassword(password, has ? user : nobody) && has;
    watch.ifPresent(one -> one.after(userId, right));
    return right;
  }

  @Override
  public IdentityOperationResult unlockUser(String userId) {
    if (findUserById(userId) != null) {
      var who = Context.getCommandContext().getAuthenticatedUserId();
      watch.ifPresent(one -> one.unlocked(userId, who == null ? RelayItself.NAME : who));
    }
    return super.unlockUser(userId);
  }
}
