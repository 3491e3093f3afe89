package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.stance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** What a market adds to what is asked of an ad: it asks more, and lets go what it names. */
@RelayTest
class OverlayRequirementsTest extends AskedOfAnAd {

  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");

  /**
   * What an overlay lets go it names as an exception; its other items are asked beside the base's.
   */
  @Test
  void anOverlayAddsItsItemsInItsMarketAndChannels() {
    publish(
        overlay(
            """
            "requirements": [{"id": "age", "clause": "c1", "type": "age", "value": 21}],
            "exceptions": [{"clause": "%s/c3", "text": "At the national games", "reason": "Order 7"}],
            "disclosures": [{"text": "Gamble responsibly", "language": "en"}]
            """
                .formatted(id),
            "dooh"),
        "1.0.0",
        MARCH,
        "SG");

    var answer = ask("market=SG&at=" + APRIL);

    assertThat(mine(answer, "requirements"))
        .filteredOn(one -> one.path("type").asText().equals("age"))
        .extracting(
            one -> one.path("value").intValue(),
            one -> one.path("clause").asText(),
            one -> one.path("channels").path(0).asText(),
            one -> one.path("unsettled").asBoolean())
        .containsExactly(tuple(18, "c2", "", false), tuple(21, id + ":sg/c1", "dooh", false));
    assertThat(mine(answer, "exceptions"))
        .extracting(one -> one.path("clause").asText(), one -> one.path("clause_text").asText())
        .containsExactly(tuple("c3", "No ads at the games."));
    assertThat(ids(answer, "disclosures")).containsExactly(id + ":sg/disclosure-en");
    assertThat(ids(ask("market=AU&at=" + APRIL), "disclosures")).isEmpty();
    assertThat(ids(ask("market=SG&channel=social&at=" + APRIL), "disclosures")).isEmpty();
    assertThat(ids(ask("market=SG&channel=dooh&at=" + APRIL), "disclosures")).hasSize(1);
  }

