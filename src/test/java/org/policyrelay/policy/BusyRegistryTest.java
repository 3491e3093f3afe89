package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
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
@StoppedTime
class BusyRegistryTest {

  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  @Test
  void whoFindsTheRegistryTakenIsToldToComeBack() {
    var door = "/api/policies/import";
    var imported = List.of(shouldRule().json());
    var admin = Http.at(port).as("admin");

    var busy =
        transaction.execute(
            held -> {
              jdbc.queryForList("select * from policy_registry for update");
              return admin.post(door, imported);
            });

    assertThat(busy.status()).as(busy.text()).isEqualTo(503);
    assertThat(busy.code()).isEqualTo("busy");
    assertThat(busy.headers()).containsEntry("retry-after", "5");
    assertThat(admin.post(door, imported).status()).isEqualTo(200);
  }
}
