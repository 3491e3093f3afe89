package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** People read names, and an id only where a name is two people's. */
@RelayTest
class PeopleTest {

  private static final List<String> IDS = List.of("kim-1", "kim-2", "nameless");

  @Autowired People people;
  @Autowired IdentityService identity;
  @Autowired Relay relay;

  @AfterEach
  void cleanUp() {
    IDS.forEach(identity::deleteUser);
  }

  @Test
  void aNameIsTheirsAlone() {
    add("kim-1", "Kim", "Tan");
    assertThat(people.name("kim-1")).isEqualTo("Kim Tan");
    add("kim-2", "Kim", "Tan");
    add("nameless", "", "");
    assertThat(people.names(List.of("kim-1", "kim-2", "nameless", "gone")))
        .containsEntry("kim-1", "Kim Tan (kim-1)")
        .containsEntry("kim-2", "Kim Tan (kim-2)")
        .containsEntry("nameless", "nameless")
        .containsEntry("gone", "gone");
    assertThat(people.names(List.of())).isEmpty();
  }

  /** A trainer may see nobody of QA in the engine, and reads who handed them what. */
  @Test
  void whoReadsNeedsNoRightOnWhoIsNamed() {
    assertThat(relay.as("trainer", () -> people.name("qa-analyst"))).isEqualTo("Ben Koh");
    assertThat(relay.as("trainer", () -> people.names(List.of("qa-analyst"))))
        .containsEntry("qa-analyst", "Ben Koh");
  }

  private void add(String id, String first, String last) {
    var user = identity.newUser(id);
    user.setFirstName(first);
    user.setLastName(last);
    identity.saveUser(user);
  }
}