  /** Of the days of both the earlier stand for all; what the overlay adds comes by its own. */
  @Test
  void whatAnOverlayAddsComesByItsOwnDays() {
    publish(
        overlay(
            """
            "requirements": [{"id": "age", "clause": "c1", "type": "age", "value": 21}],
            "timeline": {"SG": {"effective": "2024-03-01T00:00:00Z",
                                "enforce_from": "2029-01-01T00:00:00Z"}}
            """,
            "dooh"),
        "1.0.0",
        MARCH,
        "SG");

    assertThat(mine(ask("market=SG&at=" + APRIL), "requirements"))
        .filteredOn(one -> one.path("entry").asText().equals(id + ":sg"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path("stage").path("reached"))
                  .extracting(JsonNode::asText)
                  .containsExactly("effective");
              assertThat(one.path("stage").path("next").path("at").asText())
                  .isEqualTo("2029-01-01T00:00:00Z");
            });
    assertThat(mine(ask("market=SG&at=" + APRIL), "requirements"))
        .filteredOn(one -> one.path("entry").asText().equals(id))
        .allSatisfy(one -> assertThat(one.has("stage")).isFalse());
    assertThat(words(Http.at(port).get("/policies/finder?market=SG&at=2024-04-01").text()))
        .contains(
            "by days of its own. So far: it holds for new ads. Next: it is enforced, 1 January 2029");
  }

  @Test
  void whatAppliesIsResolvedWithTheItemsOfItsOverlays() {
    publish(
        overlay(
            "\"exceptions\": [{\"clause\": \"%s/c3\", \"text\": \"At the games\"}]".formatted(id),
            "dooh"),
        "1.0.0",
        MARCH,
        "SG");

    var relay = resolve("market=SG&as_of=" + APRIL).path("ext").path("relay");

    assertThat(relay.path("requirements")).hasSize(4);
    assertThat(relay.path("exceptions"))
        .extracting(
            one -> one.path("id").asText(),
            one -> one.path("clause").asText(),
            one -> one.path("policy_id").asText(),
            one -> one.path("channels").path(0).asText())
        .containsExactly(
            tuple("charity", "c3", "", ""),
            tuple(id + ":sg/exception-" + id.replace('_', '-') + "-c3", "c3", id + ":sg", "dooh"));
    assertThat(resolve("market=AU&as_of=" + APRIL).at("/ext/relay/exceptions")).hasSize(1);
  }

  @Test
  void thePageTellsTheSameInWords() {
    publish(
        overlay(
            "\"disclosures\": [{\"text\": \"Play <b>less</b>\", \"language\": \"en\"}]", "dooh"),
        "1.0.0",
        MARCH,
        "SG");

    var policy = Http.at(port).get("/policies/" + id).text();
    var singapore = Http.at(port).get("/policies/" + id + "/markets/SG").text();

    assertThat(words(policy))
        .contains(
            "Topic Australia (AU) Singapore (SG) lottery lottery allowed restricted",
            "casino casino as the policy prohibited What is asked",
            "Licence : A licence is needed. ; of the advertiser §1",
            "Age : 18 or older §2",
            "Approval number : written like NSW-1234 ; in New South Wales (AU-NSW) §1")
        .doesNotContain("Draws for charity", "Play less");
    assertThat(words(singapore))
        .contains(
            "The ad shows : Play &lt;b&gt;less&lt;/b&gt; ; on digital out-of-home; in English from "
                + id
                + ":sg 1.0.0")
        .doesNotContain("NSW");
  }

  /**
   * Whatever the base itself says of all topics: the overlay's own stance is not loosened by it.
   */
  @Test
  void whatIsStricterInAMarketIsSoForEveryTopic() {
    publish(
        overlay("\"stance\": \"prohibited\"").with(Map.of("jurisdictions", List.of("AU"))),
        "1.0.0",
        MARCH,
        "AU");

    for (var stance : List.of("restricted", "prohibited")) {
      publish(
          stance(base, stance), stance.equals("restricted") ? "1.1.0" : "2.0.0", MARCH, "AU", "SG");
      var answer = ask("market=AU&topic=lottery&at=" + APRIL);
      assertThat(mine(answer, "policies").get(0).path("stance").asText()).isEqualTo("prohibited");
      assertThat(resolve("market=AU&as_of=" + APRIL).at("/ext/relay/topics/0/stances/AU").asText())
          .isEqualTo("prohibited");
    }
    var singapore = mine(ask("market=SG&topic=lottery&at=" + APRIL), "policies").get(0);
    assertThat(singapore.path("stance").asText()).isEqualTo("restricted");
  }

  /** In the other channels the base's own timeline holds. */
  @Test
  void whatHoldsInOneChannelIsSaidOfThatAlone() {
    publish(
        overlay(
            "\"stance\": \"prohibited\", \"timeline\": {\"SG\": {\"effective\": \"2024-03-01T00:00:00Z\"}}",
            "dooh"),
        "1.0.0",
        MARCH,
        "SG");

    assertThat(resolve("market=SG&as_of=" + APRIL).at("/ext/relay").has("timeline")).isFalse();
    assertThat(
            resolve("market=SG&channel=dooh&as_of=" + APRIL)
                .at("/ext/relay/timeline/SG/effective")
                .asText())
        .isEqualTo("2024-03-01T00:00:00Z");
    var policy = mine(ask("market=SG&topic=lottery&at=" + APRIL), "policies").get(0);
    assertThat(policy.path("stance").asText()).isEqualTo("restricted");
    assertThat(policy.at("/by_channel/0/channels/0").asText()).isEqualTo("dooh");
    assertThat(policy.at("/by_channel/0/stance").asText()).isEqualTo("prohibited");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"other\", \"value\": \"No notice is needed in Singapore; clause 1 does not apply\"}]",
        "\"disclosures\": [{\"text\": \"Clause 1 does not apply here\"}]"
      })
  void anItemOfAnOverlayMayLetNothingGoInItsWords(String items) {
    assertThatThrownBy(() -> publish(overlay(items), "1.0.0", MARCH, "SG"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OVERLAY_LOOSENS));
  }

  /** Nobody has read the exception beside the base as it reads now. */
  @Test
  void anItemOfAnOverlayThatIsNotSettledSaysSo() {
    publish(
        overlay(
            "\"exceptions\": [{\"clause\": \"%s/c3\", \"text\": \"At the games\"}]".formatted(id),
            "dooh"),
        "1.0.0",
        MARCH,
        "SG");
    var order =
        Policies.order(
            base.with(
                Map.of(
                    "policy", "1. A licence is needed.\n2. Adults only.\n3. No ads at any game.")),
            "2.0.0",
            "PC-later",
            MARCH,
            "AU",
            "SG");
    publisher.approved("PC-later", List.of());
    publisher.publish(order);

    var exception = mine(ask("market=SG&at=" + APRIL), "exceptions").get(0);

    assertThat(exception.path("unsettled").asBoolean()).isTrue();
    assertThat(
            resolve("market=SG&as_of=" + APRIL).at("/ext/relay/exceptions/1/unsettled").asBoolean())
        .isTrue();
  }

  private PolicyEntry overlay(String content) {
    return overlay(content, "dooh").without("channels");
  }

  private PolicyEntry overlay(String content, String channel) {
    return Policies.read(
        """
        {"policy_id": "%s:sg", "name": "Betting in Singapore", "enforcement": "must",
         "jurisdictions": ["SG"], "channels": ["%s"], "policy": "1. A notice must be shown.",
         "ext": {"relay": {"overlay_of": "%s", %s}}}
        """
            .formatted(id, channel, id, content));
  }

  private JsonNode resolve(String question) {
    return answer("/api/policies/resolve?policy_id=" + id + "&" + question);
  }
}
