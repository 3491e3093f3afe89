package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/**
 * An item stands in place of its clause as long as both were written together; where one was
 * changed without the other, whoever reads is told both.
 */
@RelayTest
class ToldBesideTest extends AskedOfAnAd {

  private static final String OLDER = "Adults only, of 20 years.";
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");

  @Test
  void theWordsOfAClauseThatWasChangedAloneAreToldWithItsItem() {
    publish(worded(base, "Adults only.", OLDER), "2.0.0", MARCH, "AU", "SG");

    var before = ask("market=SG");
    assertThat(age(before)).isEqualTo(tuple(18, "Adults only.", false));
    assertThat(inWords(before)).doesNotContain("c2");

    var answer = ask("market=SG&at=" + APRIL);
    assertThat(age(answer)).isEqualTo(tuple(18, OLDER, true));
    assertThat(inWords(answer)).contains("c2").doesNotContain("c1");
    assertThat(card("market=SG&at=2024-04-01"))
        .contains("18 or older", " reads: ", OLDER)
        .containsOnlyOnce(OLDER);
    assertThat(page("/markets/SG?as_of=" + APRIL)).contains("18 or older", "reads: ", OLDER);
    assertThat(line("market=SG&at=" + APRIL)).isEqualTo(tuple(18, OLDER, true));
  }

  @Test
  void whatIsChangedTogetherIsNot() {
    publish(aged(worded(base, "Adults only.", OLDER), 20), "2.0.0", MARCH, "AU", "SG");
    publish(
        aged(worded(base, "No ads at the games.", "No ads at any game."), 18),
        "3.0.0",
        APRIL,
        "AU");

    assertThat(age(ask("market=SG&at=" + APRIL))).isEqualTo(tuple(20, OLDER, false));
    assertThat(inWords(ask("market=SG&at=" + APRIL))).doesNotContain("c2");
    assertThat(card("market=SG&at=2024-04-01")).contains("20 or older").doesNotContain(OLDER);
  }

  @Test
  void anItemThatWasChangedAloneIsToldWithItsClause() {
    publish(aged(base, 25), "2.0.0", MARCH, "AU", "SG");

    var answer = ask("market=SG&at=" + APRIL);
    assertThat(age(answer)).isEqualTo(tuple(25, "Adults only.", true));
    assertThat(inWords(answer)).contains("c2");
  }

  /** The age is carried through versions that change neither, and a new item is of its clause. */
  @Test
  void theyStayApartUntilBothAreWrittenAnewAndANewItemIsNone() {
    var worded = worded(base, "Adults only.", OLDER);
    publish(worded, "2.0.0", MARCH, "AU", "SG");
    var other = worded(worded, "A licence is needed.", "A valid licence is needed.");
    var relay = other.json().at("/ext/relay").deepCopy();
    ((ArrayNode) relay.path("requirements"))
        .addObject()
        .put("id", "checked")
        .put("clause", "c2")
        .put("type", "targeting");
    publish(other.with(Map.of("ext", Map.of("relay", relay))), "3.0.0", APRIL, "AU", "SG");

    var answer = ask("market=SG&at=" + MAY);
    assertThat(mine(answer, "requirements"))
        .extracting(one -> one.path("id").asText(), one -> one.path("clause_apart").asBoolean())
        .contains(tuple("age", true), tuple("checked", false), tuple("licence", true));
  }

  /** An item is as old as what it says: who touches it and leaves that has not written it anew. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          age   | "value":18 | "value":18,"markets":["AU","SG"]
          age   | "value":18 | "value":18,"applies_to":"targeting"
          years | "id":"age" | "id":"years"
          """)
  void anItemThatIsTouchedWithoutAnotherWordIsToldWithItsClause(
      String item, String was, String is) {
    publish(touched(worded(base, "Adults only.", OLDER), was, is), "2.0.0", MARCH, "AU", "SG");

    assertThat(told(item, "market=SG&at=" + APRIL)).isEqualTo(tuple(18, OLDER, true));
  }

  @Test
  void anItemThatIsCitedElsewhereForAVersionIsToldWithItsClauseToo() {
    var there = "\"id\":\"age\",\"clause\":\"c2\"";
    var worded = worded(base, "Adults only.", OLDER);
    publish(touched(worded, there, there.replace("c2", "c1")), "2.0.0", MARCH, "AU", "SG");
    publish(worded, "3.0.0", APRIL, "AU", "SG");

    assertThat(told("age", "market=SG&at=" + MAY)).isEqualTo(tuple(18, OLDER, true));
  }

  /** A second item that says the same is as old as the first, whichever of them stays. */
  @Test
  void anItemThatIsDoubledAndThenTakenAwayIsAsOldAsItWas() {
    var item = "{\"id\":\"age\",\"clause\":\"c2\",\"type\":\"age\",\"value\":18}";
    var other = item.replace("\"age\",\"clause", "\"years\",\"clause");
    var worded = worded(base, "Adults only.", OLDER);
    publish(touched(worded, item, item + "," + other), "2.0.0", MARCH, "AU", "SG");
    publish(touched(worded, item, other), "3.0.0", APRIL, "AU", "SG");

    assertThat(told("years", "market=SG&at=" + MAY)).isEqualTo(tuple(18, OLDER, true));
  }

