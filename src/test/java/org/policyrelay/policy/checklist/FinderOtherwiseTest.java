package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The finder names what of its answer does not hold for all topics, or in all of the country. */
@RelayTest
class FinderOtherwiseTest {

  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry base = Policies.shouldRule();

  @BeforeEach
  void aPolicyOfTwoTopicsApplies() {
    var entry =
        Policies.read(
            """
            {"policy_id": "%s", "name": "%s", "enforcement": "must", "jurisdictions": ["AU"],
             "policy": "1. A licence is needed.",
             "ext": {"relay": {"stance": "restricted",
               "topics": [{"code": "lottery", "name": "Lotteries", "stances": {"AU": "restricted", "AU-NSW": "prohibited"}},
                          {"code": "gaming-hall", "name": "Casinos & slots", "stances": {"AU": "prohibited"}}]}}}
            """
                .formatted(base.policyId(), base.name()));
    publisher.publish(
        Policies.order(
            entry, "1.0.0", "F-" + base.policyId(), Instant.parse("2024-02-01T00:00:00Z"), "AU"));
  }

  @Test
  void withoutATopicThoseThatStandOtherwise() {
    assertThat(card("/policies/finder?market=AU&at=2024-03-10"))
        .contains(
            "Otherwise: ",
            "href=\"/policies/finder?market=AU&amp;topic=gaming-hall&amp;at=2024-03-10\">Casinos &amp; slots</a> <span class=\"tag bad\">prohibited</span>")
        .contains(
            "href=\"/policies/finder?market=AU-NSW&amp;topic=lottery&amp;at=2024-03-10\">Lotteries in New South Wales (AU-NSW)</a> <span class=\"tag bad\">prohibited</span>");
  }

  @Test
  void withATopicThePartsOfTheCountryThatDo() {
    assertThat(card("/policies/finder?market=AU&topic=lottery&channel=olv"))
        .contains(
            "href=\"/policies/finder?market=AU-NSW&amp;topic=lottery&amp;channel=olv\"",
            "<span class=\"tag bad\">prohibited</span>");
    assertThat(card("/policies/finder?market=AU-NSW&topic=lottery")).doesNotContain("Otherwise");
    assertThat(card("/policies/finder?market=AU&topic=gaming-hall")).doesNotContain("Otherwise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaming-hall", "GAMING-HALL", "Casinos & slots", "casinos  &  SLOTS "})
  void aTopicIsFoundByItsNameTooAndInAnyCase(String written) {
    var topic = URLEncoder.encode(written, StandardCharsets.UTF_8);
    assertThat(card("/policies/finder?market=AU&topic=" + topic)).contains(">prohibited</span>");
    assertThat(
            Http.at(port)
                .get("/api/policies/requirements?market=AU&topic=" + topic)
                .json()
                .path("policies")
                .findValuesAsText("policy_id"))
        .contains(base.policyId());
  }

  /** A ban of all that a policy is about is not silent because it names topics. */
  @Test
  void whatDoesNotNameTheTopicStillAppliesThere() {
    var answer = Http.at(port).get("/api/policies/requirements?market=AU&topic=raffle").json();
    assertThat(answer.path("policies").findValuesAsText("policy_id"))
        .doesNotContain(base.policyId());
    assertThat(answer.path("others").findValuesAsText("policy_id")).contains(base.policyId());

    var page = Http.at(port).get("/policies/finder?market=AU&topic=raffle").text();
    assertThat(page)
        .contains(
            "No policy that applies there names it.",
            "href=\"/policies/finder?market=AU&amp;topic=gaming-hall\">Casinos &amp; slots</a>");
    assertThat(page.substring(page.indexOf("Applies there too"))).contains(base.name() + "</a>");
  }

  @Test
  void aBanInOneChannelIsNamedWhereNoneWasChosen() {
    onPosters("prohibited");

    assertThat(card("/policies/finder?market=AU"))
        .contains(
            "Not the same in every channel: ",
            "on digital out-of-home: prohibited, must, with “Posters” in addition");
    assertThat(card("/policies/finder?market=AU&channel=dooh"))
        .doesNotContain("Not the same in every channel");
    assertThat(onTheMarketsPage()).contains("That decides there, whatever the text of the base");
  }

  /** It promises to say what is asked there. */
  @Test
  void whatIsAddedInOneChannelIsNamedThereAndByWhom() {
    onPosters("restricted");

    assertThat(card("/policies/finder?market=AU"))
        .contains(
            "Not the same in every channel: ",
            ">on digital out-of-home: with “Posters” in addition<");
    assertThat(card("/policies/finder?market=AU&channel=dooh"))
        .contains(
            "<strong>On digital out-of-home</strong>",
            ">No posters.<",
            "href=\"/policies/%s/markets/AU#%s:au/".formatted(base.policyId(), base.policyId()),
            "It says all else in ");
    assertThat(card("/policies/finder?market=AU&channel=olv"))
        .doesNotContain("No posters.")
        .contains("It says all in ");
    assertThat(onTheMarketsPage())
        .contains("on digital out-of-home: with “Posters” in addition")
        .doesNotContain("That decides there");
  }

  private void onPosters(String stance) {
    publisher.publish(
        Policies.order(
            Policies.read(
                """
                {"policy_id": "%s:au", "name": "Posters", "enforcement": "must", "jurisdictions": ["AU"],
                 "channels": ["dooh"], "policy": "No posters.",
                 "ext": {"relay": {"overlay_of": "%s", "stance": "%s"}}}
                """
                    .formatted(base.policyId(), base.policyId(), stance)),
            "1.0.0",
            "O-" + base.policyId(),
            Instant.parse("2024-02-01T00:00:00Z"),
            "AU"));
  }

  private String onTheMarketsPage() {
    return Http.at(port).get("/policies/" + base.policyId() + "/markets/AU").text();
  }

  @Test
  void aDayThatNoneOfUsWillSeeIsNotAsked() {
    for (var day : List.of("-999999999-01-01", "%2B20000-01-01", "0000-01-01", "soon")) {
      var answer = Http.at(port).get("/policies/finder?market=AU&at=" + day);
      assertThat(answer.status()).as(day).isEqualTo(200);
      assertThat(answer.text()).as(day).contains(base.name() + "</a>");
    }
  }

  @Test
  void aTopicOfAnyLettersGoesIntoTheQuestionForPrograms() {
    assertThat(Http.at(port).get("/policies/finder?market=AU&topic=%7Ba%2Bb%7D").text())
        .contains("href=\"/api/policies/requirements?market=AU&amp;topic=%7Ba%2Bb%7D\"");
  }

  @Test
  void aPolicyIsFoundByItsOwnNameAndOpenedAsOfTheDay() {
    var name = URLEncoder.encode(base.name().toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);
    assertThat(card("/policies/finder?market=AU&topic=" + name))
        .contains("<span class=\"tag warn\">restricted</span>", "Casinos &amp; slots");
    assertThat(
            Http.at(port).get("/policies/finder?market=AU&topic=" + name + "&at=2199-01-01").text())
        .contains("/policies/" + base.policyId() + "/markets/AU?as_of=2198-12-31T13:00:00Z");
  }

  /** What the finder shows of the policy, others beside it left out. */
  private String card(String address) {
    var page = Http.at(port).get(address).text();
    var from = page.indexOf(base.name() + "</a>");
    assertThat(from).as(address).isPositive();
    return page.substring(from, page.indexOf("</article>", from));
  }
}
