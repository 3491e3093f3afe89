package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.read;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A grant hangs on the whole policy in its market, and on what others say about that. */
@RelayTest
@StoppedTime
class WholePolicyTest {

  private static final Duration DAYS = Duration.ofDays(20);
  private static final String CONFIRM = "Task_ConfirmOrRevoke";
  private static final String TEXT =
      "1. Ads must not show minors.\n2. Ads must name the maker.\n3. Ads must be shown after nine.";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @LocalServerPort int port;

  /** However it is named, or not named at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Clause\u00a01 holds for no brewer.",
        "Clause\u202f1 does not bind brewers.",
        "Clause&nbsp;1 does not bind brewers.",
        "Nothing in\u00a0this\u00a0policy binds brewers.",
        "All  clauses bind brewers from abroad only.",
        "All\n   clauses bind brewers from abroad only.",
        "Nothing in this\n   policy binds brewers.",
        "Clause\u200b 1 does not bind brewers.",
        "Clause \u20601 does not bind brewers.",
        "Clause **1** does not bind brewers.",
        "Clause (1) does not bind brewers.",
        "Clause #1 does not bind brewers.",
        "Clause one does not bind brewers.",
        "Clause I does not bind brewers.",
        "The first clause does not bind brewers.",
        "มาตรา 1 does not bind brewers.",
        "ข้อ ๑ ไม่ใช้กับผู้ผลิตเบียร์",
        "Khoản 1 does not bind brewers.",
        "Mục 1 does not bind brewers.",
        "Ayat 1 does not bind brewers.",
        "Butir 1 does not bind brewers.",
        "Perkara 1 does not bind brewers.",
        "Para. 1 does not bind brewers.",
        "Cl. 1 does not bind brewers.",
        "Subsection 1 does not bind brewers.",
        "The above does not bind brewers.",
        "[The ban](#c1) does not bind brewers.",
      })
  void whateverIsSaidInAnotherClauseIsLookedAt(String sentence) {
    doubts(
        with(mustRule(), "policy", TEXT),
        "policy",
        TEXT.replace("name the maker.", "name the maker. " + sentence));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a definition as a point|\\n4. \"Minors\" are people below 18.|\\n4. \"Minors\" are people below 25.",
        "a section|\\n\\n## Definitions\\n\\n- **Minor**: a person below 18|\\n\\n## Definitions\\n\\n- **Minor**: a person below 25",
        "a table|\\n\\n| term | means |\\n|---|---|\\n| minor | below 18 ||\\n\\n| term | means |\\n|---|---|\\n| minor | below 25 |",
        "a scope|''|\\n4. The above binds brewers alone.",
        "a ban on grants|''|\\n4. Nobody may be let go from any of it.",
        "an end of grants|''|\\n4. Permissions that were given before 2027 end.",
        "an opposite|''|\\n4. Brewers may show minors.",
        "other numbers|\\n\\nAsk us.|\\n\\nAsk our shop.",
        "a quote|''|\\n\\n> Clause 1 does not bind brewers.",
        "a note|''|\\n\\nMinors are people below 13.",
      })
  void whateverTheTextSaysIsLookedAt(String what, String before, String after) {
    var old = TEXT + before.replace("\\n", "\n");
    doubts(with(mustRule(), "policy", old), "policy", TEXT + after.replace("\\n", "\n"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an exception of another clause|{\"exceptions\":[{\"id\":\"x1\",\"clause\":\"c2\",\"text\":\"Clause 1 binds no brewer.\"}]}",
        "a requirement of another clause|{\"requirements\":[{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"age\",\"value\":18},{\"id\":\"r2\",\"clause\":\"c2\",\"type\":\"other\",\"value\":\"Clause 1 binds brewers alone\"}]}",
        "an exception of its own clause|{\"requirements\":[{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"age\",\"value\":18}],\"exceptions\":[{\"id\":\"x1\",\"clause\":\"c1\",\"text\":\"Sports events\"}]}",
        "a program|{\"eligibility\":{\"program\":\"Brewers\"}}",
        "a topic|{\"topics\":[{\"code\":\"beer\",\"name\":\"Beer\",\"definition\":\"Drinks\"}]}",
        "a relation|{\"relations\":[{\"type\":\"exception-to\",\"policy_id\":\"apac:other\"}]}",
        "a timeline|{\"timeline\":{\"SG\":{\"enforce_from\":\"2027-04-20T00:00:00Z\"}}}",
      })
  void whateverItemsSayIsLookedAt(String what, String items) {
    var before =
        with(
            with(mustRule(), "policy", TEXT),
            "ext",
            Map.of("relay", Map.of("requirements", List.of(age()))));
    var json = before.json();
    json.withObjectProperty("ext").set("relay", read(json(items)).json().at("/ext/relay"));
    var policy = published(before);
    var clause = granted("acme", policy, "c1", "2027-12-31");
    var item = granted("other", policy, "r1", "2027-12-31");
    relay.announce("2.0.0", PolicyEntry.trusted(json), DAYS);
    relay.settle();
    assertThat(steps().standing(clause)).isEqualTo(Standing.IN_DOUBT);
    assertThat(steps().standing(item)).isEqualTo(Standing.IN_DOUBT);
  }

  private static Map<String, Object> age() {
    return Map.of("id", "r1", "clause", "c1", "type", "age", "value", 18);
  }

  private static String json(String relay) {
    return mustRule().json().put("policy", TEXT).toString().replaceFirst("\\}$", "")
        + ",\"ext\":{\"relay\":"
        + relay
        + "}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"defines", "supersedes", "exception-to"})
  void whatAnotherPolicySaysAboutItIsLookedAt(String type) {
    var policy = published(with(mustRule(), "policy", TEXT));
    var key = granted("acme", policy, "c1", "2027-12-31");
    var other = relating(type, policy.policyId(), "1. Minors are people below 18.");
    relay.announce("1.0.0", other, DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(briefing(key).lines().findFirst().orElseThrow().replace("\\", ""))
        .contains(
            other.policyId(), policy.policyId(), "§1, which this grant hangs on, reads as before");
    relay.complete(MANAGER, key, CONFIRM, "outcome", "confirm");
    relay.pass(DAYS);
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);

    relay.announce("2.0.0", with(other, "policy", "1. Minors are people below 25."), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(briefing(key)).contains("below", "25", other.policyId());
  }

  /** With what they say, the terms change back. */
  @Test
  void aDefinitionThatIsNoLongerOneIsLookedAt() {
    var policy = published(with(mustRule(), "policy", TEXT));
    var terms = relating("defines", policy.policyId(), "1. Minors are people below 18.");
    relay.publish("1.0.0", terms, "SG");
    var key = granted("acme", policy, "c1", "2027-12-31");
    relay.announce("2.0.0", terms.without("ext"), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(briefing(key).replace("\\", ""))
        .contains(
            "it no longer holds that %s defines %s".formatted(terms.policyId(), policy.policyId()));
  }

  /** What defines the terms of a definition defines those of the policy. */
  @Test
  void whatIsSaidAboutADefinitionIsLookedAt() {
    var policy = published(with(mustRule(), "policy", TEXT));
    var terms = relating("defines", policy.policyId(), "1. Minors are people of low age.");
    relay.publish("1.0.0", terms, "SG");
    var key = granted("acme", policy, "c1", "2027-12-31");
    relay.announce("1.0.0", relating("defines", terms.policyId(), "1. Low is below 25."), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
  }

  @Test
  void whatAnotherPolicySaysElsewhereOrMerelyPointsAtIsNot() {
    var policy = published(with(mustRule(), "policy", TEXT));
    var key = granted("acme", policy, "c1", "2027-12-31");
    relay.announce("1.0.0", relating("see-also", policy.policyId(), "1. Other."), DAYS);
    relay.announce(
        "1.0.0",
        with(relating("defines", policy.policyId(), "1. Other."), "jurisdictions", List.of("TH")),
        DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|\"Changed name\"",
        "description|\"About beer, not below 3 %.\"",
        "channels|[\"ooh\"]",
        "policy_categories|[\"alcohol\"]",
        "governance_domains|[\"creative\"]",
        "enforcement|\"may\"",
        "requires_human_review|true",
        "sunset_date|\"2027-06-30\"",
        "region_aliases|{\"EU\":[\"DE\"]}",
      })
  void factsOfThePolicyAreLookedAt(String field, String value) {
    var before = with(mustRule(), "policy", TEXT);
    var policy = published(before);
    var key = granted("acme", policy, "c1", "2027-12-31");
    var json = before.json();
    json.set(
        field,
        read(mustRule().json().toString().replaceFirst("\\{", "{\"ext\":{\"x\":" + value + "},"))
            .json()
            .at("/ext/x"));
    relay.announce("2.0.0", PolicyEntry.trusted(json), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
  }

  /** What says the same, what holds elsewhere, and what is no rule. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "white space|2.0.0|name the maker|name  the   maker",
        "a line that breaks elsewhere|2.0.0|name the maker|name\\n   the maker",
        "the case of a word|1.0.1|name the maker|name the Maker",
        "bold|1.0.1|the maker|the **maker**",
        "other-script white space|2.0.0|โฆษณา|โฆษ\u200bณา",
        "a wording patch|1.0.1|must name|must state",
        "guidance|2.0.0|\"enforcement\":|\"guidance\":\"Be strict.\",\"enforcement\":",
        "exemplars|2.0.0|\"enforcement\":|\"exemplars\":{\"pass\":[{\"scenario\":\"A beer\",\"explanation\":\"Fine\"}]},\"enforcement\":",
        "the order of like items|2.0.0|{\"id\":\"x1\",\"clause\":\"c1\",\"text\":\"At fairs\"},{\"id\":\"x2\",\"clause\":\"c1\",\"text\":\"At sea\"}|{\"id\":\"x2\",\"clause\":\"c1\",\"text\":\"At sea\"},{\"id\":\"x1\",\"clause\":\"c1\",\"text\":\"At fairs\"}",
        "the order of items|2.0.0|{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"age\",\"value\":18},{\"id\":\"r2\",\"clause\":\"c2\",\"type\":\"age\",\"value\":20}|{\"id\":\"r2\",\"clause\":\"c2\",\"type\":\"age\",\"value\":20},{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"age\",\"value\":18}",
        "the order of channels|2.0.0|\"ooh\",\"social\"|\"social\",\"ooh\"",
        "another market more|2.0.0|\"SG\",\"TH\"|\"SG\",\"TH\",\"VN\"",
        "a stance elsewhere|2.0.0|\"TH\":\"restricted\"|\"TH\":\"prohibited\"",
        "a value elsewhere|2.0.0|\"value\":25|\"value\":26",
        "a disclosure|2.0.0|Drink less|Drink much less",
        "a source|2.0.0|Act 1|Act 2",
        "a hint at another policy|2.0.0|\"sources\":|\"relations\":[{\"type\":\"see-also\",\"policy_id\":\"apac:x\"}],\"sources\":",
      })
  void whatSaysTheSameLeavesItAlone(String what, String version, String from, String to) {
    var policy =
        read(
            """
            {"policy_id":"%s","name":"Beer","enforcement":"must","jurisdictions":["SG","TH"],"channels":["ooh","social"],
             "policy":"1. Ads must not show minors.\\n2. Ads must name the maker.\\n3. โฆษณาต้องไม่แสดง",
             "ext":{"relay":{"topics":[{"code":"beer","name":"Beer","stances":{"SG":"restricted","TH":"restricted"}}],
              "requirements":[{"id":"r1","clause":"c1","type":"age","value":18},{"id":"r2","clause":"c2","type":"age","value":20},
                {"id":"r3","clause":"c1","type":"age","value":25,"markets":["TH"]}],
              "exceptions":[{"id":"x1","clause":"c1","text":"At fairs"},{"id":"x2","clause":"c1","text":"At sea"}],
              "disclosures":[{"id":"d1","text":"Drink less","language":"en"}],
              "sources":[{"id":"s1","name":"Act 1"}]}}}
            """
                .formatted(mustRule().policyId()));
    published(policy);
    var clause = granted("acme", policy, "c1", "2027-12-31");
    var item = granted("other", policy, "r1", "2027-12-31");
    var json = policy.json().toString();
    assertThat(json).contains(from);
    relay.announce(version, read(json.replace(from, to)), DAYS);
    relay.settle();
    assertThat(steps().standing(clause)).isEqualTo(Standing.HOLDS);
    assertThat(steps().standing(item)).isEqualTo(Standing.HOLDS);
    assertThat(relay.waiting(clause)).isEmpty();
  }

  /** Who reads the overlay beside another version of the base is told so; neither says it. */
  @Test
  void thatNobodyHasApprovedTwoTogetherIsNoOtherRule() {
    var family = new PolicyFamily(with(mustRule(), "policy", TEXT), "SG");
    published(family.base());
    relay.publish("1.0.0", family.overlay("Ads must carry a number."));
    var key = granted("acme", family.base(), family.id() + "/c1", "2027-12-31");
    relay.announce("1.0.1", with(family.base(), "policy", TEXT.replace("name", "state")), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
  }

  @Test
  void aMarketThatIsDroppedIsTheEndOfIt() {
    var policy = published(with(mustRule(), "policy", TEXT));
    var key = granted("acme", policy, "c1", "2027-12-31");
    var only = with(policy, "jurisdictions", List.of("TH"));
    relay.announce("2.0.0", only, DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(briefing(key).lines().findFirst().orElseThrow())
        .contains("says nothing any more of what this grant hangs on");
    relay.pass(DAYS);
    assertThat(steps().holds(key, "SG")).isFalse();
  }

  /** Nothing is granted for a time for which the policy says that it has ended. */
  @Test
  void aLastDayWithinTheTermIsToldWhoAsks() {
    var policy = published(with(with(mustRule(), "policy", TEXT), "sunset_date", "2027-06-30"));
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> steps().ask(request("acme", policy, "c1", "2027-12-31")));
    assertThat(refused.fields())
        .extracting(field -> field.code() + " " + field.message())
        .singleElement()
        .asString()
        .contains("clause-changes must be 2027-06-30 at the latest", "says nothing of it any more");
    var key = granted("acme", policy, "c1", "2027-06-30");
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
  }

  /** The form stays as long as its clause is, and everything is a link away. */
  @Test
  void theClauseIsShownFirstAndTheRestByLink() {
    var long_ = TEXT + "\n4. " + "Ads must be quiet. ".repeat(100) + "\n";
    var policy = published(with(mustRule(), "policy", long_));
    var key = granted("acme", policy, "c1", "2027-12-31");
    relay.announce("2.0.0", with(policy, "policy", long_.replace("after nine", "after ten")), DAYS);
    relay.settle();
    var briefing = briefing(key);
    assertThat(briefing)
        .contains("must not show minors", "nine", "ten", "/grants/" + key + "#in-full")
        .doesNotContain("Ads must be quiet");
    assertThat(briefing.lines().findFirst().orElseThrow())
        .contains("§3", "§1, which this grant hangs on, reads as before");
    assertThat(Http.at(port).logIn("trainer").get("/grants/" + key).text())
        .contains("id=\"in-full\"", "Ads must be quiet", "What changes then", "<ins>");
  }

  private void doubts(PolicyEntry before, String field, Object after) {
    var policy = published(before);
    var key = granted("acme", policy, "c1", "2027-12-31");
    relay.announce("2.0.0", with(policy, field, after), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(relay.waiting(key)).containsExactly(CONFIRM);
  }

  private PolicyEntry relating(String type, String target, String text) {
    return mustRule()
        .with(
            new HashMap<>(
                Map.of(
                    "policy",
                    text,
                    "jurisdictions",
                    List.of("SG"),
                    "ext",
                    Map.of(
                        "relay",
                        Map.of("relations", List.of(Map.of("type", type, "policy_id", target)))))));
  }

  private String briefing(String key) {
    return Http.at(port).as(MANAGER).shown(relay.task(key, CONFIRM).getId(), "briefing");
  }

  private PolicyEntry published(PolicyEntry policy) {
    relay.publish("1.0.0", policy, "SG", "TH");
    return policy;
  }

  private static GrantRequest request(
      String advertiser, PolicyEntry policy, String clause, String until) {
    return new GrantRequest(
        advertiser,
        "Acme",
        policy.policyId(),
        clause,
        new TreeSet<>(List.of(new Market("SG"))),
        "Beer",
        "2027-03-01",
        until,
        null);
  }

  private String granted(String advertiser, PolicyEntry policy, String clause, String until) {
    return steps().granted(request(advertiser, policy, clause, until));
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
