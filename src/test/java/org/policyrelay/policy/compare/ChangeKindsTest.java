package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.support.Clocks;

/** What an edit of a policy changes, and the version that follows. */
class ChangeKindsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE =
      """
      {"policy_id": "p", "version": "1.4.2", "enforcement": "should", "jurisdictions": ["SG"],
       "policy": "Ads for adults.\\n\\n1. You can show wine.\\n2. The audience must be 18.",
       "guidance": "Look twice."}
      """;

  @ParameterizedTest(name = "{0} is {1}, {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | WORDING  | 1.4.3 | nothing changes
          {"name": "New name"}                      | RULE | 2.0.0 | words in the name change: added new, name; removed p
          {"name": "New name", "version": "1.4.3"}  | WORDING  | 1.4.3 | words in the name change: added new, name; removed p
          {"category": "regulation"}                | RULE | 2.0.0 | the category changes from standard to regulation
          {"policy": "Ads for adults.\\n\\n1. You can show Wine.\\n2. The audience must be 18."} | RULE | 2.0.0 | clause §1 is written otherwise: added Wine; removed wine
          {"policy": "Ads for adults.\\n\\n1. You can show wine.\\n2. The audeince must be 18."} | RULE | 2.0.0 | words in clause §2 change: added audeince; removed audience
          {"policy": "Ads for adults.\\n\\n1. You can show wine.\\n2. The audience must be 18!"} | RULE | 2.0.0 | clause §2 is written otherwise: added !; removed .
          {"policy": "Ads for adults.\\n\\n1. You can show beer.\\n2. The audience must be 18."} | RULE | 2.0.0 | words in clause §1 change: added beer; removed wine
          {"policy": "Ads for grown-ups.\\n\\n1. You can show wine.\\n2. The audience must be 18."} | RULE | 2.0.0 | words in clause ¶1 change: added grown, ups; removed adults
          {"governance_domains": ["creative"]}      | RULE | 2.0.0 | governance domains change: added creative
          {"region_aliases": {"ANZ": ["AU", "NZ"]}} | RULE | 2.0.0 | region aliases change
          {"guidance": "Look three times."}         | GUIDANCE | 1.5.0 | guidance changes
          {"exemplars": {"pass": [{"scenario": "s", "explanation": "e"}]}} | GUIDANCE | 1.5.0 | exemplars change
          {"enforcement": "must"}                   | RULE | 2.0.0 | enforcement changes from should to must
          {"requires_human_review": true}           | RULE | 2.0.0 | human review becomes required
          {"jurisdictions": ["SG", "TH"]}           | RULE | 2.0.0 | markets change: added Thailand (TH)
          {"policy_categories": ["x"]}              | RULE | 2.0.0 | policy categories change: added x
          {"channels": ["olv"]}                     | RULE | 2.0.0 | channels change: added olv
          {"sunset_date": "2030-01-01"}             | RULE | 2.0.0 | the end date changes
          {"effective_date": "2030-01-01"}          | RULE | 2.0.0 | the effective date changes from none to 2030-01-01
          {"ext": {"acme": {"x": 1}}}               | RULE | 2.0.0 | ext.acme changes, which no program here can read
          {"ext": {"acme": 1}, "version": "1.4.3"}  | WORDING | 1.4.3 | ext.acme changes, which no program here can read
          {"source": "inline"}                      | RULE | 2.0.0 | source changes, which no program here can read
          {"ext": {"relay": {"stance": "allowed"}}} | RULE | 2.0.0 | stance changes from none to allowed
          {"ext": {"relay": {"overlay_of": "q"}}}   | RULE | 2.0.0 | it tightens q instead of none
          {"ext": {"relay": {"reviewer_guidance": "Ask."}}} | GUIDANCE | 1.5.0 | guidance for reviewers changes
          {"source_url": "https://a.example/b"}     | WORDING | 1.4.3 | the address of the source changes from none to https://a.example/b
          {"source_name": "The act"}                | WORDING | 1.4.3 | the source changes from none to The act
          {"policy": "Ads for adults.\\n\\n1. You can't show wine.\\n2. The audience must be 18."} | RULE | 2.0.0 | the rule in clause §1 changes
          {"policy": "Ads for adults.\\n\\n1. You can’t show wine.\\n2. The audience must be 18."} | RULE | 2.0.0 | the rule in clause §1 changes
          {"policy": "Ads for adults.\\n\\n1. You can show wine.\\n2. The audience must be 21."} | RULE | 2.0.0 | the rule in clause §2 changes
          {"policy": "Ads for adults.\\n\\n1. You can show wine."} | RULE | 2.0.0 | clause §2 is removed
          {"policy": "Ads for adults.\\n\\n1. You can show wine.\\n2. The audience must be 18.\\n3. More."} | RULE | 2.0.0 | clause §3 is added
          """)
  void anEditIsOfOneKind(String edit, ChangeKind kind, String version, String fact)
      throws Exception {
    var comparison = compare(entry(edit));

    assertThat(comparison.changeKind()).isEqualTo(kind);
    assertThat(comparison.nextVersion()).isEqualTo(version);
    assertThat(comparison.facts()).containsExactly(fact);
  }

  /** What is no rule is told as what it is, and never as words that change. */
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"jurisdictions": ["SG", "TH"]} | {"jurisdictions": ["TH", "SG"]} | the markets stand in another order; the rule is the same
          {"channels": ["olv", "ctv"]} | {"channels": ["ctv", "olv"]} | the channels stand in another order; the rule is the same
          {"source_name": "Old act"} | {"source_name": "New act"} | the source changes from Old act to New act
          {"ext": {"relay": {"requirements": [{"id": "a", "clause": "c3", "type": "age", "value": 18}]}}} | {"ext": {"relay": {"requirements": [{"id": "a", "clause": "c3", "type": "age", "value": "18"}]}}} | age requirement a is written otherwise; the rule is the same
          {"ext": {"relay": {"requirements": [{"id": "a", "clause": "c3", "type": "age", "value": 18}, {"id": "b", "clause": "c3", "type": "licence"}]}}} | {"ext": {"relay": {"requirements": [{"id": "b", "clause": "c3", "type": "licence"}, {"id": "a", "clause": "c3", "type": "age", "value": 18}]}}} | the requirements stand in another order; the rule is the same
          {"jurisdictions": ["SG", "TH"], "ext": {"relay": {"requirements": [{"id": "a", "clause": "c3", "type": "licence", "markets": ["SG", "TH"]}]}}} | {"jurisdictions": ["SG", "TH"], "ext": {"relay": {"requirements": [{"id": "a", "clause": "c3", "type": "licence", "markets": ["TH", "SG"]}]}}} | the markets of licence requirement a stand in another order; the rule is the same
          """)
  void whatIsNoRuleIsToldAsWhatItIs(String before, String after, String fact) throws Exception {
    var comparison =
        Comparison.compare(
            Clocks.OF_MARKETS,
            Optional.of(entry(before)),
            entry(after),
            Set.of(),
            SemanticVersion.parse("1.4.2"));

    assertThat(comparison.facts()).containsExactly(fact);
    assertThat(comparison.changeKind()).isEqualTo(ChangeKind.WORDING);
    assertThat(comparison.direction()).isEqualTo(Direction.SAME);
    assertThat(comparison.changesNothing()).isFalse();
  }

  @Test
  void aSourceThatChangesIsToldBesideTheRule() throws Exception {
    assertThat(compare(entry("{\"source_name\": \"The act\", \"enforcement\": \"must\"}")).facts())
        .containsExactly(
            "enforcement changes from should to must", "the source changes from none to The act");
  }

  @ParameterizedTest(name = "{0} stated for guidance becomes {1}")
  @CsvSource({"1.4.2, 1.5.0", "1.0.0, 1.5.0", "1.5.0, 1.5.0", "1.9.0, 1.9.0", "3.0.0, 3.0.0"})
  void aStatedVersionIsTakenWhereItRaisesEnough(String stated, String taken) throws Exception {
    var edit = "{\"guidance\": \"New\", \"version\": \"%s\"}".formatted(stated);

    assertThat(compare(entry(edit)).nextVersion()).isEqualTo(taken);
  }

  /**
   * One word for another: the drafter may say that it is less than a rule, and is seen to say it.
   */
  @ParameterizedTest(name = "stated {0} is {1}")
  @CsvSource({"1.4.3, WORDING", "1.5.0, GUIDANCE", "2.0.0, RULE", "1.4.2, RULE", "1.0.0, RULE"})
  void forAWordTheDraftersVersionDecides(String stated, ChangeKind kind) throws Exception {
    var edit =
        "{\"policy\": \"Ads for grown-ups.\\n\\n1. You can show wine.\\n2. The audience must be"
            + " 18.\", \"version\": \"%s\"}".formatted(stated);

    var comparison = compare(entry(edit));

    assertThat(comparison.changeKind()).isEqualTo(kind);
    assertThat(comparison.facts())
        .containsExactly("words in clause ¶1 change: added grown, ups; removed adults");
  }

  /** What says from when or until when a rule holds is none of its words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"enforcement\": \"must\", \"version\": \"1.5.0\"}",
        "{\"effective_date\": \"2030-01-01\", \"version\": \"1.4.3\"}",
        "{\"sunset_date\": \"2030-01-01\", \"version\": \"1.4.3\"}",
        "{\"policy\": \"Ads for grown-ups.\\n\\n1. You can show wine.\\n3. The audience must be 18.\", \"version\": \"1.4.3\"}",
      })
  void aStatedVersionThatRaisesTooLittleIsRefusedWithTheLeast(String changed) throws Exception {
    var edit = entry(changed);

    var refused = catchThrowableOfType(RefusedException.class, () -> compare(edit));

    assertThat(refused.fields()).extracting("field").containsExactly("version");
    assertThat(refused).hasMessageContaining("2.0.0");
  }

  @Test
  void aVersionThatIsRefusedNamesWhatAsksForMore() throws Exception {
    var edit =
        entry(
            "{\"description\": \"Other words\", \"enforcement\": \"must\", \"version\": \"1.5.0\"}");

    assertThat(catchThrowableOfType(RefusedException.class, () -> compare(edit)))
        .hasMessageContaining(": enforcement changes from should to must; leave it out");
  }

  @Test
  void aNewPolicyIsARuleAndMayBringANewCategory() throws Exception {
    var entry = entry("{\"policy_categories\": [\"wine\"], \"version\": \"0.3.0\"}");

    var comparison =
        Comparison.compare(
            Clocks.OF_MARKETS, Optional.empty(), entry, Set.of("beer"), Optional.empty());

    assertThat(comparison.changeKind()).isEqualTo(ChangeKind.RULE);
    assertThat(comparison.newRestrictedCategory()).isTrue();
    assertThat(comparison.nextVersion()).isEqualTo("0.3.0");
  }

  /** Of several facts the strictest kind counts, in whatever order they are found. */
  @Test
  void theStrictestOfItsFactsIsItsKind() throws Exception {
    var both = compare(entry("{\"guidance\": \"New\", \"enforcement\": \"must\"}"));
    assertThat(both.changeKind()).isEqualTo(ChangeKind.RULE);
    assertThat(both.direction()).isEqualTo(Direction.STRICTER);
    assertThat(both.facts())
        .containsExactly("guidance changes", "enforcement changes from should to must");

    var claimed =
        compare(
            entry(
                "{\"guidance\": \"New\", \"version\": \"1.5.0\", \"policy\": \"Ads for grown-ups.\\n\\n1. You can show wine.\\n2. The audience must be 18.\"}"));
    assertThat(claimed.changeKind()).isEqualTo(ChangeKind.GUIDANCE);
    assertThat(claimed.direction())
        .as("words that the drafter calls no rule move none")
        .isEqualTo(Direction.SAME);
  }

  @Test
  void anEditThatNobodySeesIsCalledSo() throws Exception {
    assertThat(compare(entry("{\"guidance\": \"Look  twice.\"}")).facts())
        .containsExactly(Comparison.NOTHING_SEEN);
  }

  @Test
  void aNumberThatWasTakenBackIsNotGivenAgain() throws Exception {
    var comparison =
        Comparison.compare(
            Clocks.OF_MARKETS,
            Optional.of(entry("{}")),
            entry("{\"guidance\": \"New\"}"),
            Set.of(),
            SemanticVersion.parse("2.0.0"));

    assertThat(comparison.nextVersion()).isEqualTo("2.1.0");
  }

  /** By the number below it, whatever came later or was never public. */
  @ParameterizedTest(name = "{0} after {1} is {2}")
  @CsvSource({
    "1.0.0, '', RULE",
    "1.4.2, '', RULE",
    "1.0.1, 1.0.0, WORDING",
    "1.2.0, 1.0.1, GUIDANCE",
    "1.10.0, 1.9.0 1.8.9, GUIDANCE",
    "2.0.0, 1.9.9, RULE",
    "2.1.0, 1.0.0, RULE",
    "2.0.1, 3.0.0 2.0.0 1.0.0, WORDING"
  })
  void aPublishedVersionIsOfTheKindThatItsNumberRaises(
      String version, String others, ChangeKind kind) {
    var versions = new ArrayList<>(List.of(others.split(" ", -1)));
    versions.removeIf(String::isEmpty);
    versions.add(version);
    versions.sort(Comparator.comparing(one -> SemanticVersion.parse(one).orElseThrow()));
    Collections.reverse(versions);

    assertThat(ChangeKind.of(version, versions)).isEqualTo(kind);
  }

  private static Comparison compare(PolicyEntry proposed) throws Exception {
    var before = entry("{}");
    return Comparison.compare(
        Clocks.OF_MARKETS,
        Optional.of(before),
        proposed,
        Set.of(),
        before.version().flatMap(SemanticVersion::parse));
  }

  private static PolicyEntry entry(String edit) throws Exception {
    var entry = (ObjectNode) JSON.readTree(BASE);
    entry.setAll((ObjectNode) JSON.readTree(edit));
    return PolicyEntry.parse(entry);
  }
}
