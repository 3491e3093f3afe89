package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** What another policy defines for one that an ad is about is asked of the ad, and cited. */
@RelayTest
class FinderRelatedTest extends AskedOfAnAd {

  private static final String DAY = "2024-02-10";
  private static final String LOTTERY = "market=SG&topic=lottery&at=2024-02-10T00:00:00Z";

  private String adults = "";

  @BeforeEach
  void aPolicyDefinesItsTerms() {
    adults = id + "-adults";
    publish(
        other(
            adults,
            """
            "relations": [{"type": "defines", "policy_id": "%s"}],
            "topics": [{"code": "adult", "name": "Grown-up", "stances": {},
                        "definition": "Whoever is 21 or older."}],
            "requirements": [
              {"id": "of-age", "clause": "c1", "type": "age", "value": 21},
              {"id": "apart", "clause": "c1", "type": "other", "value": "of grown-ups", "topic": "adult"}]
            """
                .formatted(id)),
        "1.0.0",
        FEBRUARY,
        "SG");
  }

  @Test
  void whatDefinesItsTermsIsAskedOfTheAdAsWell() {
    var answer = ask(LOTTERY + "&audience=18");

    assertThat(related(answer))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path("policy_id").asText()).isEqualTo(adults);
              assertThat(one.path("name").asText()).isEqualTo("Other " + adults);
              assertThat(one.path("relation").asText()).isEqualTo("defines");
              assertThat(one.path("said_by").asText()).isEqualTo(adults);
              assertThat(one.path("clauses_in_words_alone"))
                  .extracting(JsonNode::asText)
                  .containsExactly("c2");
              assertThat(one.path("topics").path(0).path("definition").asText())
                  .isEqualTo("Whoever is 21 or older.");
            });
    var asked = of(answer, "requirements", adults);
    assertThat(asked)
        .extracting(one -> one.path("id").asText() + " " + one.path("met_by_audience").asText("-"))
        .containsExactly("of-age false");
    assertThat(asked)
        .allSatisfy(
            one -> {
              assertThat(one.path("clause_text").asText()).isEqualTo("Only grown-ups.");
              assertThat(one.path("related_to")).extracting(JsonNode::asText).containsExactly(id);
            });
    assertThat(mine(answer, "requirements")).noneMatch(one -> one.has("related_to"));
    assertThat(of(answer, "policies", adults)).as("nobody asked for it").isEmpty();
  }

  @Test
  void thePageTellsItUnderThePolicyWithItsCitation() {
    var card = card("market=SG&topic=lottery&audience=18&at=" + DAY);

    assertThat(words(card))
        .contains(
            "Other " + adults + " restricted defines its terms: Grown-up",
            "Age : 21 or older",
            "not met by this audience, which may be 18 years old",
            "§2 A question is no proof.")
        .doesNotContain("of grown-ups");
    assertThat(Http.at(port).get("/policies/finder?market=SG&topic=lottery&at=" + DAY).text())
        .as("told once, and not among those of which nobody knows whether they are about it")
        .containsOnlyOnce(">Other " + adults + "</a>");
    assertThat(card)
        .contains("/policies/" + adults + "/markets/SG?as_of=2024-02-09T16:00:00Z#c1\">§1</a>");
  }

  /** It is told where and when it applies, and for the channel that was asked for. */
  @Test
  void whatIsNotInForceThereIsNotTold() {
    var olv = id + "-olv";
    publish(
        other(olv, "\"relations\": [{\"type\": \"defines\", \"policy_id\": \"%s\"}]".formatted(id))
            .with(Map.of("channels", List.of("olv"))),
        "1.0.0",
        FEBRUARY,
        "SG");

    assertThat(related(ask("market=AU&topic=lottery"))).isEmpty();
    assertThat(of(ask("market=AU&topic=lottery"), "requirements", adults)).isEmpty();
    assertThat(related(ask("market=SG&topic=lottery&channel=dooh")))
        .extracting(one -> one.path("policy_id").asText())
        .containsExactly(adults);
    assertThat(related(ask("market=SG&topic=lottery&channel=olv")))
        .extracting(one -> one.path("policy_id").asText())
        .containsExactlyInAnyOrder(adults, olv);
  }

  /** Whether what it only points to is about the ad, a person has to read. */
  @Test
  void whatItPointsToIsNamed() {
    var fairs = id + "-fairs";
    var holes = id + "-holes";
    publish(
        other(
            fairs,
            "\"requirements\": [{\"id\": \"f\", \"clause\": \"c1\", \"type\": \"age\", \"value\": 30}]"),
        "1.0.0",
        FEBRUARY,
        "SG");
    publish(
        other(
            holes,
            "\"relations\": [{\"type\": \"exception-to\", \"policy_id\": \"%s\"}]".formatted(id)),
        "1.0.0",
        FEBRUARY,
        "SG");
    publish(
        base.with(
            Map.of(
                "ext",
                Map.of(
                    "relay",
                    Map.of(
                        "topics",
                        List.of(Map.of("code", "lottery", "stances", Map.of("SG", "allowed"))),
                        "relations",
                        List.of(
                            Map.of("type", "see-also", "policy_id", fairs),
                            Map.of("type", "see-also", "policy_id", adults),
                            Map.of("type", "see-also", "policy_id", id + "-gone")))))),
        "2.0.0",
        FEBRUARY.plusSeconds(60),
        "SG");

    var answer = ask(LOTTERY);

    assertThat(related(answer))
        .extracting(
            one ->
                one.path("policy_id").asText()
                    + " "
                    + one.path("relation").asText()
                    + " "
                    + one.path("said_by").asText())
        .containsExactly(
            adults + " defines " + adults,
            holes + " exception-to " + holes,
            fairs + " see-also " + id);
    assertThat(of(answer, "requirements", fairs)).isEmpty();
    assertThat(words(card("market=SG&topic=lottery&at=" + DAY)))
        .contains(
            "Other "
                + holes
                + " restricted is an exception to it. Read whether it is about your ad.",
            "Other " + fairs + " restricted is one to see also. Read whether it is about your ad.")
        .doesNotContain("30 or older");
  }

  /** Where it is among what was found, its own items are told once. */
  @Test
  void whatIsFoundItselfIsToldOnce() {
    var answer = ask("market=SG&at=2024-02-10T00:00:00Z");

    assertThat(related(answer)).hasSize(1);
    assertThat(of(answer, "policies", adults)).hasSize(1);
    assertThat(of(answer, "requirements", adults)).hasSize(2);
    assertThat(of(answer, "requirements", adults)).noneMatch(one -> one.has("related_to"));
  }

  private static PolicyEntry other(String policy, String items) {
    return Policies.read(
        """
        {"policy_id": "%s", "name": "Other %s", "enforcement": "must",
         "jurisdictions": ["AU", "SG"],
         "policy": "1. Only grown-ups.\\n2. A question is no proof.",
         "ext": {"relay": {"stance": "restricted", %s}}}
        """
            .formatted(policy, policy, items));
  }

  private List<JsonNode> related(JsonNode answer) {
    return StreamSupport.stream(
            mine(answer, "policies").get(0).path("related").spliterator(), false)
        .toList();
  }

  private static List<JsonNode> of(JsonNode answer, String part, String policy) {
    return StreamSupport.stream(answer.path(part).spliterator(), false)
        .filter(one -> one.path("policy_id").asText().equals(policy))
        .toList();
  }

  private String card(String question) {
    var page = Http.at(port).get("/policies/finder?" + question).text();
    var from = page.indexOf("/policies/" + id + "/markets");
    assertThat(from).isPositive();
    return page.substring(from, page.indexOf("</article>", from));
  }
}
