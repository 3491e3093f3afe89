package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who was told of an announced version is not told that its rule came to nothing. */
@RelayTest
@StoppedTime
class CorrectedBeforeItsDayTest {

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  @Test
  void aVersionWhoseWordsWereCorrectedBeforeItsDaySaysByWhich() {
    var entry = Policies.shouldRule().with(Map.of("policy", "Ads must  say who pays."));
    var id = entry.policyId();
    relay.announce("1.0.0", entry, Duration.ofDays(30));

    wording.correct(Http.at(port).as("policy-specialist"), entry, "must  say", "must say");

    assertThat(page("/policies/" + id))
        .contains("was corrected before its day, by version 1.0.1")
        .doesNotContain("never came into effect");
    assertThat(page("/policies/" + id + "/versions/1.0.0"))
        .contains("This version was corrected before its day, by version 1.0.1.");
    assertThat(page("/policies/" + id + "/versions/1.0.1"))
        .contains("This version does not apply yet.")
        .doesNotContain("before its day, by version 1.0.1.");
  }

  @Test
  void oneThatAnotherRuleOvertookNeverCameIntoEffect() {
    var entry = Policies.shouldRule();
    var id = entry.policyId();
    relay.announce("1.0.0", entry, Duration.ofDays(30));
    relay.announce(
        "2.0.0", entry.with(Map.of("policy", "1. Ads need a licence.")), Duration.ofDays(20));

    assertThat(page("/policies/" + id + "/versions/1.0.0"))
        .contains("This version never came into effect.");
  }

  private String page(String address) {
    return Http.at(port).get(address).text();
  }
}
