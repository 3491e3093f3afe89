package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** What is asked of an ad, by its market, topic, channel and instant. */
@RelayTest
class RequirementsTest extends AskedOfAnAd {

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
  void policiesThatDoNotNameTheTopicAreNamedBesideThoseThatDo() {
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

  @Test
  void theFinderShowsThePoliciesAndTheirClauses() {
    var page = Http.at(port).get("/policies/finder?market=SG&topic=lottery&at=2024-02-10").text();

    assertThat(page)
        .as("as of the day")
        .contains("href=\"/policies/" + id + "/markets/SG?as_of=2024-02-09T16:00:00Z\"")
        .contains("href=\"/policies/" + id + "/markets/SG?as_of=2024-02-09T16:00:00Z#c2\"")
        .as("the same question for programs")
        .contains("market=SG&amp;topic=lottery&amp;at=2024-02-09T16%3A00%3A00Z");
    assertThat(words(page))
        .contains("as it applies on 10 February 2024, 00:00 Singapore (UTC+8)")
        .contains("Other : the day of the draw ; for lottery §1", "Exception : Draws for charity")
        .doesNotContain("NSW");
    assertThat(words(Http.at(port).get("/policies/finder").text()))
        .contains("Choose where the ad is to be shown.");
    assertThat(words(Http.at(port).get("/policies/finder?market=XX&at=soon").text()))
        .contains("Choose where the ad is to be shown.")
        .contains("Not understood, and left out of the question: market, day.");
    assertThat(words(Http.at(port).get("/policies/finder?market=SG&topic=%3Cb%3Etea").text()))
        .contains("No policy that applies there names it.")
        .contains("about &lt;b&gt;tea");
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
}
