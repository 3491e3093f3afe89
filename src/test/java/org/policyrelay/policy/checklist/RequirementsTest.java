package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is asked of an ad, by its market, topic, channel and instant. */
@RelayTest
class RequirementsTest {

  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");

  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private String id = "";
  private PolicyEntry base = Policies.shouldRule();

  @BeforeEach
  void aPolicyWithTopicsApplies() {
    id = base.policyId();
    base =
        Policies.read(
            """
            {"policy_id": "%s", "name": "Betting", "enforcement": "must",
             "jurisdictions": ["AU", "SG"],
             "policy": "1. A licence is needed.\\n2. Adults only.\\n3. No ads at the games.",
             "ext": {"relay": {"stance": "restricted",
               "topics": [{"code": "lottery", "stances": {"AU": "allowed", "*": "restricted"}},
                          {"code": "casino", "stances": {"SG": "prohibited"}}],
               "requirements": [
                 {"id": "licence", "clause": "c1", "type": "licence", "applies_to": "advertiser"},
                 {"id": "age", "clause": "c2", "type": "age", "value": 18},
                 {"id": "nsw", "clause": "c1", "type": "approval-number", "pattern": "NSW-[0-9]{4}", "markets": ["AU-NSW"]},
                 {"id": "draw", "clause": "c1", "type": "other", "value": "the day of the draw", "topic": "lottery"}],
               "exceptions": [{"id": "charity", "clause": "c3", "text": "Draws for charity", "topic": "lottery",
                               "until": "2024-03-15T00:00:00Z"}]}}}
            """
                .formatted(id));
    publish(base, "1.0.0", FEBRUARY, "AU", "SG");
  }

  @Test
  void eachItemSaysWhichVersionEntryAndClauseAsksIt() {
    var answer = ask("market=SG");

    assertThat(mine(answer, "requirements"))
        .extracting(
            one -> one.path("id").asText(),
            one -> one.path("entry").asText(),
            one -> one.path("version").asText(),
            one -> one.path("clause").asText(),
            one -> one.path("clause_text").asText())
        .containsExactly(
            tuple("licence", id, "1.0.0", "c1", "A licence is needed."),
            tuple("age", id, "1.0.0", "c2", "Adults only."),
            tuple("draw", id, "1.0.0", "c1", "A licence is needed."));
    assertThat(mine(answer, "requirements").get(1).path("value").intValue()).isEqualTo(18);
    assertThat(mine(answer, "policies").get(0).path("stance").asText()).isEqualTo("restricted");
  }

  /**
   * What is asked in a part of a country is told to who asks for the country or that part alone.
   */
  @Test
  void aPartOfAMarketAsksWhatItsCountryAsksAndMore() {
    assertThat(ids(ask("market=AU"), "requirements")).contains("licence", "nsw");
    assertThat(ids(ask("market=AU-NSW"), "requirements")).contains("licence", "nsw");
    assertThat(ids(ask("market=AU-VIC"), "requirements")).contains("licence").doesNotContain("nsw");
  }

  @Test
  void aTopicHasItsOwnStanceAndItems() {
    var lottery = ask("market=AU&topic=lottery");
    var casino = ask("market=SG&topic=casino");

    assertThat(mine(lottery, "policies").get(0).path("stance").asText()).isEqualTo("allowed");
    assertThat(ids(lottery, "requirements")).contains("draw", "licence");
    assertThat(mine(casino, "policies").get(0).path("stance").asText()).isEqualTo("prohibited");
    assertThat(ids(casino, "requirements")).contains("licence").doesNotContain("draw");
    assertThat(mine(ask("market=SG&topic=tea"), "policies")).isEmpty();
  }

  /** A policy without topics may be about the ad: that it applies there is not kept back. */
  @Test
  void policiesThatSpeakOfNoTopicAreNamedBesideThoseThatDo() {
    var plain = Policies.shouldRule();
    publish(plain, "1.0.0", FEBRUARY, "SG");

    var answer = ask("market=SG&topic=casino");

    assertThat(answer.path("others"))
        .extracting(one -> one.path("policy_id").asText())
        .contains(plain.policyId())
        .doesNotContain(id);
    assertThat(answer.path("policies"))
        .extracting(one -> one.path("policy_id").asText())
        .contains(id)
        .doesNotContain(plain.policyId());
  }

  @Test
  void anExceptionHoldsUntilItEnds() {
    assertThat(ids(ask("market=SG&at=2024-03-14T23:59:59Z"), "exceptions"))
        .containsExactly("charity");
    assertThat(ids(ask("market=SG&at=2024-03-15T00:00:00Z"), "exceptions")).isEmpty();
    assertThat(mine(ask("market=SG&at=2024-01-31T00:00:00Z"), "policies")).isEmpty();
  }

