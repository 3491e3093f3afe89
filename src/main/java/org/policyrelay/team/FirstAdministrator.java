package org.policyrelay.team;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.policyrelay.engine.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets somebody in at the very first start: creates {@code admin} with a random password, printed
 * once and stored only as the engine's salted hash. Does nothing while there is an administrator;
 * where none is left, {@code admin} is one again.
 */
@Component
@Profile("!demo")
@DependsOn("teamSetup")
class FirstAdministrator implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final String NAME = "admin";
  private static final int PASSWORD_BYTES = 18;

  private final Directory directory;
  private final TransactionTemplate transaction;

  FirstAdministrator(Directory directory, TransactionTemplate transaction) {
    this.directory = directory;
    this.transaction = transaction;
  }

  @Override
  public void afterPropertiesSet() {
    transaction.executeWithoutResult(status -> create());
  }

  /** Who is in the group already is there without a password. */
  private void makeOneAgain(String password) {
    if (!directory.membersOf(Teams.ADMINISTRATORS).contains(NAME)) {
      directory.addToGroup(NAME, Teams.ADMINISTRATORS);
    }
    if (directory.givePasswordIfNone(NAME, password)) {
      LOG.warn(
          "There was no administrator any more: '{}' is one again, password {}", NAME, password);
    } else {
      LOG.warn("There was no administrator any more: '{}' is one again, password as before", NAME);
    }
  }

  private void create() {
    if (directory.hasActiveMembers(Teams.ADMINISTRATORS)) {
      return;
    }
    var random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    if (directory.addUser(
        NAME, "First", "Administrator", password, List.of(Teams.ADMINISTRATORS))) {
      LOG.warn(
          "First start: administrator '{}' created, password {} (shown only now; change it in"
              + " Admin after you log in)",
          NAME,
          password);
    } else {
      makeOneAgain(password);
    }
  }
}
