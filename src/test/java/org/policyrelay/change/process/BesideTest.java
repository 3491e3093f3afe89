package org.policyrelay.change.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.entry.content.Contents.entry;
import static org.policyrelay.policy.entry.content.Contents.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.RandomContents;
import org.policyrelay.web.BriefingHtml;
import org.springframework.web.util.HtmlUtils;

/** What is said item by item is read as tables, and no value of it is lost. */
class BesideTest {

  private static final Beside BESIDE =
      new Beside(
          new ItemTables(
              new MarketZones(Calendars.builtIn()),
              new ClauseLabels(unknown -> List.of(), Clock.systemUTC())));

  private static final String TOPICS =
      """
      "topics": [
        {"code": "lottery", "name": "Lotteries", "stances": {"TH": "prohibited", "*": "allowed"}},
        {"code": "poker", "stances": {"AU": "restricted"}, "definition": "Cards | dice"}]
      """;

  @Test
  void aLineBreakIsCalledOne() {
    assertThat(
            shown(
                entry(
                    "\"topics\": [{\"code\": \"vape\", \"definition\": \"Things that\\nmake steam\"}]")))
        .contains("Things that⟨line break⟩make steam");
  }

  @Test
  void topicsStandAgainstTheirMarkets() {
    assertThat(shown(entry(TOPICS)))
        .contains(
            """
            **Topics**

            | code | name | Australia \\(AU\\) | Thailand \\(TH\\) | Other markets | definition |
            |---|---|---|---|---|---|
            | lottery | Lotteries |  | prohibited | allowed |  |
            | poker |  | restricted |  |  | Cards \\| dice |\
            """)
        .doesNotContain("topic 1");
  }

  @Test
  void aTimelineStandsOnTheClockOfItsMarket() {
    var timeline =
        """
        "timeline": {"*": {"effective": "2026-12-02T09:00:00+08:00"},
          "TH": {"effective": "2026-12-02T09:00:00+08:00", "full_by": "2026-12-03T00:00:30Z"},
          "AU-WA": {"announce": "2026-12-02T00:00:00Z"}}
        """;
    assertThat(shown(entry(timeline)).replace("\\", ""))
        .contains("| market | announce | effective | full by |")
        .contains("| Thailand (TH) |  | 2 Dec 2026, 08:00 UTC+7 | 2026-12-03T00:00:30Z |")
        .contains("| Western Australia (AU-WA) | 2 Dec 2026, 08:00 UTC+8 |  |  |")
        .contains("| Other markets |  | 2 Dec 2026, 01:00 UTC |  |");
  }

  @Test
  void onlyTheRowsThatReadOtherwiseAreWhatChanges() {
    var after =
        """
        "topics": [
          {"code": "lottery", "name": "Lotteries", "stances": {"TH": "restricted", "*": "allowed"}},
          {"code": "bingo", "stances": {"MY": "allowed"}},
          {"code": "poker", "stances": {"AU": "restricted"}, "definition": "Cards | dice"}]
        """;
    assertThat(BESIDE.differences(entry(TOPICS), entry(after)))
        .isEqualTo(
            """
            **Topics**

            | what | code | name | Malaysia \\(MY\\) | Thailand \\(TH\\) |
            |---|---|---|---|---|
            | changed | lottery | Lotteries |  | prohibited → **restricted** |
            | new | bingo |  | allowed |  |

            Of these stay as before: 1 other market.

            1 other is as before.\
            """);
    assertThat(BESIDE.differences(entry(after), entry(TOPICS)))
        .contains("| gone | bingo |  | allowed |");
  }

  @Test
  void fortyTopicsOfWhichOneChangesAreOneRow() {
    assertThat(BESIDE.differences(entry(many("allowed")), entry(many("prohibited"))))
        .contains("| changed | t7 | allowed → **prohibited** |", "39 others are as before.")
        .doesNotContain("t8");
  }

  /** A table that is wider than its form is read as far as it is seen. */
  @Test
  void ofTwelveMarketsThoseThatChangeAreShownByNameAndTheOthersByTheirNumber() {
    assertThat(BESIDE.differences(inMany("allowed", "Dice"), inMany("restricted", "Dice")))
        .isEqualTo(
            """
            **Topics**

            | what | code | name | Singapore \\(SG\\) |
            |---|---|---|---|
            | changed | skill | Games of skill | allowed → **restricted** |

            Of these stay as before: 11 other markets, definition.\
            """);
    assertThat(BESIDE.differences(inMany("allowed", "Dice"), inMany("allowed", "Cards")))
        .contains("| changed | skill | Games of skill | Dice → **Cards** |")
        .contains("Of these stay as before: 12 markets.");
  }

  @Test
  void whatIsTooWideForAFormStandsOneUnderAnother() {
    assertThat(shown(inMany("restricted", "Dice")).replace("\\", ""))
        .contains("- **code**: skill\n  - **name**: Games of skill\n  - allowed: Australia (AU), ")
        .contains(", Vietnam (VN)\n  - restricted: Singapore (SG)\n  - **definition**: Dice")
        .doesNotContain("|");
    var exceptions =
        """
        "exceptions": [{"id": "rooms", "clause": "c1", "topic": "resort", "until": "2026-12-02T00:00:00Z",
          "text": "Rooms, food and sights of a resort may be advertised.",
          "reason": "The ban is of gambling, not of travel: see the hearing."}]
        """;
    assertThat(shown(PolicyEntry.trusted(json(exceptions))))
        .contains(
            "- **id**: rooms\n  - **clause**: ",
            "\n  - **text**: “Rooms, food",
            "\n  - **until**: 2 Dec 2026, 00\\:00 UTC");
    var worded =
        exceptions.replace("Rooms, food", "Rooms, pools, food").replace("The ban", "The old ban");
    assertThat(
            BESIDE.differences(
                PolicyEntry.trusted(json(exceptions)), PolicyEntry.trusted(json(worded))))
        .contains("- changed, **id**: rooms\n  - **text**: ")
        .contains("→ **“Rooms, pools")
        .contains("\n  - **reason**: ", "\n  - stay as before: clause, topic, until")
        .doesNotContain("2 Dec 2026");
  }

