package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.content.Contents;
import org.policyrelay.support.Clocks;

/** Which way each kind of edit moves the rule, and what is said of it. */
class ContentDifferenceTest {

  private static final String MONTH = "2026-%s-01T00:00:00Z";

  @ParameterizedTest(name = "stance {0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"TH": "restricted"}  | {"TH": "prohibited"}   | STRICTER | stance on beer in Thailand (TH) changes from restricted to prohibited
          {"TH": "prohibited"}  | {"TH": "allowed"}      | LOOSER   | stance on beer in Thailand (TH) changes from prohibited to allowed
          {"TH": "restricted"}  | {}                     | UNCLEAR  | stance on beer in Thailand (TH) changes from restricted to none
          {"*": "restricted"}   | {"*": "restricted", "TH": "prohibited"} | STRICTER | stance on beer in Thailand (TH) changes from restricted to prohibited
          {"AU": "restricted"}  | {"AU": "restricted", "AU-NSW": "allowed"} | LOOSER | stance on beer in New South Wales (AU-NSW) changes from restricted to allowed
          """)
  void aTopicsStanceMovesInItsMarket(
      String before, String after, Direction direction, String sentence) {
    var topic = "\"topics\": [{\"code\": \"beer\", \"stances\": %s}]";
    assertThat(between(topic.formatted(before), topic.formatted(after)))
        .extracting(ItemFact::part, ItemFact::id, ItemFact::direction, ItemFact::text)
        .containsExactly(tuple("topics", "beer", direction, sentence));
  }

  @ParameterizedTest(name = "{0}: {1} → {2} is {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          age      | 18             | 21             | STRICTER
          age      | 21             | 18             | LOOSER
          hours    | "20:00-06:00"  | "22:00-05:00"  | STRICTER
          hours    | "22:00-05:00"  | "20:00-06:00"  | LOOSER
          hours    | "22:00-05:00"  | "23:00-06:00"  | MIXED
          hours    | "08:00-12:00"  | "09:00-10:00"  | STRICTER
          strength | "15 % ABV"     | "5 % abv"      | STRICTER
          strength | "0.5 % ABV"    | "1.2 % ABV"    | LOOSER
          strength | "15 % ABV"     | "12 g/100ml"   | UNCLEAR
          licence  | "of the state" | "of the union" | UNCLEAR
          """)
  void whichValueIsStricterDependsOnTheType(
      String type, String before, String after, Direction direction) {
    var asked = "\"requirements\": [{\"clause\": \"c1\", \"type\": \"%s\", \"value\": %s}]";
    assertThat(between(asked.formatted(type, before), asked.formatted(type, after)))
        .extracting(ItemFact::kind, ItemFact::direction)
        .containsExactly(tuple(ChangeKind.RULE, direction));
  }

