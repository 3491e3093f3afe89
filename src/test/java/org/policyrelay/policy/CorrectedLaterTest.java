package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/** A correction is of the rule: it is read wherever that stands, whenever it comes there. */
@RelayTest
@StoppedTime
class CorrectedLaterTest {

  private static final Market TH = new Market("TH");

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;

  private final PolicyEntry first = Policies.shouldRule();
  private final PolicyEntry second = text("Alcohol  ads must never be shown.");
  private final PolicyEntry corrected = text("Alcohol ads must never be shown.");
  private final String id = first.policyId();

  @BeforeEach
  void theSecondIsReleasedToTheFirstMarket() {
    publish(first, "1.0.0", "A", "SG", "TH");
    relay.pass(Duration.ofHours(1));
    publish(second, "2.0.0", "B", "SG");
    relay.pass(Duration.ofHours(1));
  }

  @Test
  void aMarketThatComesAfterTheOrderOfACorrectionIsCorrectedToo() {
    publish(second, "2.0.0", "B", "TH");
    correct("2.0.0", "2.0.1", "K", "SG");

    assertThat(here().base().version()).isEqualTo("2.0.1");
  }

  /** It came back in one market by another number, and has never been away in the other. */
  @Test
  void whatStandsByAnotherNumberIsCorrectedToo() {
    publish(second, "2.0.0", "B", "TH");
    publish(text("No ads."), "3.0.0", "C", "SG");
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("C-" + id, relay.now(), "wrong");
    assertThat(registry.newestVersion(id)).map(PublishedVersion::restores).contains("2.0.0");
    relay.pass(Duration.ofHours(1));

    correct("4.0.0", "4.0.1", "K", "SG");

    assertThat(here().base().version()).isEqualTo("4.0.1");
  }

  @Test
  void aCorrectionTakesNoPlaceOfWhatOthersHavePublished() {
    publish(text("No ads."), "3.0.0", "C", "TH");
    publish(text("No wine."), "4.0.0", "D", "SG");
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("D-" + id, relay.now(), "wrong");
    relay.pass(Duration.ofHours(1));
    publish(second, "2.0.0", "B", "TH");

    correct("5.0.0", "5.0.1", "K", "SG");

    assertThat(here().base().version()).isEqualTo("3.0.0");
  }

  /** Who approved it had the draft in front of them: it is settled with its corrected words. */
  @Test
  void anOverlayThatCameMeanwhileIsSettledWithTheCorrectedRule() {
    correct("2.0.0", "2.0.1", "K", "SG");
    var overlay =
        text("A licence must be shown.")
            .with(
                Map.of(
                    "policy_id",
                    id + ":th",
                    "jurisdictions",
                    List.of("TH"),
                    "ext",
                    Map.of("relay", Map.of("overlay_of", id))));
    var change = "O-" + id;
    publisher.approved(change, List.of(registry.find(id, "2.0.0").orElseThrow()));
    publisher.publish(order(overlay, "1.0.0", change, relay.now(), "TH"));
    relay.pass(Duration.ofHours(1));

    publish(second, "2.0.0", "B", "TH");

    assertThat(here().base().version()).isEqualTo("2.0.1");
    assertThat(here().overlays()).hasSize(1);
    assertThat(here().unsettled()).extracting(Pair::describe).isEmpty();
  }

  private PolicyEntry text(String text) {
    return first.with(Map.of("policy", text));
  }

  private void publish(PolicyEntry entry, String version, String change, String... markets) {
    publisher.publish(order(entry, version, change + "-" + id, relay.now(), markets));
  }

  private void correct(String corrects, String version, String change, String... markets) {
    var order = order(corrected, version, change + "-" + id, relay.now(), markets);
    publisher.publish(
        new PublishOrder(
            order.entry(),
            version,
            order.change(),
            order.approvedHash(),
            order.releases(),
            order.publishedAt(),
            corrects,
            false));
  }

  private Resolved here() {
    return registry.resolve(id, TH, relay.now(), relay.now()).orElseThrow();
  }
}
