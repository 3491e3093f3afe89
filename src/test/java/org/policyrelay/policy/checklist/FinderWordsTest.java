package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever asks by a word of a name finds what is called so, and is told by what it was found. */
@RelayTest
class FinderWordsTest {

  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");
  private static final String MARKET = "PW";

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final String id = Policies.shouldRule().policyId();

  @BeforeEach
  void aPolicyWithTopicsOfSeveralWordsApplies() {
    publish(
        id,
        """
        {"policy_id": "%s", "name": "Quayside pastimes", "enforcement": "must",
         "jurisdictions": ["PW"], "policy_categories": ["harbour_games"],
         "policy": "1. A licence is needed.",
         "ext": {"relay": {"stance": "restricted",
           "topics": [
             {"code": "betting-shop", "name": "Betting shops", "stances": {"PW": "prohibited"},
              "definition": "Places that take wagers on races."},
             {"code": "pool-bets", "name": "Betting pools", "stances": {"PW": "allowed"}},
             {"code": "loans", "name": "Loans", "stances": {"PW": "restricted"}},
             {"code": "online", "name": "オンラインギャンブル", "stances": {"PW": "prohibited"}},
             {"code": "thai", "name": "การพนันออนไลน์", "stances": {"PW": "prohibited"}}],
           "requirements": [
             {"id": "shop", "clause": "c1", "type": "other", "value": "a shop", "topic": "betting-shop"},
             {"id": "loan", "clause": "c1", "type": "other", "value": "a lender", "topic": "loans"}]}}}
        """);
  }

  /** A word that many policies have is not looked for alone. */
  @AfterEach
  void itAppliesNoLonger() {
    publisher.rollBack("W-" + id, relay.now(), "tested");
  }

  @ParameterizedTest
  @CsvSource({
    "betting-shop, name, betting-shop",
    "Betting shops, name, betting-shop",
    "betting, words, betting-shop pool-bets",
    "BETTING SHOP, name, betting-shop",
    "SHOP, words, betting-shop",
    "shops for betting, words, betting-shop",
    "loan, words, loans",
    "car loans, words, loans",
    "wager, definition, betting-shop",
    "sports betting, one-word, betting-shop pool-bets",
    "ギャンブル, words, online",
    "พนัน, words, thai",
    "harbour, words, ''",
    "quayside, name, ''",
    "cruises on the quayside, one-word, ''"
  })
  void isFoundByItsWords(String written, String by, String topics) {
    var found = found(written);

    assertThat(found.path("matched_by").asText()).isEqualTo(by);
    if (!topics.isEmpty()) {
      assertThat(found.path("topics"))
          .extracting(one -> one.path("code").asText())
          .containsExactly(topics.split(" "));
    }
    assertThat(mine(ask(written), "others")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"beth", "sho", "alone", "ギャルブン", "'  '", "and", "'!'"})
  void whatItDoesNotHaveIsNotFound(String written) {
    assertThat(mine(ask(written), "policies")).isEmpty();
    assertThat(mine(ask(written), "others")).hasSize(1);
  }

  @Test
  void theHeadlineCallsATopicByItsName() {
    assertThat(page("betting-shop")).contains("about Betting shops , as it applies");
    assertThat(page("bets")).contains("about bets , as it applies");
  }

  @Test
  void ofSeveralTopicsTheStrictestDecidesAndTheItemsOfEachAreAsked() {
    var answer = ask("betting");

    assertThat(found("betting").path("stance").asText()).isEqualTo("prohibited");
    assertThat(mine(answer, "requirements"))
        .extracting(one -> one.path("id").asText())
        .containsExactly("shop");
    assertThat(page("betting"))
        .contains(
            "Found by its name: Betting shops prohibited , Betting pools allowed . Read whether it is about your ad.");
    assertThat(page("shop")).contains("Found by its name: Betting shops prohibited . Read whether");
    assertThat(page("Betting shops")).doesNotContain("Found by");
    assertThat(page("wagers")).contains("Found by its definition: Betting shops prohibited");
    assertThat(page("harbour")).contains("Found by its own name or category. Read whether");
  }

  @Test
  void whereNothingMatchesTheNearestTopicsAreNamed() {
    assertThat(ask("bettong").path("nearest_topics"))
        .extracting(one -> one.path("code").asText())
        .contains("betting-shop", "pool-bets")
        .doesNotContain("loans");
    assertThat(ask("betting").has("nearest_topics")).isFalse();
    var page = Http.at(port).get(address("/policies/finder", "laons") + "&at=2024-03-10").text();
    assertThat(page)
        .contains(
            "Did you mean <a dir=\"auto\" href=\"/policies/finder?market=PW&amp;topic=loans&amp;at=2024-03-10\">Loans</a>? ");
    assertThat(page("zzzz")).doesNotContain("Did you mean");
  }

  /** What is announced is found by the same words. */
  @Test
  void whatIsAnnouncedSaysByWhatItWasFound() {
    var before = address("/api/policies/requirements", "betting") + "&at=2024-01-01T00:00:00Z";
    assertThat(mine(Http.at(port).get(before).json(), "coming"))
        .extracting(one -> one.path("matched_by").asText())
        .containsExactly("words");
    assertThat(
            AskedOfAnAd.words(
                Http.at(port)
                    .get(address("/policies/finder", "betting") + "&at=2024-01-01")
                    .text()))
        .contains("Quayside pastimes (found by its name: Betting shops, Betting pools)");
  }

  private void publish(String policy, String entry) {
    publisher.publish(
        Policies.order(
            Policies.read(entry.formatted(policy)), "1.0.0", "W-" + policy, FEBRUARY, MARKET));
  }

  private JsonNode found(String written) {
    var found = mine(ask(written), "policies");
    assertThat(found).as(written).hasSize(1);
    return found.get(0);
  }

  private List<JsonNode> mine(JsonNode answer, String part) {
    return StreamSupport.stream(answer.path(part).spliterator(), false)
        .filter(one -> one.path("policy_id").asText().equals(id))
        .toList();
  }

  private JsonNode ask(String written) {
    return Http.at(port).get(address("/api/policies/requirements", written)).json();
  }

  /** The card of the policy. */
  private String page(String written) {
    return AskedOfAnAd.words(Http.at(port).get(address("/policies/finder", written)).text());
  }

  private static String address(String path, String written) {
    return "%s?market=%s&topic=%s"
        .formatted(path, MARKET, URLEncoder.encode(written, StandardCharsets.UTF_8));
  }
}