  @ParameterizedTest(name = "{0} → {1}: requirement {2}, exception {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "markets": ["TH"]       | "markets": ["TH", "AU"]  | STRICTER | LOOSER
          "markets": ["TH"]       | "markets": ["AU"]        | MIXED    | MIXED
          "markets": ["AU"]       | "markets": ["AU-NSW"]    | LOOSER   | STRICTER
          "markets": ["AU-NSW"]   | "markets": ["AU"]        | STRICTER | LOOSER
          "markets": ["TH"]       |                          | STRICTER | LOOSER
          "topic": "beer"         |                          | STRICTER | LOOSER
                                  | "topic": "beer"          | LOOSER   | STRICTER
          "topic": "beer"         | "topic": "wine"          | MIXED    | MIXED
          "advertiser_countries": ["SG"] | "advertiser_countries": ["SG", "AU"] | STRICTER | LOOSER
          "advertiser_countries": ["SG"] |                   | STRICTER | LOOSER
          "channels": ["dooh"] | "channels": ["dooh", "ctv"] | STRICTER | LOOSER
          "channels": ["dooh"] |                             | STRICTER | LOOSER
          """)
  void whatReachesFurtherBindsMoreOrLetsGoMore(
      String before, String after, Direction asked, Direction let) {
    var topics = "\"topics\": [{\"code\": \"beer\"}, {\"code\": \"wine\"}], ";
    var requirement =
        topics + "\"requirements\": [{\"id\": \"x\", \"clause\": \"c1\", \"type\": \"licence\"%s}]";
    var exception =
        topics + "\"exceptions\": [{\"id\": \"x\", \"clause\": \"c1\", \"text\": \"t\"%s}]";
    assertThat(between(with(requirement, before), with(requirement, after)))
        .extracting(ItemFact::direction)
        .containsExactly(asked);
    assertThat(between(with(exception, before), with(exception, after)))
        .extracting(ItemFact::direction, ItemFact::opensAnException)
        .containsExactly(tuple(let, let != Direction.STRICTER));
  }

  /** That a policy comes to another market is said of the policy, not of each of its items. */
  @Test
  void anItemOfAllMarketsStaysOneOfAll() {
    var relay = "\"requirements\": [{\"clause\": \"c1\", \"type\": \"licence\"}]";
    var before = Contents.entry(relay);
    var json = Contents.json(relay);
    json.withArrayProperty("jurisdictions").add("SG");
    assertThat(ContentDifference.between(Clocks.OF_MARKETS, before, PolicyEntry.parse(json)))
        .isEmpty();
    json =
        Contents.json(
            "\"requirements\": [{\"clause\": \"c1\", \"type\": \"licence\", \"markets\": [\"TH\","
                + " \"AU\", \"MY\"]}]");
    assertThat(ContentDifference.between(Clocks.OF_MARKETS, before, PolicyEntry.parse(json)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
                                                             | "requirements": [{"clause": "c2", "type": "age", "value": 18, "markets": ["TH"]}] | STRICTER | age requirement age-c2 is added: 18 years, in Thailand (TH)
          "requirements": [{"clause": "c2", "type": "age"}]  |  | LOOSER | age requirement age-c2 is removed
          "requirements": [{"id": "x", "clause": "c2", "type": "age"}] | "requirements": [{"id": "x", "clause": "c2", "type": "hours"}] | UNCLEAR | hours requirement x was of the type age, and asked no value
          "requirements": [{"clause": "c2", "type": "age"}]  | "requirements": [{"clause": "c2", "type": "age", "value": 18}] | UNCLEAR | age requirement age-c2 changes from no value to 18 years
          "requirements": [{"clause": "c2", "type": "other"}] | "requirements": [{"clause": "c2", "type": "other", "pattern": "a"}] | STRICTER | the pattern of other requirement other-c2 changes from none to a
          "requirements": [{"clause": "c2", "type": "other", "pattern": "a"}] | "requirements": [{"clause": "c2", "type": "other", "pattern": "b"}] | UNCLEAR | the pattern of other requirement other-c2 changes from a to b
          "requirements": [{"clause": "c2", "type": "other"}] | "requirements": [{"clause": "c2", "type": "other", "applies_to": "creative"}] | LOOSER | other requirement other-c2 is asked of creative instead of anybody
                                                             | "exceptions": [{"clause": "c2", "text": "Tastings", "until": "2027-01-01T00:00:00Z"}] | LOOSER | exception exception-c2 is made to clause c2: Tastings, until 1 Jan 2027, 07:00 in Thailand (UTC+7); 1 Jan 2027, 08:00 in Malaysia (UTC+8); 1 Jan 2027, 11:00 in Australia (UTC+11)
          "exceptions": [{"clause": "c2", "text": "Tastings"}] |  | STRICTER | exception exception-c2 to clause c2 is removed: Tastings
          "exceptions": [{"clause": "c2", "text": "Tastings"}] | "exceptions": [{"clause": "c2", "text": "Tours"}] | UNCLEAR | exception exception-c2 reads otherwise: Tours instead of Tastings
                                                             | "eligibility": {"program": "p"} | UNCLEAR | the program p is asked for
          "eligibility": {"program": "p"}                    |  | UNCLEAR | the program p is no longer asked for
          "eligibility": {"program": "p"}                    | "eligibility": {"program": "p", "evidence": "e"} | UNCLEAR | the evidence for the program p changes
                                                             | "disclosures": [{"id": "d", "text": "Drink less"}] | STRICTER | disclosure d is added: Drink less
          "disclosures": [{"id": "d", "text": "Drink less"}] |  | LOOSER | disclosure d is removed: Drink less
          "disclosures": [{"id": "d", "text": "Less"}]       | "disclosures": [{"id": "d", "text": "More"}] | UNCLEAR | the text of disclosure d changes from Less to More
          "requirements": [{"id": "x", "clause": "c1", "type": "age"}] | "requirements": [{"id": "x", "clause": "c2", "type": "age"}] | UNCLEAR | age requirement x cites c2 instead of c1
          "topics": [{"code": "a"}]                          | "topics": [{"code": "a", "name": "Ale"}] | UNCLEAR | topic a is called Ale
          "topics": [{"code": "a", "definition": "x"}]       | "topics": [{"code": "a", "definition": "y"}] | UNCLEAR | the definition of topic a changes
                                                             | "topics": [{"code": "a", "stances": {"TH": "allowed"}}] | UNCLEAR | topic a is added: allowed in Thailand (TH)
                                                             | "relations": [{"type": "supersedes", "policy_id": "b"}] | UNCLEAR | relation supersedes b is added
          "relations": [{"type": "supersedes", "policy_id": "b"}] |  | UNCLEAR | relation supersedes b is removed
          "eligibility": {"program": "p"}                    | "eligibility": {"program": "q"} | UNCLEAR | the program q takes the place of p
          "eligibility": {"program": "p"}                    | "eligibility": {"program": "p", "apply_from": "2026-01-01T00:00:00Z"} | UNCLEAR | when one can apply for the program p changes
          "disclosures": [{"id": "d", "text": "t", "language": "th"}] | "disclosures": [{"id": "d", "text": "t", "language": "en"}] | UNCLEAR | the language of disclosure d changes from th to en
          "disclosures": [{"id": "d", "text": "t"}]          | "disclosures": [{"id": "d", "text": "t", "position": "first"}] | UNCLEAR | the position of disclosure d changes from none to first
          "disclosures": [{"id": "d", "text": "t", "markets": ["AU"]}] | "disclosures": [{"id": "d", "text": "t"}] | STRICTER | disclosure d holds in every market of the policy instead of Australia (AU)
          """)
  void eachEditOfARuleIsToldWithItsDirection(
      String before, String after, Direction direction, String sentence) {
    assertThat(between(orNothing(before), orNothing(after)))
        .extracting(ItemFact::kind, ItemFact::direction, ItemFact::text)
        .containsExactly(tuple(ChangeKind.RULE, direction, sentence));
  }

