package org.policyrelay.policy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Contents;
import org.policyrelay.policy.table.TableChange.Kind;

/** Tables that go out and come back, with an edit in between. */
class PolicyTableTest {

  private static final List<String> MARKETS =
      List.of("AU", "BN", "ID", "KH", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "TL", "VN");

  private static final String ASKED =
      """
      "topics": [{"code": "beer"}],
      "requirements": [
        {"clause": "c1", "type": "licence"},
        {"clause": "c2", "type": "age", "value": 18, "topic": "beer", "markets": ["AU", "TH"]},
        {"clause": "c2", "type": "age", "value": "21", "topic": "beer", "markets": ["MY"]},
        {"id": "number", "clause": "c1", "type": "approval-number", "pattern": "[A-Z]{2}\\\\d+"}]
      """;

  /** As large as the policies of all markets are. */
  static PolicyEntry large() {
    var topics =
        IntStream.range(0, 40)
            .mapToObj(
                number ->
                    "{\"code\": \"topic-%d\", \"name\": \"Kind %d\", \"stances\": {%s}}"
                        .formatted(number, number + 10, stances(number)))
            .collect(Collectors.joining(", "));
    var json = Contents.json("\"topics\": [" + topics + "]");
    var named = json.putArray("jurisdictions");
    MARKETS.forEach(named::add);
    return PolicyEntry.parse(json);
  }

