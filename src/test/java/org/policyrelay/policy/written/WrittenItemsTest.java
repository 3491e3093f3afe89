package org.policyrelay.policy.written;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Contents;

/** The items of an entry as people read and write them in a form. */
class WrittenItemsTest {

  private static final PolicyEntry ENTRY =
      Contents.entry(
          """
          "topics": [{"code": "beer", "name": "Beer", "stances": {"TH": "prohibited", "AU-NSW": "allowed", "*": "restricted"}, "definition": "One\\n\\nname: of many"},
                     {"code": "wine"}],
          "requirements": [{"clause": "c2", "type": "age", "value": "18", "markets": []},
                           {"id": "r2", "clause": "c1", "type": "approval-number", "markets": ["MY", "AU"],
                            "pattern": "MAL\\\\d+", "applies_to": "landing-page", "topic": "beer", "advertiser_countries": ["SG"], "channels": ["linear_tv", "dooh"]}],
          "exceptions": [{"clause": "c2", "text": " Tastings\\r\\nat home ", "until": "2027-01-01T00:00:00Z"}],
          "eligibility": {"program": "p", "evidence": ["a licence", "a register"]},
          "disclosures": [{"text": "Drink less", "language": "th", "position": "prominent", "markets": ["TH"]}],
          "timeline": {"TH": {"announce": "2026-01-01T00:00:00Z", "full_by": "2026-03-01T00:00:00Z"}, "*": {}},
          "sources": [{"name": "Act", "provision": "s 32", "version": "2", "in_force": "2008-02-14", "url": "https://law.example"}],
          "relations": [{"type": "exception-to", "policy_id": "apac:ads"}]
          """);

  @Test
  void everyPartIsShownInWords() {
    assertThat(WrittenItems.shownOf(ENTRY))
        .containsExactly(
            shown(
                "topics",
                """
                code: beer
                name: Beer
                stances: TH prohibited, AU-NSW allowed, * restricted
                definition: One

                  name: of many

                code: wine"""),
            shown(
                "requirements",
                """
                id: age-c2
                clause: c2
                type: age
                value: 18

                id: r2
                clause: c1
                type: approval-number
                pattern: MAL\\d+
                applies to: landing-page
                topic: beer
                markets: MY, AU
                advertiser countries: SG
                channels: linear_tv, dooh"""),
            shown(
                "exceptions",
                """
                id: exception-c2
                clause: c2
                text: Tastings
                  at home
                until: 2027-01-01T00:00:00Z"""),
            shown("eligibility", "program: p\nevidence: a licence\nevidence: a register"),
            shown(
                "disclosures",
                """
                id: disclosure-th-prominent
                text: Drink less
                language: th
                position: prominent
                markets: TH"""),
            shown(
                "timeline",
                """
                market: TH
                announce: 2026-01-01T00:00:00Z
                full by: 2026-03-01T00:00:00Z

                market: *"""),
            shown(
                "sources",
                """
                id: source-act-s-32
                name: Act
                provision: s 32
                version: 2
                in force: 2008-02-14
                url: https://law.example"""),
            shown(
                "relations", "id: exception-to-apac-ads\ntype: exception-to\npolicy id: apac:ads"));
  }

  private static Map.Entry<String, Object> shown(String key, String text) {
    return Map.entry(key, text);
  }