  @ParameterizedTest(name = "{0} → {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
                                         | "sources": [{"name": "Act"}] | GUIDANCE | source Act is added
          "sources": [{"name": "Act"}]   | "sources": [{"name": "Act", "version": "2"}] | GUIDANCE | source Act changes
          "sources": [{"name": "Act"}]   |                              | GUIDANCE | source Act is removed
                                         | "relations": [{"type": "see-also", "policy_id": "b"}] | GUIDANCE | relation see-also b is added
          "exceptions": [{"clause": "c2", "text": "t"}] | "exceptions": [{"clause": "c2", "text": "t", "reason": "r"}] | GUIDANCE | the reason of exception exception-c2 changes
          """)
  void whatIsNoRuleMovesNone(String before, String after, ChangeKind kind, String sentence) {
    assertThat(between(orNothing(before), orNothing(after)))
        .extracting(ItemFact::kind, ItemFact::direction, ItemFact::text)
        .containsExactly(tuple(kind, Direction.SAME, sentence));
  }

  /** What takes the place of another is no change of it: somebody has to find out about both. */
  @ParameterizedTest(name = "{0} → {1}: {2}, {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "disclosures": [{"id": "d", "text": "Less"}] | "disclosures": [{"id": "e", "text": "More"}] | disclosure e is added: More | disclosure d is removed: Less
          "relations": [{"type": "supersedes", "policy_id": "b"}] | "relations": [{"type": "supersedes", "policy_id": "c"}] | relation supersedes c is added | relation supersedes b is removed
          "relations": [{"type": "supersedes", "policy_id": "b"}] | "relations": [{"type": "defines", "policy_id": "b"}] | relation defines b is added | relation supersedes b is removed
          """)
  void anotherItemIsNoChangeOfTheFormer(String before, String after, String added, String removed) {
    assertThat(between(before, after)).extracting(ItemFact::text).containsExactly(added, removed);
  }

