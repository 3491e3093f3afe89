package org.policyrelay.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs write them. */
class ForeignFilesTest {

  private static final List<List<String>> READ =
      List.of(List.of("code", "name", "AU"), List.of("beer", "Pils, \"cold\"\nor not", "allowed"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,name,AU\r\nbeer,\"Pils, \"\"cold\"\"\nor not\",allowed\r\n",
        "code;name;AU\nbeer;\"Pils, \"\"cold\"\"\nor not\";allowed",
        "code\tname\tAU\rbeer\t\"Pils, \"\"cold\"\"\nor not\"\tallowed\r",
        "\uFEFFcode;name;AU;;\r\nbeer;\"Pils, \"\"cold\"\"\nor not\";\"allowed\";;\r\n;;;;\r\n\r\n",
        "\"code\",\"name\",\"AU\",\nbeer,\"Pils, \"\"cold\"\"\nor not\",allowed,,,\n,,\n",
      })
  void csvOfAnyLanguageIsRead(String csv) {
    assertThat(CsvFile.read(csv.getBytes(StandardCharsets.UTF_8)).rows()).isEqualTo(READ);
  }

  @Test
  void aQuotationMarkInsideACellIsALetter() {
    assertThat(CsvFile.read("code,5\" disc".getBytes(StandardCharsets.UTF_8)).rows())
        .containsExactly(List.of("code", "5\" disc"));
  }

  /** With texts by their number, in runs, with hints of how they are read aloud. */
  @Test
  void aWorkbookOfExcelIsRead() {
    var parts =
        Workbooks.parts(
            """
            <row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c><c r="D3" s="1"/></row>
            <row r="4"><c r="B4"><v>18</v></c><c r="C4" s="3"><v>18.0</v></c><c r="D4"><v></v></c></row>
            <row r="900" s="1"><c r="XFD900" s="1"/></row>
            """);
    parts.put(
        "xl/sharedStrings.xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4" uniqueCount="4">
        <si><t>code</t></si><si><t xml:space="preserve"> name </t></si>
        <si><r><t>be</t></r><r><rPr><b/></rPr><t>er</t></r></si>
        <si><t>東京_x000D_
        ビール</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si></sst>
        """);

    assertThat(XlsxReader.read(Workbooks.file(parts), "Topics").rows())
        .containsExactly(
            List.of("code", " name "),
            List.of(),
            List.of("beer", "東京\r\nビール"),
            List.of("", "18", "18"));
  }

  /** Some programs leave out where rows and cells are. */
  @Test
  void cellsWithoutAddressesFollowOneAnother() {
    var parts = Workbooks.parts(Workbooks.rows("<c/><c t=\"str\"><v>x</v></c>", "code", "name"));
    parts.remove("xl/styles.xml");
    parts.computeIfPresent(Workbooks.SHEET, (name, sheet) -> sheet.replaceAll(" r=\"\\d\"", ""));

    assertThat(XlsxReader.read(Workbooks.file(parts), "Topics").rows())
        .containsExactly(List.of("code", "name"), List.of("", "x"));
  }
}
