package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Clocks;

/** What overlays say in a market is a part of what holds there. */
class WhatHoldsTest {

  private static final Market SG = new Market("SG");

  private static final String BASE =
      """
      {"policy_id":"p:q","name":"Q","enforcement":"must","jurisdictions":["SG","TH"],
       "policy":"1. Ads must not show minors.",
       "ext":{"relay":{"requirements":[{"id":"r1","clause":"c1","type":"age","value":18}]}}}
      """;

  private static final String OVERLAY =
      """
      {"policy_id":"p:q:sg","name":"In Singapore","enforcement":"must","jurisdictions":["SG"],
       "description":"For shops.","policy":"1. Ads must carry a number.",
       "ext":{"relay":{"overlay_of":"p:q","requirements":[
         {"id":"r1","clause":"c1","type":"permission","value":"A permit"},
         {"id":"r2","clause":"c1","type":"permission","value":"A stamp"}]}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A stamp|A seal",
        "For shops|For bars",
        "In Singapore|In all of Singapore",
        "\"name\"|\"sunset_date\":\"2027-06-30\",\"name\"",
        "carry a number|carry a permit number",
        "\"name\"|\"channels\":[\"ooh\"],\"name\"",
        "\"overlay_of\"|\"tightens\":{\"c1\":\"Ads must not show anybody.\"},\"overlay_of\"",
      })
  void anotherOverlayIsAnotherRule(String from, String to) {
    assertThat(OVERLAY).contains(from);
    assertThat(changes(OVERLAY.replace(from, to))).isNotEmpty();
  }

  /** Two topics with stances for Thailand alone, the one of them named by the other. */
  private static final String ABOUT =
      """
      {"policy_id":"p:q","name":"Q","enforcement":"must","jurisdictions":["SG","TH"],
       "policy":"1. Ads must not show minors.",
       "ext":{"relay":{"topics":[
         {"code":"lottery","name":"Lottery","stances":{"TH":"restricted"},"definition":"Draws"},
         {"code":"raffle","name":"Raffle","stances":{"TH":"allowed"},"definition":"Like a lottery"}]}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Draws\"|\"Draws of numbers\"",
        "\"Lottery\"|\"Lotto\"",
        "\"Like a lottery\"|\"Like any other\"",
        "{\"TH\":\"restricted\"}|{\"TH\":\"prohibited\"}",
        "{\"TH\":\"restricted\"}|{\"TH\":\"restricted\",\"ID\":\"prohibited\"}",
        "\"topics\":[|\"topics\":[{\"code\":\"bingo\",\"stances\":{\"TH-10\":\"allowed\"}},",
      })
  void aTopicThatSaysNothingHereChangesNothingHere(String from, String to) {
    assertThat(changesOfBase(ABOUT, ABOUT.replace(from, to))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "it has a stance here|{\"TH\":\"restricted\"}|{\"TH\":\"restricted\",\"SG\":\"allowed\"}",
        "it has a stance everywhere|{\"TH\":\"restricted\"}|{\"TH\":\"restricted\",\"*\":\"allowed\"}",
        "it has a stance in a part|{\"TH\":\"restricted\"}|{\"TH\":\"restricted\",\"SG-01\":\"allowed\"}",
        "it has no stance at all|,\"stances\":{\"TH\":\"restricted\"}|,\"stances\":{}",
        "the text names it|show minors.|show minors or lotteries.",
        "the text names it by its code|show minors.|show minors (LOTTERY).",
        "the name of the policy names it|\"name\":\"Q\"|\"name\":\"Lotteries\"",
        "an item is of it|\"topics\":|\"requirements\":[{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"age\",\"value\":18,\"topic\":\"lottery\"}],\"topics\":",
        "an exception names it|\"topics\":|\"exceptions\":[{\"id\":\"x1\",\"clause\":\"c1\",\"text\":\"Lotteries\"}],\"topics\":",
        "a topic of this market names it|\"topics\":[|\"topics\":[{\"code\":\"bingo\",\"definition\":\"No lottery\",\"stances\":{\"SG\":\"allowed\"}},",
      })
  void aTopicThatMaySaySomethingHereIsLookedAt(String why, String from, String to) {
    var said = ABOUT.replace(from, to);
    assertThat(said).isNotEqualTo(ABOUT);
    assertThat(changesOfBase(said, said.replace("\"Draws\"", "\"Draws of numbers\""))).isNotEmpty();
    assertThat(changesOfBase(said, said.replace("\"Draws\"", "\"Draws\" "))).isEmpty();
  }

  /** One by which another that holds here is named says something here itself. */
  @Test
  void aTopicIsNamedByOneThatIsNamed() {
    var said = ABOUT.replace("show minors.", "show raffles.");
    assertThat(changesOfBase(said, said.replace("\"Draws\"", "\"Draws of numbers\""))).isNotEmpty();
  }

