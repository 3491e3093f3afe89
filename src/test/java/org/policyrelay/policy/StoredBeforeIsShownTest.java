package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was stored when the limits were others is shown at every address of its own. */
@RelayTest
class StoredBeforeIsShownTest {

  @Autowired PolicyPublisher publisher;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void forget() {
    for (var table : List.of("policy_release", "policy_version")) {
      jdbc.sql("delete from " + table + " where policy_id = 'stored_before'").update();
    }
  }

  @Test
  void anOldEntryIsReadEverywhere() {
    var name = "old\u202e\n".repeat(60);
    var old =
        PolicyEntry.stored(
            """
            {"policy_id": "stored_before", "enforcement": "may", "policy": "Text\\u000b",
             "jurisdictions": ["SG"], "name": "%s", "description": "\\u0001 unreadable",
             "guidance": "\\u200b", "source_name": ""}
            """
                .formatted(name.replace("\n", "\\n")));
    var from = Instant.parse("2024-02-01T00:00:00Z");
    publisher.publish(Policies.order(old, "1.0.0", "S-stored_before", from, "SG"));

    for (var address :
        List.of(
            "/api/policies/resolve?policy_id=stored_before&market=SG",
            "/api/policies/history?policy_id=stored_before",
            "/api/policies/registry",
            "/api/policies/export",
            "/policies",
            "/policies/stored_before",
            "/policies/markets/SG",
            "/policies/changes.atom",
            "/policies/markets/SG/changes.atom",
            "/policies/search?q=unreadable")) {
      var answer = Http.at(port).get(address);
      assertThat(answer.status()).as(address + answer.text()).isEqualTo(200);
    }
    assertThat(
            Http.at(port)
                .get("/api/policies/resolve?policy_id=stored_before")
                .json()
                .path("name")
                .asText())
        .isEqualTo(name);

    var admin = Http.at(port).as("admin");
    var again = admin.post("/api/policies/import", admin.get("/api/policies/export").text());
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.json().path("added").asInt()).isZero();
  }
}
