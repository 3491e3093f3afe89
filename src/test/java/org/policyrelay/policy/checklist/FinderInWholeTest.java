package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;

/** An answer that leaves something out says so: whoever keeps to it keeps to all of it. */
@RelayTest
class FinderInWholeTest extends AskedOfAnAd {

  /** The exception lets something go of the third clause, for a lottery and until it ends. */
  @ParameterizedTest
  @CsvSource({
    "SG, casino, 2024-02-10T00:00:00Z, c3",
    "SG, lottery, 2024-02-10T00:00:00Z, ''",
    "SG, lottery, 2024-03-15T00:00:00Z, c3",
    "AU, casino, 2024-02-10T00:00:00Z, c3"
  })
  void clausesThatNoItemTellsAreNamed(String market, String topic, String at, String clauses) {
    var answer = ask("market=%s&topic=%s&at=%s".formatted(market, topic, at));

    assertThat(mine(answer, "policies").get(0).path("clauses_in_words_alone"))
        .extracting(JsonNode::asText)
        .isEqualTo(clauses.isEmpty() ? List.of() : List.of(clauses));
  }

  /** What a market adds by an overlay with items takes none of the base's words away. */
  @Test
  void anOverlaysItemsDoNotHideWhatTheBaseSaysInWords() {
    var overlay =
        base.with(
            Map.of(
                "policy_id",
                id + ":sg",
                "name",
                "Betting in Singapore",
                "jurisdictions",
                List.of("SG"),
                "policy",
                "1. Ads name the fund that they pay into.\n2. Ads end at ten.",
                "ext",
                Map.of(
                    "relay",
                    Map.of(
                        "overlay_of",
                        id,
                        "requirements",
                        List.of(
                            Map.of(
                                "id", "hours",
                                "clause", "c2",
                                "type", "hours",
                                "value", "06:00-22:00"))))));
    publish(overlay, "1.0.0", FEBRUARY.plusSeconds(60), "SG");

    var answer = ask("market=SG&at=2024-04-10T00:00:00Z");

    assertThat(mine(answer, "policies").get(0).path("clauses_in_words_alone"))
        .extracting(JsonNode::asText)
        .containsExactly("c3", id + ":sg/c1");
  }

  @Test
  void thePageTellsTheirFirstWordsWithALink() {
    var page = Http.at(port).get("/policies/finder?market=SG&topic=casino&at=2024-02-10").text();

    assertThat(words(page)).contains("nothing below makes the ad allowed. §3 No ads at the games.");
    assertThat(
            words(
                Http.at(port).get("/policies/finder?market=AU&topic=casino&at=2024-02-10").text()))
        .contains("What its text asks besides, in words: §3 No ads at the games.");
    assertThat(page).contains("/policies/" + id + "/markets/SG?as_of=2024-02-09T16:00:00Z#c3");
  }

  @Test
  void whatIsAnnouncedIsToldWithItsDay() {
    var stricter =
        base.with(
            Map.of(
                "policy",
                "1. A licence is needed.\n2. Adults only.\n3. No ads at any game.",
                "name",
                "No betting",
                "version",
                "2.0.0"));
    publish(stricter, "2.0.0", Instant.parse("2024-06-01T00:00:00+08:00"), "SG");

    assertThat(coming("market=SG&topic=casino&at=2024-05-31T15:59:59Z"))
        .containsExactly("2.0.0 2024-05-31T16:00:00Z");
    assertThat(coming("market=SG&topic=casino&at=2024-05-31T16:00:00Z")).isEmpty();
    assertThat(coming("market=AU&topic=casino")).isEmpty();
    assertThat(coming("market=SG&topic=tea")).isEmpty();
    assertThat(coming("market=SG&topic=casino&at=2024-01-01T00:00:00Z"))
        .as("before anything applied, the first of it")
        .containsExactly("1.0.0 2024-02-01T00:00:00Z");
    var page = Http.at(port).get("/policies/finder?market=SG&topic=casino&at=2024-01-01");
    assertThat(words(page.text()))
        .contains(
            "Announced None of it applies yet on that day",
            "From 1 February 2024, 08:00 Singapore (UTC+8): Betting");
    assertThat(page.text()).contains("/policies/" + id + "/markets/SG?as_of=2024-02-01T00:00:00Z");
  }

  private List<String> coming(String question) {
    return mine(ask(question), "coming").stream()
        .map(one -> one.path("version").asText() + " " + one.path("from").asText())
        .toList();
  }
}