  /** Of each part one value is edited; all else, how it was written too, stays to the letter. */
  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TOPICS       | AU-NSW allowed  | AU-NSW prohibited | /topics/0/stances/AU-NSW    | "prohibited"
          TOPICS       | of many         | of few            | /topics/0/definition        | "One\\n\\nname: of few"
          REQUIREMENTS | value: 18       | value: 21         | /requirements/0/value       | 21
          REQUIREMENTS | markets: MY, AU | markets: au       | /requirements/1/markets     | ["AU"]
          EXCEPTIONS   | 2027-           | 2028-             | /exceptions/0/until         | "2028-01-01T00:00:00Z"
          ELIGIBILITY  | a register      | an extract        | /eligibility/evidence       | ["a licence", "an extract"]
          DISCLOSURES  | Drink less      | Drink none        | /disclosures/0/text         | "Drink none"
          TIMELINE     | -03-01T         | -04-01T           | /timeline/TH/full_by        | "2026-04-01T00:00:00Z"
          SOURCES      | version: 2      | version: 3        | /sources/0/version          | "3"
          """)
  void oneValueEditedChangesExactlyThat(
      ItemPart part, String from, String to, String place, String value) throws Exception {
    var text = text(part);
    assertThat(text).contains(from);
    var expected = ENTRY.json();
    var at = JsonPointer.compile("/ext/relay" + place);
    ((ObjectNode) expected.at(at.head()))
        .set(at.last().getMatchingProperty(), new ObjectMapper().readTree(value));
    assertThat(edited(part, text.replace(from, to))).isEqualTo(expected);
  }

  @Test
  void whatIsLeftAloneOrComesWithOtherLineEndsStaysToTheLetter() {
    for (var part : ItemPart.values()) {
      assertThat(edited(part, text(part))).as(part.code()).isEqualTo(ENTRY.json());
      assertThat(edited(part, text(part).replace("\n", "\r\n")))
          .as(part.code())
          .isEqualTo(ENTRY.json());
    }
  }

  @Test
  void whatIsEmptiedGoesWithWhatHeldNothingElse() {
    var entry = ENTRY.json();
    for (var part : ItemPart.values()) {
      WrittenItems.of(ENTRY, part).edit(" \r\n", entry);
    }
    assertThat(entry.has("ext")).isFalse();
    var one = edited(ItemPart.TOPICS, "code: wine");
    assertThat(one.at("/ext/relay/topics").toString()).isEqualTo("[{\"code\":\"wine\"}]");
  }

  /** Nobody has to know how the entry spells what they mean. */
  @Test
  void itIsTakenAsPeopleTypeIt() {
    var entry = Contents.json("");
    var before = PolicyEntry.trusted(entry.deepCopy());
    WrittenItems.of(before, ItemPart.TOPICS)
        .edit(
            "CODE:beer\nStances : au Allowed; au-nsw: restricted\n* = prohibited\nname:\n", entry);
    WrittenItems.of(before, ItemPart.REQUIREMENTS)
        .edit(
            "\n\n clause: c1\nType: Approval number\nApplies-To: landing page\nADVERTISER_COUNTRIES: sg hk\nChannels: DOOH; linear TV"
                + "\nmarkets: au, th\npattern: \\d+\n\n\nclause: c2\ntype: age\nvalue: 18\n",
            entry);
    WrittenItems.of(before, ItemPart.TIMELINE)
        .edit("market: th\nApply from: 2026-01-01T00:00:00Z", entry);
    WrittenItems.of(before, ItemPart.ELIGIBILITY).edit("program: p\nevidence: e", entry);
    assertThat(entry)
        .isEqualTo(
            Contents.json(
                """
                "topics": [{"code": "beer", "stances": {"AU": "allowed", "AU-NSW": "restricted", "*": "prohibited"}}],
                "requirements": [{"clause": "c1", "type": "approval-number", "applies_to": "landing-page",
                  "advertiser_countries": ["SG", "HK"], "channels": ["dooh", "linear_tv"], "markets": ["AU", "TH"], "pattern": "\\\\d+"},
                  {"clause": "c2", "type": "age", "value": 18}],
                "timeline": {"TH": {"apply_from": "2026-01-01T00:00:00Z"}},
                "eligibility": {"program": "p", "evidence": "e"}
                """));
    assertThat(PolicyEntry.parse(entry).json()).isEqualTo(entry);
  }

  /** A paste without names in front goes on with the text; what could be an item does not. */
  @Test
  void aTextGoesOnInLinesThatBeginWithNoNameOrAreIndented() {
    var entry =
        edited(
            ItemPart.DISCLOSURES,
            "text: One\nhttps://two.example\n  language: three\n\n  Note: four\n\n\n  five\nlanguage: en");
    assertThat(entry.at("/ext/relay/disclosures/0/text").asText())
        .isEqualTo("One\nhttps://two.example\nlanguage: three\n\nNote: four\n\n\nfive");
    assertThat(entry.at("/ext/relay/disclosures/0/language").asText()).isEqualTo("en");
  }

  /** An id that is made of what an item is would be another one once it is something else. */
  @Test
  void anItemKeepsItsIdWhateverBecomesOfIt() {
    var other = edited(ItemPart.REQUIREMENTS, text(ItemPart.REQUIREMENTS).replace("c2", "c1"));
    assertThat(ids(other)).containsExactly("age-c1", "r2");
    var moved =
        edited(
            ItemPart.REQUIREMENTS, text(ItemPart.REQUIREMENTS).replace("clause: c2", "clause: c1"));
    assertThat(ids(moved)).containsExactly("age-c2", "r2");
    var before =
        edited(
            ItemPart.REQUIREMENTS,
            "clause: c2\ntype: age\nvalue: 21\n\n" + text(ItemPart.REQUIREMENTS));
    assertThat(ids(before)).containsExactly("age-c2-3", "age-c2", "r2");
    assertThat(ids(edited(ItemPart.REQUIREMENTS, "clause: c2\ntype: age\nvalue: 21")))
        .as("it is another one")
        .containsExactly("age-c2-2");
  }

  private static List<String> ids(JsonNode entry) {
    return PolicyEntry.stored(entry.toString()).content().idsOf("requirements");
  }

  /** The size that drafters have told of, with room for as much again. */
  @Test
  void fortyTopicsInThirteenMarketsFit() {
    var stances =
        IntStream.range(0, 13)
            .mapToObj(at -> "\"A%c\": \"restricted\"".formatted('A' + at))
            .collect(Collectors.joining(","));
    var topics =
        IntStream.range(0, 40)
            .mapToObj(
                at ->
                    "{\"code\": \"topic-of-some-length-%d\", \"name\": \"%s\", \"definition\": \"%s\", \"stances\": {%s}}"
                        .formatted(at, "n".repeat(60), "d".repeat(250), stances))
            .collect(Collectors.joining(","));
    var entry = PolicyEntry.stored(Contents.json("\"topics\": [" + topics + "]").toString());
    assertThat(WrittenItems.of(entry, ItemPart.TOPICS).text().length())
        .isBetween(20_000, WrittenItems.LONGEST / 2);
  }

  private static String text(ItemPart part) {
    return WrittenItems.of(ENTRY, part).text();
  }

  private static ObjectNode edited(ItemPart part, String text) {
    var entry = ENTRY.json();
    WrittenItems.of(ENTRY, part).edit(text, entry);
    return entry;
  }
}