  /** Where no spaces part words, two letters of its name name it. */
  @Test
  void aTopicIsNamedInAScriptWithoutSpaces() {
    var said = ABOUT.replace("\"Lottery\"", "\"彩票广告\"").replace("show minors.", "show 彩票.");
    assertThat(changesOfBase(said, said.replace("\"Draws\"", "\"Draws of numbers\""))).isNotEmpty();
  }

  @Test
  void whatAPolicyBesideItNamesIsNamed() {
    var other = new Resolved(version(BASE.replace("minors", "lotteries")), List.of());
    var before = WhatHolds.of(new Resolved(version(ABOUT), List.of()), SG, List.of(other));
    var after =
        WhatHolds.of(
            new Resolved(version(ABOUT.replace("\"Draws\"", "\"Any draws\"")), List.of()),
            SG,
            List.of(other));
    assertThat(ClauseMeaning.changes(Clocks.OF_MARKETS, before.entry(), after.entry(), false))
        .isNotEmpty();
  }

  /** Whatever its stances are, it says something where one of them holds, and nowhere else. */
  @Property(tries = 200)
  void aTopicSaysSomethingWhereItHasAStance(@ForAll("places") Set<String> places) {
    var stances =
        places.stream()
            .map("\"%s\":\"restricted\""::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    var said = ABOUT.replace("{\"TH\":\"restricted\"}", stances);
    var holds =
        places.isEmpty()
            || places.stream().anyMatch(place -> place.equals("*") || place.startsWith("SG"));
    assertThat(changesOfBase(said, said.replace("\"Draws\"", "\"Draws of numbers\"")).isEmpty())
        .isNotEqualTo(holds);
  }

  @Provide
  Arbitrary<Set<String>> places() {
    return Arbitraries.of("*", "SG", "SG-01", "TH", "TH-10", "ID", "VN").set().ofMaxSize(4);
  }

  /** Nobody here can read it: it may be a rule. */
  @Test
  void whatOthersKeepIsLookedAt() {
    var own = "\"ext\":{\"acme\":1,\"relay\"";
    var base = BASE.replace("\"ext\":{\"relay\"", own);
    assertThat(changesOfBase(BASE, base))
        .containsExactly("ext.acme changes, which no program here can read");
    var overlay = OVERLAY.replace("\"ext\":{\"relay\"", own);
    assertThat(changes(overlay))
        .containsExactly("ext.p:q:sg/acme changes, which no program here can read");
  }

  @Test
  void theOrderOfItsItemsIsNone() {
    var first = "{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"permission\",\"value\":\"A permit\"}";
    var second = "{\"id\":\"r2\",\"clause\":\"c1\",\"type\":\"permission\",\"value\":\"A stamp\"}";
    var turned = OVERLAY.replace(first, "@").replace(second, first).replace("@", second);
    assertThat(turned).isNotEqualTo(OVERLAY);
    assertThat(changes(turned)).isEmpty();
  }

  @Test
  void itemsOfBothAreToldApart() {
    assertThat(holds(OVERLAY).ids().values())
        .containsExactlyInAnyOrder("p:q/r1", "p:q:sg/r1", "p:q:sg/r2");
    assertThat(CitedPart.idsIn(resolved(OVERLAY), SG))
        .containsExactly("p:q/c1", "p:q:sg/c1", "p:q/r1", "p:q:sg/r1", "p:q:sg/r2");
    var part = CitedPart.of(resolved(OVERLAY), SG, "p:q:sg/r2").orElseThrow();
    assertThat(part.words()).isEqualTo("1. Ads must carry a number.");
    assertThat(part.items()).containsExactly("p:q:sg/r2");
  }

  private static List<String> changes(String overlay) {
    return ClauseMeaning.changes(
        Clocks.OF_MARKETS, holds(OVERLAY).entry(), holds(overlay).entry(), false);
  }

  private static List<String> changesOfBase(String before, String after) {
    return ClauseMeaning.changes(
        Clocks.OF_MARKETS, held(before).entry(), held(after).entry(), false);
  }

  private static WhatHolds held(String base) {
    return WhatHolds.of(new Resolved(version(base), List.of()), SG, List.of());
  }

  private static WhatHolds holds(String overlay) {
    return WhatHolds.of(resolved(overlay), SG, List.of());
  }

  private static Resolved resolved(String overlay) {
    return new Resolved(version(BASE), List.of(version(overlay)));
  }

  private static PublishedVersion version(String json) {
    return PublishedVersion.proposed(PolicyEntry.stored(json), "1.0.0", List.of(), Instant.EPOCH);
  }
}
