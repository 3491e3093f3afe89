package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A policy of which one version applies and another is announced, and whoever reads it. */
abstract class AppliedAndAnnounced {

  @Autowired PolicyPublisher publisher;
  @Autowired Clock clock;
  @LocalServerPort int port;

  Instant now = Instant.EPOCH;
  PolicyEntry first = Policies.shouldRule();

  @BeforeEach
  void aVersionAppliesAndAnotherIsComing() {
    now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    first =
        with(with(first, "policy_id", "test:" + first.policyId()), "jurisdictions", List.of("SG"));
    var second = with(with(first, "enforcement", "must"), "policy", "Ads must never be shown.");
    publish(first, "1.0.0", "A-", now.minus(Duration.ofDays(30)), "SG", "US");
    publish(second, "2.0.0", "B-", now.plus(Duration.ofDays(30)), "SG");
  }

  final JsonNode json(String path) {
    var answer = Http.at(port).get(path);
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
    return answer.json();
  }

  /**
   * Publishes a version as if forty days ago.
   *
   * @param change how the change's key begins, so that several can be of one
   */
  final void publish(
      PolicyEntry entry, String version, String change, Instant from, String... markets) {
    publisher.publish(
        new PublishOrder(
            entry,
            version,
            change + first.policyId(),
            entry.contentHash(),
            Arrays.stream(markets)
                .map(market -> new MarketRelease(new Market(market), from))
                .toList(),
            now.minus(Duration.ofDays(40))));
  }
}
