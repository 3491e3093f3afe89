package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An address that somebody kept, in a market where nothing of the policy applies. */
@RelayTest
@StoppedTime
class NotInMarketTest {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry entry = Policies.shouldRule();
  private final String id = entry.policyId();

  @BeforeEach
  void stopTime() {
    publisher.publish(Policies.order(entry, "1.0.0", "F-" + id, relay.now(), "SG", "TH"));
  }

  @Test
  void whatWasWithdrawnSaysSoAndWhereToReadOn() throws Exception {
    assertThat(get("SG").statusCode()).isEqualTo(200);
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("F-" + id, relay.now(), "not wanted");

    var answer = get("SG");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains(
            "<h1 dir=\"auto\">" + entry.name() + "</h1>",
            "Nothing of this policy applies there, and nothing is announced.",
            "The last version that was meant for it is 1.0.0: ended on ",
            "href=\"/policies/" + id + "\"",
            "href=\"/policies/markets/SG\"",
            "href=\"/policies/" + id + "/versions/1.0.0\"");
  }

  @Test
  void aMarketThatItWasNeverMeantForSaysNothingOfVersions() throws Exception {
    var answer = get("AU");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("in Australia (AU)", "Nothing of this policy applies there")
        .doesNotContain("The last version that was meant for it");
  }

  /** A version of another market is nothing that comes, or came, in this one. */
  @Test
  void aVersionForAnotherMarketIsNotReleasedHere() throws Exception {
    relay.announce(
        "2.0.0",
        entry.with(Map.of("policy", "1. Ads need a licence.", "jurisdictions", List.of("SG"))),
        Duration.ofDays(9));

    assertThat(words(get("TH").body()))
        .containsPattern("2\\.0\\.0 published [^,]*,[^,]*, not released");
    assertThat(words(get("SG").body()))
        .containsPattern("2\\.0\\.0 published [^,]*,[^,]*, coming, from");
  }

  /**
   * Who looks on the policy's own page for the market that was left out finds what became of it.
   */
  @Test
  void aMarketThatWasLeftOutIsToldOnThePolicysPage() throws Exception {
    relay.pass(Duration.ofHours(1));
    publisher.publish(
        Policies.order(
            entry.with(Map.of("policy", "1. Ads need a licence.", "jurisdictions", List.of("SG"))),
            "2.0.0",
            "F-" + id + "-2",
            relay.now(),
            "SG"));

    var page = words(reader().get("/policies/" + id).body());

    assertThat(page).containsPattern("Thailand \\(TH\\) +no longer, since ");
    assertThat(page).doesNotContain("Nowhere:");
    assertThat(get("TH").statusCode()).isEqualTo(404);
  }

  @Test
  void aPolicyThatAppliesNowhereSaysSoAndWhereItDid() throws Exception {
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("F-" + id, relay.now(), "not wanted");

    assertThat(words(reader().get("/policies/" + id).body()))
        .contains("Nowhere: every version was taken back or has ended.")
        .containsPattern("Singapore \\(SG\\) +no longer, since ");
  }

  @Test
  void anotherInstantIsNamed() throws Exception {
    relay.pass(Duration.ofHours(1));
    publisher.rollBack("F-" + id, relay.now(), "not wanted");

    assertThat(get("SG?as_of=2040-01-01T00:00:00Z").body())
        .contains(
            "Nothing of this policy applies there",
            "1 January 2040",
            "as far as is known",
            "What applies there now");
  }

  @Test
  void aPolicyThatNobodyKnowsIsNotRepeated() throws Exception {
    var answer =
        new PublicReader(port, publisher, relay).get("/policies/nobody_knows_it/markets/SG");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no such page").doesNotContain("nobody_knows_it");
  }

  private static String words(String html) {
    return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  private PublicReader reader() {
    return new PublicReader(port, publisher, relay);
  }

  private HttpResponse<String> get(String market) throws Exception {
    return reader().get("/policies/" + id + "/markets/" + market);
  }
}
