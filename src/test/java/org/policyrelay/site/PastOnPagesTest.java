package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a policy says item by item, and how far it has come, is told of where it holds or will. */
@RelayTest
@StoppedTime
class PastOnPagesTest {

  private static final String STEPS =
      """
      "announce": "2027-03-05T00:00:00+08:00", "effective": "2027-03-16T00:00:00+08:00",
      "enforce_from": "2027-04-01T00:00:00+08:00"\
      """;

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final String id = Policies.shouldRule().policyId();

  private final PolicyEntry entry =
      Policies.read(
              """
              {"policy_id": "%s", "name": "Past", "enforcement": "must", "jurisdictions": ["SG", "TH"],
               "policy": "x",
               "ext": {"relay": {
                 "topics": [{"code": "beer", "name": "Beer",
                             "stances": {"SG": "restricted", "TH": "allowed", "*": "prohibited"}}],
                 "requirements": [{"clause": "c2", "type": "age", "value": 18}],
                 "timeline": {"SG": {%s}, "TH": {%s}}}}}
              """
                  .formatted(id, STEPS, STEPS))
          .with(Map.of("policy", Policies.shouldRule().text()));

  @Test
  void ofWhatHasEndedNoStepIsToCome() {
    publish("SG", "TH");
    relay.goTo("2027-03-20T00:00:00+08:00");
    assertThat(page(""))
        .contains("<h2>What is asked</h2>", "It is enforced: 1 April", "Next: it is enforced");

    publisher.rollBack("F-" + id, relay.now(), "not wanted");

    for (var page : List.of(page(""), page("/versions/1.0.0"))) {
      assertThat(page)
          .doesNotContain("It is enforced", "Next: ", "<h2>What is asked</h2>", "<h2>By topic</h2>")
          .contains(
              "<h2>What held until 19 March 2027, 23:00 in Thailand (UTC+7); 20 March 2027, 00:00 in Singapore (UTC+8)</h2>",
              "<h3>By topic</h3>",
              "<h3>What is asked</h3>",
              "It holds for new ads: 16 March",
              "It held until 20 March 2027, 00:00 Singapore (UTC+8).");
    }
  }

  @Test
  void ofWhatNeverHeldThereIsNoStepAtAll() {
    publish("SG", "TH");
    relay.goTo("2027-03-10T00:00:00+08:00");

    publisher.rollBack("F-" + id, relay.now(), "not wanted");

    assertThat(page("/versions/1.0.0"))
        .doesNotContain("It is enforced", "It is announced:", "Next: ", "<h2>What is asked</h2>")
        .contains("<h2>What never held in this version</h2>", "<h3>What is asked</h3>");
  }

  @Test
  void whatIsReplacedInOneMarketHeldThereUntilThen() {
    publish("SG", "TH");
    relay.goTo("2027-03-20T00:00:00+08:00");

    relay.publish("2.0.0", Policies.aged(entry, 21), "SG");
    relay.pass(Duration.ofHours(1));

    assertThat(page("/versions/1.0.0"))
        .contains("<h2>What is asked</h2>", "It held until 20 March", "Next: it is enforced")
        .doesNotContain("data-label=\"Singapore (SG)\"")
        .contains("data-label=\"Thailand (TH)\"");
  }

  /** The page is public before the day for which the announcement is planned. */
  @Test
  void whatIsPublicIsNotYetToBeAnnounced() {
    publish("SG", "TH");

    for (var page : List.of(page(""), page("/markets/SG"))) {
      assertThat(page)
          .contains(
              "It is public here; the announcement is planned for 5 March 2027, 00:00 Singapore (UTC+8).",
              "The announcement is planned: 5 March 2027, 00:00 Singapore (UTC+8)")
          .doesNotContain("It is announced", "This is announced", "Nothing of it yet");
    }
    relay.goTo("2027-03-05T00:00:00+08:00");
    assertThat(page(""))
        .contains("So far: it is announced. Next: it holds for new ads, ")
        .contains("It is announced: 5 March 2027, 00:00 Singapore (UTC+8)");
  }

  @Test
  void topicsHaveAColumnForEachMarketInWhichItAppliesOrComes() {
    var order = Policies.order(entry, "1.0.0", "F-" + id, relay.now(), "SG");
    publisher.publish(order);

    assertThat(page("").replaceAll("data-label=\"(Topic|Market|Applies now|Coming)\"", ""))
        .contains("data-label=\"Singapore (SG)\"")
        .doesNotContain("data-label=\"Thailand", "All others", "<dt>Thailand (TH)</dt>");
  }

  @Test
  void aColumnOfWhatIsToComeSaysSo() {
    publish("SG", "TH");

    assertThat(page(""))
        .contains("data-label=\"Singapore (SG), coming\"", "data-label=\"Thailand (TH), coming\"")
        .doesNotContain("All others");
  }

  private void publish(String... markets) {
    var from = Instant.parse("2027-03-15T16:00:00Z");
    var order = Policies.order(entry, "1.0.0", "F-" + id, from, markets);
    publisher.publish(
        new PublishOrder(
            entry, "1.0.0", "F-" + id, entry.contentHash(), order.releases(), relay.now()));
  }

  private String page(String below) {
    return Http.at(port).get("/policies/" + id + below).text();
  }
}
