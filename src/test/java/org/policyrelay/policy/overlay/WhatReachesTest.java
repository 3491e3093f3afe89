package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/** Which words of a policy bear on a clause, and which facts on an item. */
class WhatReachesTest {

  private static final Market SG = new Market("SG");

  private static final String TEXT =
      """
      # Alcohol

      These rules are for beer.

      ## Who sees it

      1. Ads must not show minors,
      be they actors or not.
         - This holds for drawings.
      2. Ads must name the maker.
      3. Unlike in clause 1, a shop may show its name.

      ## Elsewhere

      Wine is sold by the glass.
      """;

  @Test
  void aClauseIsReadWithItsPartsWhatStandsOverItAndWhatNamesIt() {
    assertThat(words(TEXT, "c4"))
        .isEqualTo(
            """
            # Alcohol

            These rules are for beer.

            ## Who sees it

            1. Ads must not show minors,
            be they actors or not.
            - This holds for drawings.

            3. Unlike in clause 1, a shop may show its name.""");
  }

  /** The same sentence is about the first clause by many a name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Clause 1 holds for no grant.|true",
        "clauses 1 and 3 do not hold at fairs|true",
        "Rules 1 to 4 hold for adults.|true",
        "Rules 2 to 4 hold for adults.|false",
        "Section 1.2 is for shops.|true",
        "Clause 12 is for shops.|false",
        "§ 1 is for shops.|true",
        "See c1 for shops.|true",
        "See c10 for shops.|false",
        "See p:q/c1 for shops.|true",
        "None of this is for shops.|false",
        "These rules are not for shops.|true",
        "No exception is made.|true",
        "Ads must show 1 bottle.|false",
      })
  void whatNamesItReachesIt(String other, boolean reaches) {
    var text = "1. Ads must not show minors.\n2. Ads must name the maker.\n3. " + other;
    assertThat(words(text, "c1").contains(other)).isEqualTo(reaches);
  }

  @Test
  void whatTheClauseNamesReachesIt() {
    var text = "1. Ads must keep to clause 3.[^a]\n2. Other.\n3. At night.\n\n[^a]: But for shops.";
    assertThat(words(text, "c1")).contains("At night", "But for shops").doesNotContain("Other");
  }

  @Test
  void anItemHasItsOwnTopicAndItsMarketAlone() {
    var before =
        entry(
            "1. Ads must not show minors.",
            """
            {"topics": [{"code": "beer", "name": "Beer", "stances": {"SG": "restricted", "TH": "allowed"}},
                        {"code": "wine", "name": "Wine", "stances": {"SG": "restricted"}}],
             "requirements": [
               {"id": "r1", "clause": "c1", "type": "age", "value": 18, "topic": "beer"},
               {"id": "r2", "clause": "c1", "type": "age", "value": 20, "markets": ["TH"]}]}
            """);
    var json = before.json().toString();
    same(before, json.replace("\"TH\":\"allowed\"", "\"TH\":\"prohibited\""), "r1", true);
    same(before, json.replace(":20", ":21"), "c1", true);
    same(
        before,
        json.replace(
            "\"Wine\",\"stances\":{\"SG\":\"restricted",
            "\"Wine\",\"stances\":{\"SG\":\"prohibited"),
        "r1",
        true);
    same(
        before,
        json.replace(
            "\"Wine\",\"stances\":{\"SG\":\"restricted",
            "\"Wine\",\"stances\":{\"SG\":\"prohibited"),
        "c1",
        false);
    same(
        before,
        json.replace(
            "\"Beer\",\"stances\":{\"SG\":\"restricted",
            "\"Beer\",\"stances\":{\"SG\":\"prohibited"),
        "r1",
        false);
    same(before, json.replace(":18", ":19"), "c1", false);
    assertThat(WhatReaches.of(resolved(before), SG, "p:q/r2")).as("not in Singapore").isEmpty();
    assertThat(WhatReaches.idsIn(resolved(before), SG)).isEqualTo(List.of("p:q/c1", "p:q/r1"));
  }

  private static void same(PolicyEntry before, String after, String id, boolean same) {
    assertThat(after).isNotEqualTo(before.json().toString());
    assertThat(
            ClauseMeaning.isSame(
                reaching(before, id), reaching(PolicyEntry.stored(after), id), false))
        .as(id + " of " + after)
        .isEqualTo(same);
  }

  private static String words(String text, String clause) {
    return reaching(entry(text, "{}"), clause).text();
  }

  private static PolicyEntry reaching(PolicyEntry entry, String id) {
    return WhatReaches.of(resolved(entry), SG, "p:q/" + id).orElseThrow().entry();
  }

  private static PolicyEntry entry(String text, String relay) {
    return PolicyEntry.trusted(
        PolicyEntry.stored(
                """
                {"policy_id": "p:q", "name": "Q", "enforcement": "must",
                 "jurisdictions": ["SG", "TH"], "ext": {"relay": %s}}
                """
                    .formatted(relay))
            .json()
            .put("policy", text));
  }

  private static Resolved resolved(PolicyEntry entry) {
    return new Resolved(
        PublishedVersion.proposed(entry, "1.0.0", List.of(), Instant.EPOCH), List.of());
  }
}
