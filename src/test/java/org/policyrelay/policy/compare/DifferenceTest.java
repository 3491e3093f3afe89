package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.compare.Difference.Fact;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Clocks;

/** Which way each field of an entry moves the rule, and what is said of it. */
class DifferenceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"enforcement": "should"}     | {"enforcement": "must"}     | STRICTER | enforcement changes from should to must
          {"enforcement": "should"}     | {"enforcement": "may"}      | LOOSER   | enforcement changes from should to may
          {}                            | {"requires_human_review": true}  | STRICTER | human review becomes required
          {"requires_human_review": true} | {"requires_human_review": false} | LOOSER | human review is no longer required
          {"stance": "allowed"}         | {"stance": "restricted"}    | STRICTER | stance changes from allowed to restricted
          {"stance": "prohibited"}      | {"stance": "restricted"}    | LOOSER   | stance changes from prohibited to restricted
          {}                            | {"stance": "allowed"}       | UNCLEAR  | stance changes from none to allowed
          {"stance": "prohibited"}      | {}                          | UNCLEAR  | stance changes from prohibited to none
          {}                            | {"sunset_date": "2030-01-01"} | LOOSER | the end date changes
          {"sunset_date": "2030-01-01"} | {}                          | STRICTER | the end date changes
          {"sunset_date": "2030-01-01"} | {"sunset_date": "2029-12-31"} | LOOSER | the end date changes
          {"sunset_date": "2030-01-01"} | {"sunset_date": "2030-01-02"} | STRICTER | the end date changes
          {"effective_date": "2030-01-02"} | {"effective_date": "2030-01-01"} | STRICTER | the effective date changes from 2030-01-02 to 2030-01-01
          {"effective_date": "2030-01-01"} | {"effective_date": "2030-01-02"} | LOOSER | the effective date changes from 2030-01-01 to 2030-01-02
          {"effective_date": "2030-01-01"} | {}                       | UNCLEAR | the effective date changes from 2030-01-01 to none
          {}                            | {"region_aliases": {"ANZ": ["AU", "NZ"]}} | UNCLEAR | region aliases change
          """)
  void eachFieldMovesTheRuleItsWay(
      String before, String after, Direction direction, String sentence) {
    assertThat(between(before, after))
        .containsExactly(new Fact(sentence, ChangeKind.RULE, direction, false));
  }

  /** A longer list binds more advertisers, and an empty one binds all of them. */
  @ParameterizedTest(name = "[{0}] → [{1}]: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          olv,         olv social,  STRICTER
          olv social,  olv,         LOOSER
          olv social,  olv ctv,     MIXED
          olv,         ctv,         MIXED
          -,           olv,         LOOSER
          olv,         -,           STRICTER
          """)
  void theChannelsThatAreCoveredMoveTheRule(
      @Nullable String before, @Nullable String after, Direction direction) {
    assertThat(between(channels(before), channels(after)))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.direction()).isEqualTo(direction);
              assertThat(fact.text()).startsWith("channels change: ");
            });
  }

  @Test
  void theOrderOfAListAndWhatStandsInItTwiceSayNothing() {
    assertThat(
            between(
                "{\"policy_categories\": [\"wine\", \"beer\", \"wine\"]}",
                "{\"policy_categories\": [\"beer\", \"wine\"]}"))
        .isEmpty();
  }

  @Test
  void everyListThatReachesSomebodyIsCompared() {
    assertThat(
            between(
                "{}",
                """
                {"jurisdictions": ["SG"], "policy_categories": ["wine"], "channels": ["olv"],
                 "governance_domains": ["creative"]}
                """))
        .extracting(Fact::text, Fact::direction)
        .containsExactly(
            tuple("markets change: added Singapore (SG)", Direction.LOOSER),
            tuple("policy categories change: added wine", Direction.LOOSER),
            tuple("channels change: added olv", Direction.LOOSER),
            tuple("governance domains change: added creative", Direction.LOOSER));
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1. Show it.                | 1. Show it.~2. Ads must be dull. | STRICTER | clause §2 is added
          1. Show it.                | 1. Show it.~2. Ads may be bold.  | LOOSER   | clause §2 is added
          1. Show it.~2. Ads must be dull. | 1. Show it.                | LOOSER   | clause §2 is removed
          1. Show it.~2. Ads may be bold.  | 1. Show it.                | STRICTER | clause §2 is removed
          1. Ads must be dull.       | 1. Ads should be dull.           | LOOSER   | the rule in clause §1 changes
          1. Ads may be dull.        | 1. Ads must be dull.             | STRICTER | the rule in clause §1 changes
          """)
  void eachClauseMovesTheRuleItsWay(
      String before, String after, Direction direction, String sentence) {
    assertThat(between(policy(before), policy(after)))
        .containsExactly(new Fact(sentence, ChangeKind.RULE, direction, false));
  }

  /** Pages draw them line by line: what stands in one line belongs together. */
  @Test
  void theLinesOfADescriptionAndOfAnExampleAreSeen() {
    assertThat(
            between(
                "{\"description\": \"Prohibited: beer\\nwine allowed\"}",
                "{\"description\": \"Prohibited: beer wine\\nallowed\"}"))
        .containsExactly(
            new Fact(
                "the lines of the description change", ChangeKind.RULE, Direction.UNCLEAR, true));
    assertThat(
            between(
                "{\"description\": \"Beer  \\r\\nand  wine\\n\"}",
                "{\"description\": \"Beer\\nand wine\"}"))
        .isEmpty();
    assertThat(
            between(
                "{\"exemplars\": {\"pass\": [{\"scenario\": \"a\\nb c\", \"explanation\": \"x\"}]}}",
                "{\"exemplars\": {\"pass\": [{\"scenario\": \"a b\\nc\", \"explanation\": \"x\"}]}}"))
        .extracting(Fact::text)
        .containsExactly("exemplars change");
  }

  /** Who does what to whom, and which of two is meant, is said by the order alone. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1. Casinos are prohibited and lotteries allowed. | 1. Lotteries are prohibited and casinos allowed. | the words in clause §1 stand in another order
          1. The advertiser informs the publisher.         | 1. The publisher informs the advertiser.         | the words in clause §1 stand in another order
          1. Show wine.~2. The former holds at night.      | 1. The former holds at night.~2. Show wine.      | the clauses stand in another order
          """)
  void theSameWordsInAnotherOrderAreForAPersonToJudge(
      String before, String after, String sentence) {
    assertThat(between(policy(before), policy(after)))
        .containsExactly(new Fact(sentence, ChangeKind.RULE, Direction.UNCLEAR, true));
  }

  /** Which column a word is in, and what stands under which heading, is a rule without a word. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      textBlock =
          """
          | TH | ! | ? |         ; | TH | ? | ! |         ; the cells of the table in clause ¶1 stand otherwise
          | TH | shown | |       ; | TH | | shown |       ; the cells of the table in clause ¶1 stand otherwise
          | TH | light ale | rum | ; | TH | light | ale rum | ; the cells of the table in clause ¶1 stand otherwise
          | TH | on | off |      ; | TH | off | on |      ; the words in clause ¶1 stand in another order
          | TH | wine | beer |   ; | TH | beer | wine |   ; the words in clause ¶1 stand in another order
          | TH | A | B |         ; | TH | B | A |         ; the words in clause ¶1 stand in another order
          | TH | shown | ✓ |     ; | TH | Shown | ✓ |     ; the cells of the table in clause ¶1 stand otherwise
          | TH | shown | ✓ |     ; |  TH |  shown|✓ |    ; -
          """)
  void theSameCellsInOtherPlacesAreForAPersonToJudge(
      String before, String after, @Nullable String sentence) {
    var head = "| Market | Wine | Beer |~|---|---|---|~";
    assertThat(between(policy(head + before), policy(head + after)))
        .isEqualTo(
            sentence == null
                ? List.of()
                : List.of(new Fact(sentence, ChangeKind.RULE, Direction.UNCLEAR, true)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"### Wine", "Wine", "# Wine"})
  void whatAHeadingHeadsIsForAPersonToJudge(String heading) {
    var rest = "~~Show it.";
    assertThat(between(policy("## Wine" + rest), policy(heading + rest)))
        .containsExactly(
            new Fact(
                "clause ¶1 changes its place among the headings",
                ChangeKind.RULE,
                Direction.UNCLEAR,
                true));
  }

  /** No program can tell whether another word is another rule. */
  @Test
  void oneWordForAnotherIsForAPersonToJudge() {
    assertThat(between(policy("1. Show wine."), policy("1. Show beer.")))
        .containsExactly(
            new Fact(
                "words in clause §1 change: added beer; removed wine",
                ChangeKind.RULE,
                Direction.UNCLEAR,
                true));
    assertThat(between(policy("1. Show wine."), policy("1. Show wine and beer.")))
        .extracting(Fact::text)
        .containsExactly("words in clause §1 change: added and, beer");
    assertThat(between(policy("1. Show wine and beer."), policy("1. Show wine.")))
        .extracting(Fact::text)
        .containsExactly("words in clause §1 change: removed and, beer");
  }

  /** Readers take what a policy is called for what it says. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {"name": "Licensed lenders"} | {"name": "Unlicensed lenders"} | true  | words in the name change: added unlicensed; removed licensed
          {"name": "Ads for lenders"}  | {"name": "For lenders: ads"}   | true  | the words in the name stand in another order
          {"name": "Loans"}            | {"name": "No loans"}           | false | the rule in the name changes
          {"description": "For adults."} | {"description": "For all."}  | false | the rule in the description changes
          {"description": "For adults."} | {"description": "For pupils."} | true | words in the description change: added pupils; removed adults
          {}                           | {"description": "For adults."} | true  | words in the description change: added for, adults
          {"name": "Loans"}            | {}                             | true  | words in the name change: added p; removed loans
          {"name": "The  lendres"}     | {"name": "Lenders"}            | true  | words in the name change: added lenders; removed the, lendres
          {"name": "US  lenders"}      | {"name": "Us lenders"}         | true  | the name is written otherwise: added Us; removed US
          {"description": "Of loans"}  | {"description": "Of loans."}   | true  | the description is written otherwise: added .
          {"name": "Of  loans"}        | {"name": "Of loans"}           | -     | -
          """)
  void whatItIsCalledIsForAPersonToJudge(
      String before, String after, @Nullable Boolean isWordSwap, @Nullable String sentence) {
    assertThat(between(before, after))
        .isEqualTo(
            isWordSwap == null || sentence == null
                ? List.of()
                : List.of(new Fact(sentence, ChangeKind.RULE, Direction.UNCLEAR, isWordSwap)));
  }

  @Test
  void whetherItIsTheLawIsSaid() {
    assertThat(between("{}", "{\"category\": \"regulation\"}"))
        .containsExactly(
            new Fact(
                "the category changes from standard to regulation",
                ChangeKind.RULE,
                Direction.UNCLEAR,
                false));
    assertThat(between("{}", "{\"category\": \"standard\"}")).isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {}                 | {"c2": "It must be 21."}        | STRICTER | base clause c2 is tightened
          {"c2": "It must be 21."} | {}                        | LOOSER   | base clause c2 is no longer tightened
          {"c2": "It must be 21."} | {"c2": "It should be 21."} | LOOSER  | base clause c2 reads otherwise
          {"c2": "It should be 21."} | {"c2": "It must be 21."} | STRICTER | base clause c2 reads otherwise
          {"c2": "It must be 21."} | {"c2": "It  must be 21."} | -        | -
          """)
  void whatAnOverlayTightensMovesTheRule(
      String before, String after, @Nullable Direction direction, @Nullable String sentence) {
    assertThat(between(tightens(before), tightens(after)))
        .isEqualTo(
            direction == null || sentence == null
                ? List.of()
                : List.of(new Fact(sentence, ChangeKind.RULE, direction, false)));
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {"guidance": "Look twice."} | {"guidance": "Look  twice."} | -
          {"guidance": "Look twice."} | {"guidance": "Look again."}  | guidance changes
          {"guidance": "Look twice."} | {}                           | guidance changes
          {"reviewer_guidance": "Ask."} | {"reviewer_guidance": "Ask QA."} | guidance for reviewers changes
          {"exemplars": {"pass": [{"scenario": "a", "explanation": "b"}]}} | {"exemplars": {"pass": [{"scenario": "a", "explanation": "b "}]}} | -
          {"exemplars": {"pass": [{"scenario": "a", "explanation": "b"}]}} | {"exemplars": {"pass": [{"scenario": "a", "explanation": "c"}]}} | exemplars change
          {"exemplars": {"pass": [{"scenario": "a", "explanation": "b"}]}} | {"exemplars": {"pass": [{"scenario": "c", "explanation": "b"}]}} | exemplars change
          {"exemplars": {"pass": [{"scenario": "a", "explanation": "b"}]}} | {"exemplars": {"fail": [{"scenario": "a", "explanation": "b"}]}} | exemplars change
          {}                          | {"exemplars": {"fail": [{"scenario": "a", "explanation": "b"}]}} | exemplars change
          """)
  void guidanceMovesNoRule(String before, String after, @Nullable String sentence) {
    var facts = between(before, after);
    if (sentence == null) {
      assertThat(facts).isEmpty();
    } else {
      assertThat(facts)
          .containsExactly(new Fact(sentence, ChangeKind.GUIDANCE, Direction.SAME, false));
    }
  }

  /** Each line is drawn by itself: nobody but a person can tell what it comes to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Do not show beer~without a label wine is fine | Do not show beer without a label~wine is fine | text
          A.~~1. Beer is~not wine.  | A.~~1. Beer is not wine.   | text
          不可以展示~啤酒             | 不可以展示啤酒               | text
          A  b~c                    | A b~c                      | -
          """)
  void linesThatAreGroupedOtherwiseAreToldAndAreNoRule(String before, String after, String what) {
    assertThat(between(policy(before), policy(after)))
        .extracting(Fact::text, Fact::kind)
        .isEqualTo(
            what.equals("-")
                ? List.of()
                : List.of(tuple(LinesGrouped.told(what), ChangeKind.WORDING)));
  }

  @Test
  void linesOfTheGuidanceAreToldBesideWhateverElseChanges() {
    assertThat(
            between(
                "{\"guidance\": \"Look.\\nTwice.\", \"enforcement\": \"should\"}",
                "{\"guidance\": \"Look. Twice.\", \"enforcement\": \"must\"}"))
        .extracting(Fact::text)
        .containsExactly("enforcement changes from should to must", LinesGrouped.told("guidance"));
  }

  private static List<Fact> between(String before, String after) {
    return Difference.between(Clocks.OF_MARKETS, entry(before), entry(after));
  }

  private static String channels(@Nullable String names) {
    return names == null
        ? "{}"
        : "{\"channels\": [\"%s\"]}".formatted(names.strip().replaceAll(" +", "\", \""));
  }

  private static String policy(String text) {
    return "{\"policy\": \"%s\"}".formatted(text.replace("~", "\\n"));
  }

  private static String tightens(String clauses) {
    return "{\"jurisdictions\": [\"SG\"], \"overlay_of\": \"base\", \"tightens\": %s}"
        .formatted(clauses);
  }

  /** What is ours stands under {@code ext.relay}. */
  private static PolicyEntry entry(String fields) {
    try {
      var entry =
          (ObjectNode)
              JSON.readTree(
                  "{\"policy_id\": \"p\", \"enforcement\": \"should\", \"policy\": \"Ads are shown.\"}");
      var changed = (ObjectNode) JSON.readTree(fields);
      for (var own : List.of("stance", "reviewer_guidance", "overlay_of", "tightens")) {
        var content = changed.remove(own);
        if (content != null) {
          entry.withObjectProperty("ext").withObjectProperty("relay").set(own, content);
        }
      }
      entry.setAll(changed);
      return PolicyEntry.parse(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(fields, e);
    }
  }
}
