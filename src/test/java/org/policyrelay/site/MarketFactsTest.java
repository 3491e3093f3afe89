package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;
import static org.policyrelay.support.Policies.stance;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A market's facts are stricter than what the words of the base let pass. */
@RelayTest
@StoppedTime
class MarketFactsTest {

  private static final String DECIDES = "That decides, whatever the text of the base permits.";

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry base =
      stance(with(shouldRule(), "policy", "Ads may be shown to adults."), "restricted");
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final String id = family.id();

  @BeforeEach
  void stopTime() {
    publish(base);
  }

  @Test
  void thePageOfTheMarketSaysThatTheyDecide() throws Exception {
    publish(overlay("prohibited", Map.of("enforcement", "must", "requires_human_review", true)));

    assertThat(page("/markets/SG"))
        .contains("Ads may be shown to adults.")
        .containsOnlyOnce(
            "In Singapore (SG) this is prohibited, must be kept, is reviewed by a person. "
                + DECIDES);
    assertThat(page("")).doesNotContain(DECIDES);
    assertThat(page("/markets/TH")).doesNotContain(DECIDES);
  }

  @Test
  void whereTheyAreThoseOfTheBaseNothingIsSaid() throws Exception {
    publish(overlay("restricted", Map.of()));

    assertThat(page("/markets/SG")).contains("A licence must be shown.").doesNotContain(DECIDES);
  }

  @Test
  void forSomeChannelsItIsSaidOfThose() throws Exception {
    publish(overlay("prohibited", Map.of("channels", List.of("dooh"))));

    assertThat(page("/markets/SG"))
        .contains(
            "on digital out-of-home: prohibited, should", "That decides there, whatever the text")
        .doesNotContain(DECIDES);
  }

  private PolicyEntry overlay(String stance, Map<String, Object> more) {
    return family.overlay("A licence must be shown.", Map.of("stance", stance)).with(more);
  }

  private void publish(PolicyEntry entry) {
    relay.publish("1.0.0", entry);
    relay.pass(Duration.ofMinutes(1));
  }

  private String page(String below) throws Exception {
    return new PublicReader(port, publisher, relay).get("/policies/" + id + below).body();
  }
}