  private static PolicyEntry inMany(String inSingapore, String definition) {
    var others =
        Stream.of("AU", "BN", "ID", "KH", "LA", "MM", "MY", "NZ", "PH", "TH", "VN")
            .map("\"%s\": \"allowed\", "::formatted)
            .collect(Collectors.joining());
    return PolicyEntry.trusted(
        json(
            """
            "topics": [{"code": "skill", "name": "Games of skill", "definition": "%s",
              "stances": {%s "SG": "%s"}}]
            """
                .formatted(definition, others, inSingapore)));
  }

  /** The number is read in the text, the id is what stays; they are seldom the same. */
  @Test
  void aCitedClauseHasItsNumberAndItsId() {
    var own =
        entry(
                "\"requirements\": [{\"id\": \"age\", \"clause\": \"c3\", \"type\": \"age\", \"value\": 21}]")
            .with(Map.of("policy", "It holds for all.\n\n1. No ads at night.\n2. Adults only."));
    assertThat(shown(own)).contains("| age | age | §2 \\(c3\\) | 21 |");
    assertThat(BESIDE.differences(own.with(Map.of("ext", Map.of())), own)).contains("§2 \\(c3\\)");
  }

  private static String many(String stanceOnTheSeventh) {
    return IntStream.range(0, 40)
        .mapToObj(
            at ->
                "{\"code\": \"t%d\", \"stances\": {\"TH\": \"%s\"}}"
                    .formatted(at, at == 7 ? stanceOnTheSeventh : "allowed"))
        .collect(Collectors.joining(",", "\"topics\": [", "]"));
  }

  @Test
  void aFirstPartIsNewAndTheSameInAnotherOrderSaysSo() {
    assertThat(BESIDE.differences(entry("\"stance\": \"restricted\""), entry(TOPICS)))
        .contains("- **stance**: restricted → *none*", "| new | lottery |", "| new | poker |")
        .doesNotContain("as before");
    var reordered = json(TOPICS);
    var topics = (ArrayNode) reordered.at("/ext/relay/topics");
    topics.add(topics.remove(0));
    assertThat(BESIDE.differences(entry(TOPICS), PolicyEntry.parse(reordered)))
        .isEqualTo("Topics stand in another order than before.");
    assertThat(BESIDE.differences(entry(TOPICS), entry(TOPICS))).isEmpty();
  }

  /** What no check lets in any more may be stored still. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"topics\": [\"lottery\", {\"code\": \"poker\"}]",
        "\"topics\": {\"code\": \"lottery\"}",
        "\"timeline\": {\"TH\": \"lottery\"}",
        "\"sources\": [{\"name\": \"lottery\", \"more\": [{\"deep\": \"poker\"}]}]"
      })
  void aPartThatIsNoListOfItemsIsTold(String part) {
    assertThat(shown(PolicyEntry.trusted(json(part)))).contains("lottery");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a \\| b \\\\| c",
        "*a* _b_ ~~c~~ `d|e` <b>x</b> &amp;",
        "see https://law.example/a|b?c=1|2 there",
        "| --- | --- |",
        "ends with \\",
        "$1 \\1 {{x}}"
      })
  void everyCharacterIsReadInItsCell(String text) {
    var own = json("\"topics\": [{\"code\": \"a\", \"stances\": {\"TH\": \"allowed\"}}]");
    ((ObjectNode) own.at("/ext/relay/topics/0")).put("definition", text);
    var entry = PolicyEntry.parse(own);
    assertThat(cells(BriefingHtml.of(shown(entry)))).contains(text);
    assertThat(cells(BriefingHtml.of(BESIDE.differences(entry(""), entry)))).contains(text);
  }

  private static List<String> cells(String html) {
    var cells = new ArrayList<String>();
    for (var cell : html.split("<td>")) {
      cells.add(HtmlUtils.htmlUnescape(cell.split("</td>")[0].replaceAll("<[^>]*>", "")));
    }
    // where there is no room for a table: what stands before the first colon, and after it
    for (var line : html.split("<li>")) {
      var text =
          HtmlUtils.htmlUnescape(line.split("</li>|<ul>")[0].replaceAll("<[^>]*>", "")).strip();
      cells.addAll(List.of(text.split(": ", 2)));
    }
    return cells;
  }

  @Property(tries = 100)
  void noValueIsLost(@ForAll("contents") String relay) {
    var entry = PolicyEntry.trusted(json(relay));
    var cells = cells(BriefingHtml.of(shown(entry)));
    var values = new ArrayList<String>();
    for (var part : ItemTables.parts(entry)) {
      add(entry.json().at("/ext/relay/" + part), values);
    }
    for (var value : values) {
      // an instant is read on a clock, a market by its name, a clause with its number: other tests
      // hold how
      if (!value.matches("2026-.*|[A-Z]{2}(-[A-Z]+)?|c[0-9]+")) {
        assertThat(cells).contains(value);
      }
    }
  }

  @Provide
  static Arbitrary<String> contents() {
    return RandomContents.relay();
  }

  private static void add(JsonNode node, List<String> values) {
    if (node.isValueNode()) {
      values.add(node.asText());
    }
    node.forEach(one -> add(one, values));
  }

  private static String shown(PolicyEntry entry) {
    return BESIDE.list(entry, List.of("policy"));
  }
}
