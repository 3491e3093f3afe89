package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A policy in prose is quoted, and under a ban the ban comes before whatever else is asked. */
@RelayTest
class FinderBansTest {

  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");

  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final String id = Policies.shouldRule().policyId();
  private final String name = "Bans of " + id;

  @Test
  void whatSaysAllInItsTextIsQuotedWithItsClauses() {
    publish("restricted", "1. Ads name the maker.\\n2. Ads end at ten.", "");

    assertThat(card())
        .contains("It says all in its text .", "§1 Ads name the maker. §2 Ads end at ten.")
        .doesNotContain("besides", "Where it is prohibited");
    assertThat(html()).contains("/policies/" + id + "/markets/KI#c2\">§2</a>");
  }

  @Test
  void theBanComesBeforeWhatIsToBeDone() {
    publish(
        "prohibited",
        "1. Ads carry a licence number.\\n2. Ads end at ten.\\n3. It must not be advertised.",
        """
        ,"requirements": [{"id": "licence", "clause": "c1", "type": "licence"},
                          {"id": "never", "clause": "c3", "type": "other", "value": "no ad"}]
        """);

    assertThat(card())
        .containsSubsequence(
            "Where it is prohibited, nothing below makes the ad allowed.",
            "§3 It must not be advertised.",
            "Licence",
            "Other : no ad",
            "What its text asks besides, in words: §2 Ads end at ten.")
        .doesNotContain("exceptions");
  }

  /** "Not to anybody under 18" is no ban, and adults are none of its exceptions. */
  @Test
  void aConditionIsNotQuotedForTheBan() {
    publish(
        "prohibited",
        "1. It must not be shown to anybody under 18.\\n2. Ads must not be shown from six to ten.",
        """
        ,"requirements": [{"id": "age", "clause": "c1", "type": "age", "value": 18},
                          {"id": "hours", "clause": "c2", "type": "hours", "value": "22:00-06:00"}]
        """);

    assertThat(card())
        .containsSubsequence(
            "nothing below makes the ad allowed.", "What it asks where it is not prohibited", "18");
    assertThat(html()).containsSubsequence("<details>", "18 or older", "</details>");
    assertThat(html().substring(0, html().indexOf("<details>"))).doesNotContain("under 18");
  }

  /** What an exception is for may be advertised. */
  @Test
  void anExceptionIsNotDenied() {
    publish(
        "prohibited",
        "1. ห้ามโฆษณา\\n2. Charities draw lots.",
        """
        ,"exceptions": [{"id": "charity", "clause": "c2", "text": "Draws for charity"}]
        """);

    assertThat(card())
        .containsSubsequence(
            "nothing below makes the ad allowed, unless one of the exceptions is for it.",
            "§1 ห้ามโฆษณา",
            "Exception : Draws for charity")
        .doesNotContain("besides");
  }

  /** A clause that says what a word does not cover forbids nothing. */
  @Test
  void whatIsLeftOutOfTheBanIsNotQuotedForIt() {
    publish(
        "prohibited", "1. It must not be advertised.\\n2. A game of skill is not gambling.", "");

    assertThat(card())
        .containsSubsequence(
            "nothing below makes the ad allowed. §1 It must not be advertised.",
            "§2 A game of skill is not gambling.");
    assertThat(html().split("<p", -1)[2]).doesNotContain("is not gambling");
  }

  @Test
  void theBanOfATopicIsQuotedFromTheClausesThatNameIt() {
    publish(
        "restricted",
        "1. Lotteries must not be advertised.\\n2. Sports bets must not be advertised.\\n3. Ads end at ten.",
        """
        ,"topics": [{"code": "lottery", "name": "Lottery", "stances": {"KI": "prohibited"}},
                    {"code": "sports-bet", "name": "Betting on sport", "stances": {"KI": "prohibited"}},
                    {"code": "casino", "name": "Casino", "stances": {"KI": "prohibited"}}]
        """);

    assertThat(bannedBy("lottery")).contains("§1 Lotteries").doesNotContain("Sports bets");
    assertThat(bannedBy("sports-bet")).contains("§2 Sports bets").doesNotContain("Lotteries");
    assertThat(bannedBy("casino")).doesNotContain("Lotteries", "Sports bets");
  }

  private String bannedBy(String topic) {
    var page = Http.at(port).get("/policies/finder?market=KI&topic=" + topic).text();
    var card = page.substring(page.indexOf(name + "</a>"));
    var told = AskedOfAnAd.words(card.substring(0, card.indexOf("</article>")));
    var from = told.indexOf("nothing below makes the ad allowed.");
    assertThat(from).as(told).isPositive();
    return told.substring(from, told.indexOf("It says all in its text", from));
  }

  @Test
  void whereNoClauseForbidsNoneIsQuotedForTheBan() {
    publish("prohibited", "1. A game of skill is not gambling.", "");

    assertThat(card())
        .contains("nothing below makes the ad allowed. It says all in its text")
        .contains("§1 A game of skill is not gambling.");
  }

  private void publish(String stance, String text, String items) {
    publisher.publish(
        Policies.order(
            Policies.read(
                """
                {"policy_id": "%s", "name": "%s", "enforcement": "must", "jurisdictions": ["KI"],
                 "policy": "%s", "ext": {"relay": {"stance": "%s"%s}}}
                """
                    .formatted(id, name, text, stance, items)),
            "1.0.0",
            "B-" + id,
            FEBRUARY,
            "KI"));
  }

  private String html() {
    var page = Http.at(port).get("/policies/finder?market=KI").text();
    var from = page.indexOf(name + "</a>");
    assertThat(from).isPositive();
    return page.substring(from, page.indexOf("</article>", from));
  }

  private String card() {
    return AskedOfAnAd.words(html());
  }
}