  private static String stances(int number) {
    var stances = List.of("allowed", "restricted", "prohibited");
    return IntStream.range(0, MARKETS.size())
        .mapToObj(at -> "\"%s\": \"%s\"".formatted(MARKETS.get(at), stances.get((number + at) % 3)))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void fortyTopicsInThirteenMarketsComeBackAsTheyWentOut(TableFormat format) {
    var entry = large();
    var table = PolicyTable.of(TablePart.TOPICS, entry);

    var back = TableFormat.read(table.file(format), TablePart.TOPICS);

    assertThat(back.rows()).hasSize(41);
    assertThat(back.width()).isEqualTo(17);
    var edit = table.edit(back);
    assertThat(edit.changes()).isEmpty();
    assertThat(edit.entry()).isSameAs(entry);
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void oneCellThatIsChangedIsThatChangeAndNoOther(TableFormat format) {
    var entry = large();
    var table = PolicyTable.of(TablePart.TOPICS, entry);
    var rows = copy(table.grid());
    assertThat(rows.get(0).get(12)).isEqualTo("SG");
    assertThat(rows.get(6).get(12)).isEqualTo("prohibited");
    rows.get(6).set(12, "allowed");

    var edit = table.edit(TableFormat.read(format.write(grid(rows), Map.of()), TablePart.TOPICS));

    assertThat(edit.changes())
        .containsExactly(
            new TableChange(Kind.CHANGED, "M7", "topic-5", "SG", "prohibited", "allowed"));
    var expected = entry.json();
    ((ObjectNode) expected.at("/ext/relay/topics/5/stances")).put("SG", "allowed");
    assertThat(edit.entry().json()).isEqualTo(expected);
  }

  @Test
  void rowsAndColumnsThatWereSortedChangeNothing() {
    var table = PolicyTable.of(TablePart.TOPICS, large());
    var rows = copy(table.grid());
    rows.forEach(Collections::reverse);
    Collections.reverse(rows.subList(1, rows.size()));

    assertThat(table.edit(grid(rows)).changes()).isEmpty();
  }

  @Test
  void aTopicIsAddedRemovedAndGivenAMarketThatHadNoColumn() {
    var table =
        PolicyTable.of(
            TablePart.TOPICS,
            Contents.entry(
                "\"topics\": [{\"code\": \"beer\", \"stances\": {\"AU\": \"allowed\"}}, {\"code\": \"wine\"}]"));

    var edit =
        table.edit(
            csv(
                """
                code,name,definition,AU,TH,MY,*,AU-NSW
                beer,,,allowed,,,,Prohibited
                ,,,
                mead,Mead & mulsum,,,,restricted,
                """));

    assertThat(edit.changes())
        .extracting("kind", "cell", "item", "column", "before", "after")
        .containsExactly(
            tuple(Kind.CHANGED, "H2", "beer", "AU-NSW", "", "prohibited"),
            tuple(Kind.ADDED, "B4", "mead", "name", "", "Mead & mulsum"),
            tuple(Kind.ADDED, "F4", "mead", "MY", "", "restricted"),
            tuple(Kind.REMOVED, null, "wine", "code", "wine", ""));
    assertThat(edit.entry().json().at("/ext/relay/topics"))
        .hasToString(
            "[{\"code\":\"beer\",\"stances\":{\"AU\":\"allowed\",\"AU-NSW\":\"prohibited\"}},"
                + "{\"code\":\"mead\",\"name\":\"Mead & mulsum\",\"stances\":{\"MY\":\"restricted\"}}]");
  }

  @Test
  void theLastTopicAndTheLastStanceGoWithoutARest() {
    var entry =
        Contents.entry("\"topics\": [{\"code\": \"beer\", \"stances\": {\"AU\": \"allowed\"}}]");
    var table = PolicyTable.of(TablePart.TOPICS, entry);

    assertThat(
            table
                .edit(csv("code,name,definition,AU,TH,MY,*\nbeer\n"))
                .entry()
                .json()
                .at("/ext/relay"))
        .hasToString("{\"topics\":[{\"code\":\"beer\"}]}");
    assertThat(table.edit(csv("code,AU\n")).entry().json().has("ext")).isFalse();
  }

  @Test
  void theLastTopicLeavesWhatElseStandsBesideIt() {
    var entry = Contents.entry("\"topics\": [{\"code\": \"beer\"}], \"stance\": \"restricted\"");

    assertThat(
            PolicyTable.of(TablePart.TOPICS, entry).edit(csv("code\n")).entry().json().at("/ext"))
        .hasToString("{\"relay\":{\"stance\":\"restricted\"}}");
  }

  @Test
  void aTopicInThePlaceOfAnotherIsNotTheSame() {
    var entry = Contents.entry("\"topics\": [{\"code\": \"beer\"}]");

    assertThat(PolicyTable.of(TablePart.TOPICS, entry).edit(csv("code\nwine\n")).changes())
        .containsExactly(
            new TableChange(Kind.ADDED, "A2", "wine", "code", "", "wine"),
            new TableChange(Kind.REMOVED, null, "beer", "code", "beer", ""));
  }

  /** Somebody keeps two parts of a table apart, or has put in a column too many. */
  @Test
  void aColumnInWhichNothingStandsNeedsNoName() {
    var entry =
        Contents.entry(
            "\"topics\": [{\"code\": \"beer\", \"stances\": {\"AU\": \"allowed\"}}, {\"code\": \"wine\"}]");

    assertThat(
            PolicyTable.of(TablePart.TOPICS, entry)
                .edit(csv("code,,name, ,AU\nbeer,,, ,allowed\nwine\n"))
                .entry())
        .isSameAs(entry);
  }

  @Test
  void aRequirementKeepsItsIdWhateverBecomesOfItAndOfTheOthers() {
    var entry = Contents.entry(ASKED);
    var table = PolicyTable.of(TablePart.REQUIREMENTS, entry);
    assertThat(new String(table.file(TableFormat.CSV), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFF"
                + """
                id,clause,type,value,pattern,applies_to,topic,markets,advertiser_countries,channels
                licence-c1,c1,licence,,,,,,,
                age-beer-c2,c2,age,18,,,beer,"AU, TH",,
                age-beer-c2-2,c2,age,21,,,beer,MY,,
                number,c1,approval-number,,[A-Z]{2}\\d+,,,,,
                """
                    .replace("\n", "\r\n"));

    // the first of two of a kind goes, another one is now about a clause of another kind
    var edit =
        table.edit(
            csv(
                """
                id,clause,type,value,pattern,topic,markets
                licence-c1,c2,Permission,,,,
                age-beer-c2-2,c2,age,21.0,,beer,my
                number,c1,approval-number,,[A-Z]{2}\\d+,,
                ,c2,age,25,,beer,
                """));

    assertThat(edit.changes())
        .extracting("kind", "cell", "item", "column", "before", "after")
        .containsExactly(
            tuple(Kind.CHANGED, "B2", "licence-c1", "clause", "c1", "c2"),
            tuple(Kind.CHANGED, "C2", "licence-c1", "type", "licence", "permission"),
            tuple(Kind.ADDED, "B5", "age-beer-c2-3", "clause", "", "c2"),
            tuple(Kind.ADDED, "C5", "age-beer-c2-3", "type", "", "age"),
            tuple(Kind.ADDED, "D5", "age-beer-c2-3", "value", "", "25"),
            tuple(Kind.ADDED, "F5", "age-beer-c2-3", "topic", "", "beer"),
            tuple(Kind.REMOVED, null, "age-beer-c2", "id", "age-beer-c2", ""),
            tuple(Kind.REMOVED, null, "age-beer-c2", "clause", "c2", ""),
            tuple(Kind.REMOVED, null, "age-beer-c2", "type", "age", ""),
            tuple(Kind.REMOVED, null, "age-beer-c2", "value", "18", ""),
            tuple(Kind.REMOVED, null, "age-beer-c2", "topic", "beer", ""),
            tuple(Kind.REMOVED, null, "age-beer-c2", "markets", "AU, TH", ""));
    assertThat(PolicyTable.idsOf(edit.entry(), TablePart.REQUIREMENTS))
        .containsExactly("licence-c1", "age-beer-c2-2", "number", "age-beer-c2-3");
    assertThat(edit.entry().json().at("/ext/relay/requirements/1/value").isTextual()).isTrue();
    assertThat(edit.entry().json().at("/ext/relay/requirements/3/value").isInt()).isTrue();
  }

  /** What was a number in the entry has to be a text for another type, and the other way round. */
  @Test
  void aValueFollowsItsType() {
    var table = PolicyTable.of(TablePart.REQUIREMENTS, Contents.entry(ASKED));

    var edit =
        table.edit(
            csv(
                """
                id,value,type,clause,pattern,topic,markets
                licence-c1,16,age,c1,,,
                age-beer-c2,18,other,c2,,beer,"AU, TH"
                age-beer-c2-2,21,age,c2,,beer,MY
                number,,approval-number,c1,[A-Z]{2}\\d+,,
                """));

    var asked = edit.entry().json().at("/ext/relay/requirements");
    assertThat(asked.at("/0/value").isInt()).isTrue();
    assertThat(asked.at("/1/value").isTextual()).isTrue();
    assertThat(edit.changes()).hasSize(3);
  }

  @Test
  void lineEndsThatASpreadsheetHasTurnedIntoOthersAreNoChange() {
    var entry =
        Contents.entry(
            "\"topics\": [{\"code\": \"beer\", \"definition\": \"one\\r\\ntwo\\rthree\"}]");
    var table = PolicyTable.of(TablePart.TOPICS, entry);

    assertThat(table.edit(csv("code,definition\nbeer,\"one\ntwo\nthree\"\n")).entry())
        .isSameAs(entry);
  }

  /** What reviewers are told is beside the items, and stays with the entry. */
  /** Nobody could see what changes: the preview would say 18 → 18. */
  @Test
  void whatReadsTheSameIsNoChange() {
    var entry =
        Contents.entry(
            ASKED.replace("\"code\": \"beer\"", "\"code\": \"beer\", \"name\": \"Caf\u00e9\""));
    var ages = copy(PolicyTable.of(TablePart.REQUIREMENTS, entry).grid());
    var names = copy(PolicyTable.of(TablePart.TOPICS, entry).grid());
    ages.replaceAll(row -> replaced(row, "18", "018"));
    names.replaceAll(row -> replaced(row, "Caf\u00e9", "Cafe\u0301"));

    assertThat(ages).anyMatch(row -> row.contains("018"));
    assertThat(names).anyMatch(row -> row.contains("Cafe\u0301"));
    for (var edit :
        List.of(
            PolicyTable.of(TablePart.REQUIREMENTS, entry).edit(grid(ages)),
            PolicyTable.of(TablePart.TOPICS, entry).edit(grid(names)))) {
      assertThat(edit.changes()).isEmpty();
      assertThat(edit.entry()).isSameAs(entry);
    }
  }

  private static List<String> replaced(List<String> row, String one, String other) {
    return new ArrayList<>(row.stream().map(cell -> cell.equals(one) ? other : cell).toList());
  }

  @Test
  void theGuidanceForReviewersNeitherGoesOutNorIsLost() {
    var entry =
        Contents.entry(
            "\"reviewer_guidance\": \"qzwhispered\", \"topics\": [{\"code\": \"beer\"}]");
    for (var part : TablePart.values()) {
      var table = PolicyTable.of(part, entry);
      assertThat(new String(table.file(TableFormat.CSV), StandardCharsets.UTF_8))
          .doesNotContain("qzwhispered");
      assertThat(Workbooks.unpacked(table.file(TableFormat.XLSX))).doesNotContain("qzwhispered");
    }
    var edit = PolicyTable.of(TablePart.TOPICS, entry).edit(csv("code\nwine\n"));
    assertThat(edit.entry().reviewerGuidance()).contains("qzwhispered");
  }

  @Test
  void theSameTableIsTheSameFile() {
    var table = PolicyTable.of(TablePart.TOPICS, large());
    var file = timeless(table.file(TableFormat.XLSX));

    assertThat(timeless(table.file(TableFormat.XLSX))).isEqualTo(file);
    assertThat(table.file(TableFormat.CSV)).isEqualTo(table.file(TableFormat.CSV));
  }

  /** Without the time that the library writes into it. */
  private static String timeless(byte[] file) {
    return Workbooks.unpacked(file).replaceAll("<dcterms:created.*?</dcterms:created>", "");
  }

  private static Grid csv(String text) {
    return CsvFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Grid grid(List<List<String>> rows) {
    return new Grid("Topics", rows);
  }

  private static List<List<String>> copy(Grid grid) {
    var rows = new ArrayList<List<String>>();
    grid.rows()
        .forEach(
            row -> {
              var cells = new ArrayList<>(row);
              while (cells.size() < grid.width()) {
                cells.add("");
              }
              rows.add(cells);
            });
    return rows;
  }
}
