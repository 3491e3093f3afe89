package org.policyrelay.policy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.content.Contents;
import org.policyrelay.policy.entry.content.RandomContents;

/** Whatever a table says, and whatever becomes of its file. */
class PolicyTablePropertyTest {

  /** What formulas begin with, what ends cells and lines, and what other scripts are written in. */
  private static final String[] PIECES = {
    "=",
    "+",
    "-",
    "@",
    "\t",
    "'",
    "''",
    "\"",
    "\"\"",
    ";",
    ",",
    "\r",
    "\n",
    "\r\n",
    " ",
    "\u3000",
    "＝",
    "_x0041_",
    "_x000D_",
    "_",
    "x",
    "&lt;",
    "<b>",
    "]]>",
    "ก็",
    "שלום",
    "مرحبا",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "\u200f",
    "\uFEFF",
    "1+1",
    "cmd|' /C calc'!A0",
    "sep=;",
    "18.0",
    "TRUE",
    "\u0085",
    "\u2028"
  };

  @Property(tries = 300)
  void whatGoesOutComesBackWithoutAChange(
      @ForAll("contents") String relay, @ForAll TablePart part, @ForAll TableFormat format) {
    var entry = Contents.entry(relay);
    var table = PolicyTable.of(part, entry);

    var edit = table.edit(TableFormat.read(table.file(format), part));

    assertThat(edit.changes()).isEmpty();
    assertThat(edit.entry()).isSameAs(entry);
  }

  /** The table of another state of the policy makes that state of it. */
  @Property(tries = 300)
  void aTableMakesOfThePolicyWhatItSays(
      @ForAll("contents") String before, @ForAll("contents") String after) {
    var from = Contents.entry("\"topics\": " + topics(before));
    var to = Contents.entry("\"topics\": " + topics(after));

    var table = PolicyTable.of(TablePart.TOPICS, from);
    var edit = table.edit(withColumnsOf(table, PolicyTable.of(TablePart.TOPICS, to).grid()));

    assertThat(said(edit.entry().json())).isEqualTo(said(to.json()));
    assertThat(edit.changes().isEmpty()).isEqualTo(said(from.json()).equals(said(to.json())));
  }

  /** A column that is missing would be refused where something stood in it. */
  private static Grid withColumnsOf(PolicyTable table, Grid grid) {
    var head = new ArrayList<>(grid.rows().get(0));
    table.columns().stream()
        .map(Column::name)
        .filter(name -> !head.contains(name))
        .forEach(head::add);
    var rows = new ArrayList<>(grid.rows());
    rows.set(0, head);
    return new Grid(grid.sheet(), rows);
  }

  private static String topics(String relay) {
    return Contents.json("\"topics\": [], " + relay).at("/ext/relay/topics").toString();
  }

  private static Set<String> said(JsonNode entry) {
    var said = new HashSet<String>();
    for (var topic : entry.at("/ext/relay/topics")) {
      said.add(topic.path("code").asText());
      topic
          .path("stances")
          .properties()
          .forEach(one -> said.add(topic.path("code").asText() + one.getKey() + one.getValue()));
    }
    return said;
  }

  @Property(tries = 2000)
  void everyTextComesBackToTheLetter(
      @ForAll("texts") List<String> texts, @ForAll TableFormat format) {
    var rows = new ArrayList<>(List.of(List.of("code", "name")));
    texts.forEach(text -> rows.add(List.of("x", text)));
    var grid = new Grid("Topics", rows);

    assertThat(TableFormat.read(format.write(grid, Map.of()), TablePart.TOPICS).rows())
        .isEqualTo(grid.rows());
  }

  /** As a spreadsheet reads it whose cells end with a semicolon, and whose text a comma ends. */
  @Property(tries = 2000)
  void noCellOfACsvFileBeginsAFormulaWhereverSpreadsheetsSeeItBegin(
      @ForAll("texts") List<String> texts) {
    var rows = new ArrayList<>(List.of(List.of("code", "name")));
    texts.forEach(text -> rows.add(List.of("x", text)));
    var file = new String(CsvFile.write(new Grid("", rows)), StandardCharsets.UTF_8);

    for (var separator : List.of(',', ';', '\t')) {
      for (var row : new CsvCells(file.substring(1), separator, new BrokenCells()).read()) {
        assertThat(row).noneMatch(cell -> cell.strip().matches("(?s)[=+\\-@＝＋－＠].*"));
      }
    }
    // as if quotation marks were letters
    assertThat(Arrays.asList(file.substring(1).split("[;\t\r\n]")))
        .noneMatch(cell -> cell.strip().replace("\"", "").matches("(?s)[=+\\-@＝＋－＠].*"));
  }

  /** Any byte may have become another one: then it is read, or refused, and never a fault. */
  @Property(tries = 1500)
  void aFileWithBrokenBytesIsReadOrRefused(@ForAll Random random, @ForAll TableFormat format) {
    var table =
        PolicyTable.of(
            TablePart.TOPICS,
            Contents.entry(
                "\"topics\": [{\"code\": \"beer\", \"stances\": {\"AU\": \"allowed\"}}]"));
    var file = table.file(format);
    for (var times = 1 + random.nextInt(4); times > 0; times--) {
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
    }
    var broken = random.nextBoolean() ? file : Arrays.copyOf(file, random.nextInt(file.length));

    isReadOrRefused(table, broken);
  }

  /** The same inside the parts of a workbook, which a checksum guards above. */
  @Property(tries = 1500)
  void aPartWithBrokenLettersIsReadOrRefused(@ForAll Random random) {
    var table =
        PolicyTable.of(TablePart.TOPICS, Contents.entry("\"topics\": [{\"code\": \"beer\"}]"));
    var parts =
        Workbooks.parts(
            Workbooks.rows(
                "<c r=\"A2\" t=\"s\"><v>0</v></c><c s=\"1\"><v>1</v></c>", "code", "AU"));
    parts.put("xl/sharedStrings.xml", "<sst><si><t>beer</t></si></sst>");
    var names = new ArrayList<>(parts.keySet());
    Collections.shuffle(names, random);
    var text = new StringBuilder(parts.getOrDefault(names.get(0), ""));
    for (var times = 1 + random.nextInt(3); times > 0; times--) {
      text.setCharAt(
          random.nextInt(text.length()), "<>&\"'/ 9-=xr\u0000é".charAt(random.nextInt(14)));
    }
    parts.put(names.get(0), text.toString());

    isReadOrRefused(table, Workbooks.file(parts));
  }

  private static void isReadOrRefused(PolicyTable table, byte[] file) {
    assertThatCode(
            () -> {
              try {
                table.edit(TableFormat.read(file, TablePart.TOPICS));
              } catch (RefusedException refused) {
                assertThat(refused.fields()).isNotEmpty();
              }
            })
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> contents() {
    return RandomContents.relay();
  }

  @Provide
  Arbitrary<List<String>> texts() {
    var pieces = Arbitraries.of(PIECES).list().ofMaxSize(6).map(all -> String.join("", all));
    var letters = Arbitraries.strings().withChars("=+-@\t';\"\r\n, a_x04").ofMaxLength(8);
    return Arbitraries.oneOf(pieces, letters).list().ofMinSize(1).ofMaxSize(3);
  }
}