  @Test
  void whatIsAskedOfOneIsNotAskedOfAnother() {
    assertThat(ids(ask("market=SG&applies_to=creative"), "requirements"))
        .as("what does not say of whom is asked of everybody")
        .contains("age")
        .doesNotContain("licence");
  }

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
            "Topic Australia (AU) Singapore (SG) All others",
            "lottery allowed restricted restricted",
            "casino as the policy prohibited as the policy",
            "Licence ; of the advertiser §1",
            "Age : 18 or older §2",
            "Approval number : written like NSW-[0-9]{4} ; in AU-NSW §1")
        .doesNotContain("Draws for charity", "Play less");
    assertThat(words(singapore))
        .contains(
            "The ad shows : Play &lt;b&gt;less&lt;/b&gt; ; on dooh; in English from "
                + id
                + ":sg 1.0.0")
        .doesNotContain("NSW");
  }

  @Test
  void theFinderShowsThePoliciesAndTheirClauses() {
    var page = Http.at(port).get("/policies/finder?market=SG&topic=lottery&at=2024-02-10").text();

    assertThat(page)
        .contains("href=\"/policies/" + id + "/markets/SG\"")
        .contains("href=\"/policies/" + id + "/markets/SG#c2\"")
        .as("the same question for programs")
        .contains("market=SG&amp;topic=lottery&amp;at=2024-02-09T16:00:00Z");
    assertThat(words(page))
        .contains("as it applies on 10 February 2024, 00:00 Singapore (UTC+8)")
        .contains("Other : the day of the draw ; for lottery §1", "Exception : Draws for charity")
        .doesNotContain("NSW");
    assertThat(words(Http.at(port).get("/policies/finder").text()))
        .contains("Choose where the ad is to be shown.");
    assertThat(words(Http.at(port).get("/policies/finder?market=XX&at=soon").text()))
        .contains("Choose where the ad is to be shown.");
    assertThat(words(Http.at(port).get("/policies/finder?market=SG&topic=%3Cb%3Etea").text()))
        .contains("No policy that applies there speaks of it.")
        .contains("about &lt;b&gt;tea");
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
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
          base.with(Map.of("ext", Map.of("relay", relay(stance)))),
          stance.equals("restricted") ? "1.1.0" : "2.0.0",
          MARCH,
          "AU",
          "SG");
      var answer = ask("market=AU&topic=lottery&at=" + APRIL);
      assertThat(mine(answer, "policies").get(0).path("stance").asText()).isEqualTo("prohibited");
      assertThat(resolve("market=AU&as_of=" + APRIL).at("/ext/relay/topics/0/stances/AU").asText())
          .isEqualTo("prohibited");
    }
    var singapore = mine(ask("market=SG&topic=lottery&at=" + APRIL), "policies").get(0);
    assertThat(singapore.path("stance").asText()).isEqualTo("restricted");
  }

  private Map<String, Object> relay(String stance) {
    var relay = new LinkedHashMap<String, Object>();
    base.json()
        .at("/ext/relay")
        .properties()
        .forEach(field -> relay.put(field.getKey(), field.getValue()));
    relay.put("stance", stance);
    return relay;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "market=XX",
        "market=sg",
        "market=AU-XYZ",
        "applies_to=nobody",
        "channel=smoke",
        "advertiser_country=Mars",
        "at=soon",
        "nope=1"
      })
  void whatCannotBeReadIsRefusedByItsName(String parameter) {
    var answer =
        Http.at(port)
            .get(
                "/api/policies/requirements?"
                    + (parameter.startsWith("market") ? "" : "market=SG&")
                    + parameter);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText())
        .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
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

  private void publish(PolicyEntry entry, String version, Instant from, String... markets) {
    publisher.publish(
        Policies.order(entry, version, "PC-" + entry.policyId() + version, from, markets));
  }

  private JsonNode ask(String question) {
    return answer(
        "/api/policies/requirements?"
            + question
            + (question.contains("at=") ? "" : "&at=" + FEBRUARY));
  }

  private JsonNode resolve(String question) {
    return answer("/api/policies/resolve?policy_id=" + id + "&" + question);
  }

  private JsonNode answer(String path) {
    var answer = Http.at(port).get(path);
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Other tests have policies in the same markets. */
  private List<JsonNode> mine(JsonNode answer, String part) {
    return StreamSupport.stream(answer.path(part).spliterator(), false)
        .filter(one -> one.path("policy_id").asText().equals(id))
        .toList();
  }

  private List<String> ids(JsonNode answer, String part) {
    return mine(answer, part).stream().map(one -> one.path("id").asText()).toList();
  }
}