  /** A value or a program that nobody sees as another is none. */
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "requirements": [{"clause": "c1", "type": "licence", "value": "of the  state"}] | "requirements": [{"clause": "c1", "type": "licence", "value": "of the state"}]
          "eligibility": {"program": "Own  brands"} | "eligibility": {"program": "Own brands"}
          "disclosures": [{"id": "d", "text": "Drink  less", "position": "at the  end"}] | "disclosures": [{"id": "d", "text": "Drink less", "position": "at the end"}]
          """)
  void whatNobodySeesIsNoChange(String before, String after) {
    assertThat(between(before, after)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} → {2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          effective,          03, 02, STRICTER
          effective,          02, 03, LOOSER
          enforce_from,       02, 03, LOOSER
          full_by,            03, 02, STRICTER
          existing_ads_until, 02, 03, LOOSER
          effective,          -,  03, UNCLEAR
          effective,          03, -,  UNCLEAR
          apply_from,         02, 03, UNCLEAR
          announce,           02, 03, SAME
          """)
  void whatBindsEarlierIsStricter(String step, String before, String after, Direction direction) {
    assertThat(between(timeline(step, before), timeline(step, after)))
        .extracting(ItemFact::part, ItemFact::id, ItemFact::direction)
        .containsExactly(tuple("timeline", "TH", direction));
  }

  @ParameterizedTest(name = "{0} {1} → {2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          until, 02, 03, LOOSER
          until, 03, 02, STRICTER
          until, 03, -,  LOOSER
          until, -,  03, STRICTER
          from,  02, 03, STRICTER
          from,  02, -,  LOOSER
          """)
  void anExceptionThatHoldsLongerIsLooser(
      String field, String before, String after, Direction direction) {
    assertThat(between(exception(field, before), exception(field, after)))
        .extracting(ItemFact::direction)
        .containsExactly(direction);
  }

  /** It is midnight there; whoever reads it is told so, and not of the day before in UTC. */
  @Test
  void instantsAreToldByTheClockOfTheirMarketInTheirOrder() {
    var timeline =
        """
        "timeline": {"MY": {"full_by": "2027-03-01T00:00:00+08:00", "effective": "2026-12-20T00:00:00+08:00",
         "existing_ads_until": "2027-02-01T00:00:00+08:00"}}
        """;
    assertThat(between("", timeline))
        .extracting(ItemFact::text)
        .containsExactly(
            "in Malaysia (MY), it holds for new ads from 20 Dec 2026, 00:00 Kuala Lumpur (UTC+8) instead of at no stated time",
            "in Malaysia (MY), running ads end from 1 Feb 2027, 00:00 Kuala Lumpur (UTC+8) instead of at no stated time",
            "in Malaysia (MY), all of it holds from 1 Mar 2027, 00:00 Kuala Lumpur (UTC+8) instead of at no stated time");
  }

  @Test
  void whatIsForTheOtherMarketsIsToldByTheClockOfEachOfThem() {
    var timeline =
        "\"timeline\": {\"AU\": {\"effective\": \"2026-12-20T00:00:00+11:00\"}, \"*\": {\"effective\": \"%s\"}}";
    assertThat(
            between(
                timeline.formatted("2026-12-20T00:00:00+08:00"),
                timeline.formatted("2026-12-21T00:00:00+08:00")))
        .extracting(ItemFact::text)
        .containsExactly(
            "in other markets, it holds for new ads from 20 Dec 2026, 23:00 in Thailand (UTC+7); 21 Dec 2026, 00:00 in Malaysia (UTC+8) instead of from 19 Dec 2026, 23:00 in Thailand (UTC+7); 20 Dec 2026, 00:00 in Malaysia (UTC+8)");
  }

  @Test
  void anExceptionEndsByTheClockOfItsMarketAndItsTextEndsOnce() {
    var exception =
        "\"exceptions\": [{\"id\": \"x\", \"clause\": \"c1\", \"text\": \"Duty-free shops.\", \"markets\": [\"MY\"], \"until\": \"%s\"}]";
    assertThat(between("", exception.formatted("2027-06-01T00:00:00+08:00")))
        .extracting(ItemFact::text)
        .containsExactly(
            "exception x is made to clause c1: Duty-free shops, in Malaysia (MY), until 1 Jun 2027, 00:00 Kuala Lumpur (UTC+8)");
    assertThat(
            between(
                exception.formatted("2027-06-01T00:00:00+08:00"),
                exception.formatted("2027-07-01T00:00:00+08:00")))
        .extracting(ItemFact::text)
        .containsExactly(
            "exception x ends at 1 Jul 2027, 00:00 Kuala Lumpur (UTC+8) instead of 1 Jun 2027, 00:00 Kuala Lumpur (UTC+8)");
  }

  /** They have something else beside it, and nothing of what it says to others. */
  @ParameterizedTest(name = "for {0}: {1} facts")
  @CsvSource({"MY, 4", "TH, 1", "AU, 0", "*, 5"})
  void whatAnItemSaysInOtherMarketsIsNothingToReaders(String reader, int facts) {
    var items =
        """
        "topics": [{"code": "beer", "stances": {"MY": "%s"}}],
        "requirements": [{"id": "r", "clause": "c1", "type": "age", "value": %d, "markets": ["MY"]}],
        "disclosures": [{"id": "d", "text": "%s", "markets": ["TH"]}],
        "exceptions": [{"id": "x", "clause": "c2", "text": "%s", "markets": ["MY"]}],
        "timeline": {"MY": {"effective": "2027-0%d-01T00:00:00+08:00"}}
        """;
    var comparison =
        Comparison.compare(
            Clocks.OF_MARKETS,
            Optional.of(Contents.entry(items.formatted("allowed", 18, "less", "t", 1))),
            Contents.entry(items.formatted("prohibited", 21, "more", "u", 2)),
            Set.of(),
            Optional.of(SemanticVersion.FIRST),
            Set.of(new Market(reader)));
    assertThat(comparison.facts()).hasSize(facts);
    assertThat(comparison.changeKind())
        .isEqualTo(facts == 0 ? ChangeKind.WORDING : ChangeKind.RULE);
  }

  /** In a rule that need not be kept, too: its risk is that of what it lets go. */
  @Test
  void anExceptionIsTakenForOneHoweverItComes() {
    var without = Contents.entry("").with(Map.of("enforcement", "may"));
    var with =
        Contents.entry("\"exceptions\": [{\"clause\": \"c2\", \"text\": \"Tastings\"}]")
            .with(Map.of("enforcement", "may"));
    var number = Optional.of(SemanticVersion.FIRST);
    var made = Comparison.compare(Clocks.OF_MARKETS, Optional.of(without), with, Set.of(), number);
    assertThat(made.opensAnException()).isTrue();
    assertThat(made.direction()).isEqualTo(Direction.LOOSER);
    assertThat(made.changeKind()).isEqualTo(ChangeKind.RULE);
    assertThat(
            Comparison.compare(Clocks.OF_MARKETS, Optional.empty(), with, Set.of(), number)
                .opensAnException())
        .isTrue();
    assertThat(
            Comparison.compare(Clocks.OF_MARKETS, Optional.of(with), without, Set.of(), number)
                .opensAnException())
        .isFalse();
  }

  private static List<ItemFact> between(String before, String after) {
    return ContentDifference.between(
        Clocks.OF_MARKETS, Contents.entry(before), Contents.entry(after));
  }

  private static String with(String item, @Nullable String more) {
    return item.formatted(more == null ? "" : ", " + more);
  }

  private static String orNothing(@Nullable String relay) {
    return relay == null ? "" : relay;
  }

  private static String timeline(String step, @Nullable String month) {
    return "\"timeline\": {\"TH\": {%s}}"
        .formatted(month == null ? "" : "\"" + step + "\": \"" + MONTH.formatted(month) + "\"");
  }

  private static String exception(String field, @Nullable String month) {
    return with(
        "\"exceptions\": [{\"clause\": \"c1\", \"text\": \"t\"%s}]",
        month == null ? null : "\"" + field + "\": \"" + MONTH.formatted(month) + "\"");
  }
}
