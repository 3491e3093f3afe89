package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a policy's page says of the policies that it names. */
@RelayTest
@StoppedTime
class RelatedPoliciesTest {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry other = Policies.shouldRule();

  @Test
  void oneThatIsPublicIsALinkByItsName() throws Exception {
    publish(other);

    assertThat(pageOfOneThatNames(other.policyId()))
        .contains(
            "Is an exception to",
            "href=\"/policies/%s\">%s</a>".formatted(other.policyId(), other.name()));
  }

  @Test
  void oneThatIsStillToComeIsNoLinkIntoNothing() throws Exception {
    assertThat(pageOfOneThatNames(other.policyId()))
        .contains("<code>%s</code>".formatted(other.policyId()), "(not published)")
        .doesNotContain("href=\"/policies/%s\"".formatted(other.policyId()));
  }

  private String pageOfOneThatNames(String target) throws Exception {
    var naming =
        Policies.shouldRule()
            .with(
                Map.of(
                    "ext",
                    Map.of(
                        "relay",
                        Map.of(
                            "relations",
                            List.of(Map.of("type", "exception-to", "policy_id", target))))));
    publish(naming);
    return new PublicReader(port, publisher, relay).get("/policies/" + naming.policyId()).body();
  }

  private void publish(PolicyEntry entry) {
    publisher.publish(
        Policies.order(entry, "1.0.0", "F-" + entry.policyId(), relay.now(), "SG", "TH"));
  }
}