  @Test
  void anExceptionThatIsTouchedWithoutAnotherWordIsToldWithItsClause() {
    var worded = worded(base, "No ads at the games.", "No ads at any game.");
    publish(
        touched(worded, "\"until\":\"2024-03-15", "\"until\":\"2024-04-15"),
        "2.0.0",
        MARCH,
        "AU",
        "SG");

    assertThat(mine(ask("market=SG&topic=lottery&at=" + APRIL), "exceptions"))
        .extracting(one -> one.path("id").asText(), one -> one.path("clause_apart").asBoolean())
        .containsExactly(tuple("charity", true));
  }

  @Test
  void aClauseOfTheBaseIsToldWithAnOlderItemOfAnOverlay() {
    var overlay =
        Policies.read(
            """
            {"policy_id": "%1$s:sg", "name": "Betting in Singapore", "enforcement": "must",
             "jurisdictions": ["SG"], "policy": "Ask first.",
             "ext": {"relay": {"overlay_of": "%1$s",
               "requirements": [{"id": "older", "clause": "%1$s/c2", "type": "age", "value": 21}]}}}
            """
                .formatted(id));
    publish(overlay, "1.0.0", MARCH, "SG");
    assertThat(overlays(ask("market=SG&at=" + MARCH))).containsExactly(false);

    publish(worded(base, "Adults only.", OLDER), "2.0.0", APRIL, "AU", "SG");
    assertThat(overlays(ask("market=SG&at=" + MAY))).containsExactly(true);
  }

  private List<Boolean> overlays(JsonNode answer) {
    return mine(answer, "requirements").stream()
        .filter(one -> one.path("id").asText().equals(id + ":sg/older"))
        .map(one -> one.path("clause_apart").asBoolean())
        .toList();
  }

  private static PolicyEntry worded(PolicyEntry entry, String was, String is) {
    return entry.with(Map.of("policy", entry.text().replace(was, is)));
  }

  private static PolicyEntry aged(PolicyEntry entry, int years) {
    return Policies.read(
        entry.json().toString().replaceAll("\"value\":\\d+", "\"value\":" + years));
  }

  private static PolicyEntry touched(PolicyEntry entry, String was, String is) {
    var json = entry.json().toString();
    assertThat(json).contains(was);
    return Policies.read(json.replace(was, is));
  }

  private Tuple told(String item, String question) {
    return told(item, ask(question));
  }

  private Tuple age(JsonNode answer) {
    return told("age", answer);
  }

  private Tuple told(String item, JsonNode answer) {
    return told(
        mine(answer, "requirements").stream()
            .filter(one -> one.path("id").asText().equals(item))
            .findFirst()
            .orElseThrow());
  }

  private static Tuple told(JsonNode age) {
    return tuple(
        age.path("value").intValue(),
        age.path("clause_text").asText(),
        age.path("clause_apart").asBoolean());
  }

  private List<String> inWords(JsonNode answer) {
    return mine(answer, "policies").stream()
        .flatMap(
            one -> StreamSupport.stream(one.path("clauses_in_words_alone").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  private String card(String question) {
    var page = Http.at(port).get("/policies/finder?" + question + "&topic=lottery").text();
    var begin = page.indexOf("/policies/" + id + "/");
    assertThat(begin).as(page).isPositive();
    return page.substring(begin, page.indexOf("</article>", begin));
  }

  private String page(String path) {
    return Http.at(port).get("/policies/" + id + path).text();
  }

  private Tuple line(String question) {
    return Http.at(port)
        .get("/api/policies/export?format=ndjson&" + question)
        .text()
        .lines()
        .map(ToldBesideTest::parsed)
        .filter(one -> one.path("policy_id").asText().equals(id))
        .filter(one -> one.path("item").asText().equals("age"))
        .map(ToldBesideTest::told)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(line, unreadable);
    }
  }
}
