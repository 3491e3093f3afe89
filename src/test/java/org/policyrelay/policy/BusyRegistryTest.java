package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who cannot write because somebody else does is told to come back. H2 gives up the wait for a
 * lock; PostgreSQL waits.
 */
@RelayTest
@Tag("any-database")
class BusyRegistryTest {

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private PolicyEntry entry = PolicyEntry.stored("{}");

  @BeforeEach
  void aPolicyApplies() {
    relay.stopTime();
    entry = wording.published("Wine ads must be shown to adults only.");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void whoFindsTheRegistryTakenIsToldToComeBack() {
    var door = "/api/policies/%s/versions/1.0.0/translations/th".formatted(entry.policyId());
    var thai = Map.of("name", "นโยบาย", "policy", "ต้องไม่");
    var translator = Http.at(port).as("policy-specialist");

    var busy =
        transaction.execute(
            held -> {
              jdbc.queryForList("select * from policy_registry for update");
              return translator.put(door, thai);
            });

    assertThat(busy.status()).as(busy.text()).isEqualTo(503);
    assertThat(busy.code()).isEqualTo("busy");
    assertThat(busy.headers()).containsEntry("retry-after", "5");
    assertThat(translator.put(door, thai).status()).isEqualTo(200);
  }
}
