package org.policyrelay.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What rounds take over HTTP and what they do not, by program and by page. */
@RelayTest
@StoppedTime
class RoundDoorsTest {

  private static final String ONE = "ad-reviewer";
  private static final String TWO = "ad-reviewer-2";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired Relay relay;
  @Autowired Rounds rounds;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @LocalServerPort int port;

  private String key = "";

  @BeforeEach
  void aRoundIsOpen() {
    key = steps().begin(3, ONE, TWO);
  }

  private RoundSteps steps() {
    return new RoundSteps(relay, rounds, runtime, tasks, port);
  }

  private Http.Answer put(String user, Object body) {
    return Http.at(port).as(user).put("/api/rounds/" + key + "/votes", body);
  }

  private static List<String> places(Http.Answer answer) {
    var places = new ArrayList<String>();
    answer.json().findValues("field").forEach(field -> places.add(field.asText()));
    return places;
  }

  @Test
  void aRaterVotesAgainAndTheLastCounts() {
    var first = steps().vote(ONE, key, "allow", "allow");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    var again =
        put(
            ONE,
            Map.of(
                "votes",
                List.of(
                    Map.of(
                        "case",
                        "case-2",
                        "label",
                        "reject",
                        "confidence",
                        4,
                        "rationale",
                        "It sells\nto children"))));
    var votes = again.json().at("/votes");
    assertThat(votes.size()).isEqualTo(2);
    assertThat(votes.at("/1/label").asText()).isEqualTo("reject");
    assertThat(votes.at("/1/confidence").asInt()).isEqualTo(4);
    assertThat(votes.at("/1/rationale").asText()).isEqualTo("It sells\nto children");
    assertThat(votes.at("/1/late").asBoolean()).isFalse();
    assertThat(votes.at("/0/confidence").isNull()).isTrue();
    assertThat(again.json().at("/labels").size()).isEqualTo(2);
    assertThat(again.json().at("/cases/2/content").asText()).isEqualTo("The text of ad 3");
    assertThat(again.json().at("/raters/0/user").asText()).isEqualTo(ONE);
    assertThat(again.json().at("/policy_id").asText()).isEqualTo("apac:alcohol");
  }

  @Test
  void whatIsOutsideOfTheRoundIsRefusedByItsPlaceAndNothingOfItIsKept() {
    var refused =
        put(
            ONE,
            Map.of(
                "votes",
                List.of(
                    Map.of("case", "case-1", "label", "allow"),
                    Map.of("case", "case-9", "label", "allow"),
                    Map.of("case", "case-2", "label", "perhaps", "confidence", 9))));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(places(refused))
        .containsExactly("votes[1].case", "votes[2].label", "votes[2].confidence");
    assertThat(steps().get(ONE, key).json().at("/votes").size()).isZero();
  }

  @Test
  void aBodyThatIsNoneOfVotesIsRefused() {
    for (var body :
        List.of(
            Map.of(),
            Map.of("votes", List.of()),
            "{\"votes\": [null]}",
            "{\"votes\": null}",
            "{\"votes\": {}}",
            "[]",
            "",
            "{\"votes\": [{\"case\": \"case-1\", \"label\": \"allow\", \"rater\": \"ad-reviewer-2\"}]}",
            "{\"votes\": [{\"case\": \"case-1\", \"label\": \"allow\", \"confidence\": 1.5}]}",
            "{\"votes\": [{\"case\": \"case-1\", \"label\": \"allow\"}], \"rater\": \"x\"}")) {
      assertThat(put(ONE, body).status()).as(body.toString()).isEqualTo(400);
    }
    assertThat(steps().get(ONE, key).json().at("/votes").size()).isZero();
    assertThat(steps().get(TWO, key).json().at("/votes").size()).isZero();
  }

  @Test
  void anUnknownParameterIsRefusedByName() {
    var answer = Http.at(port).as(ONE).get("/api/rounds/" + key + "?rater=" + TWO);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(places(answer)).containsExactly("rater");
  }

  @Test
  void nobodyVotesForSomebodyElse() {
    assertThat(steps().vote("policy-manager", key, "allow").status()).isEqualTo(403);
    assertThat(steps().vote("ad-review-lead", key, "allow").status()).isEqualTo(403);
    assertThat(steps().vote("trainer", key, "allow").status()).isEqualTo(404);
    assertThat(steps().vote("ad-reviewer-3", key, "allow").status()).isEqualTo(404);
  }

  @Test
  void afterTheRevealNoVoteIsTaken() {
    steps().finish(ONE, key, RoundSteps.labels(3, "allow"));
    steps().finish(TWO, key, RoundSteps.labels(3, "allow"));
    var late = steps().vote(ONE, key, "reject");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("wrong-state");
    var seen = steps().get("ad-review-lead", key).json();
    assertThat(seen.at("/cases/0/outcome").asText()).isEqualTo("allow");
    assertThat(seen.at("/agreement/krippendorffAlpha").isNull()).isTrue();
    assertThat(seen.at("/agreement/undefined/krippendorffAlpha").asText()).isNotEmpty();
    var page = Http.at(port).logIn(ONE).get("/rounds/" + key);
    assertThat(page.text())
        .contains("100 % of the pairs", "alpha cannot be said: ", "Votes revealed");
  }

  @Test
  void thePageTakesOneVoteAfterTheOtherWithoutScript() {
    var rater = Http.at(port).logIn(ONE);
    assertThat(rater.get("/rounds/" + key).text())
        .contains("The text of ad 3", "id=\"labelled\">0</span>", "Hand in, in Tasklist");
    assertThat(post(rater, "case=case-1&label=reject&confidence=5&rationale=For+children").text())
        .contains("id=\"labelled\">1</span>", "For children");
    assertThat(post(rater, "case=case-2&label=allow&confidence=&rationale=+").status())
        .isEqualTo(200);
    var votes = steps().get(ONE, key).json().at("/votes");
    assertThat(votes.size()).isEqualTo(2);
    assertThat(votes.at("/0/confidence").asInt()).isEqualTo(5);
    assertThat(votes.at("/1/rationale").isNull()).isTrue();

    assertThat(post(rater, "case=case-3&label=other").text())
        .contains("votes[0].label", "allow, reject");
    assertThat(steps().get(ONE, key).json().at("/votes").size()).isEqualTo(2);
    var lead = Http.at(port).logIn("ad-review-lead");
    lead.get("/rounds/" + key);
    assertThat(post(lead, "case=case-3&label=allow").text())
        .contains("Only its raters vote", "The text of ad 3")
        .doesNotContain("For children");
  }

  private Http.Answer post(Http session, String fields) {
    return session.send("POST", "/rounds/" + key + "/votes", fields, "Content-Type", FORM);
  }

  /** The page's form proves itself by its own token, as every form does. */
  @Test
  void aVoteFromElsewhereIsNotTaken() {
    var rater = Http.at(port).logIn(ONE);
    var page = rater.get("/rounds/" + key).text();
    assertThat(Pattern.compile("name=\"_csrf\"").matcher(page).results().count()).isEqualTo(4);
    assertThat(
            rater
                .sendBare(
                    "POST",
                    "/rounds/" + key + "/votes",
                    "case=case-1&label=allow",
                    "Content-Type",
                    FORM)
                .status())
        .isEqualTo(403);
    assertThat(steps().get(ONE, key).json().at("/votes").size()).isZero();
  }
}
