package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RelayTest
class FirstAdministratorTest {

  @Autowired Directory directory;
  @Autowired IdentityService identity;
  @Autowired TransactionTemplate transaction;

  private final ArrayList<String> before = new ArrayList<>();

  @AfterEach
  void asItWas() {
    before.stream()
        .filter(one -> !directory.groupsOf(one).contains(Teams.ADMINISTRATORS))
        .forEach(one -> directory.addToGroup(one, Teams.ADMINISTRATORS));
  }

  /** They were all taken out of the group, each by the other. */
  @Test
  void whereNoneIsLeftTheFirstIsOneAgain() {
    before.addAll(directory.membersOf(Teams.ADMINISTRATORS));
    before.forEach(one -> directory.removeFromGroup(one, Teams.ADMINISTRATORS));
    assertThat(directory.hasActiveMembers(Teams.ADMINISTRATORS)).isFalse();

    new FirstAdministrator(directory, transaction).afterPropertiesSet();

    assertThat(directory.membersOf(Teams.ADMINISTRATORS)).containsExactly("admin");
  }

  /** Somebody made without a password is in the group, and could let nobody in. */
  @Test
  void whoCannotLogInIsNone() {
    before.addAll(directory.membersOf(Teams.ADMINISTRATORS));
    before.forEach(one -> directory.removeFromGroup(one, Teams.ADMINISTRATORS));
    identity.saveUser(identity.newUser("ghost"));
    directory.addToGroup("ghost", Teams.ADMINISTRATORS);
    try {
      new FirstAdministrator(directory, transaction).afterPropertiesSet();

      assertThat(directory.membersOf(Teams.ADMINISTRATORS)).containsExactly("admin", "ghost");
    } finally {
      identity.deleteUser("ghost");
    }
  }
}
