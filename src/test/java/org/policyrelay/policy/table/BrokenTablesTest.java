package org.policyrelay.policy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.content.Contents;

/** Tables that are refused, each by the cell that is wrong and with what would be right. */
class BrokenTablesTest {

  private static final String TOPICS =
      "\"topics\": [{\"code\": \"beer\", \"name\": \"Beer\", \"stances\": {\"AU\": \"allowed\"}},"
          + " {\"code\": \"wine\", \"definition\": \"Of grapes\"}]";

  private static final PolicyTable TABLE = PolicyTable.of(TablePart.TOPICS, Contents.entry(TOPICS));

  private static final PolicyTable ASKED =
      PolicyTable.of(
          TablePart.REQUIREMENTS,
          Contents.entry(
              "\"requirements\": [{\"id\": \"adult\", \"clause\": \"c2\", \"type\": \"age\", \"value\": 18}]"));

  /** In whatever order its columns came back, and with one renamed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,clause,type,value,pattern,applies_to,topic,markets,advertiser_countries\nadult,c2,age",
        "value,Type,id,notes\n18,age,adult"
      })
  void theTableOfRequirementsIsRefusedAsThatWhereTopicsWereChosen(String csv) {
    assertThat(refused(TABLE, csv))
        .hasMessage(
            "Nothing of the table was taken: it is the table of requirements, and topics were"
                + " chosen; choose requirements instead")
        .satisfies(one -> assertThat(one.fields()).isEmpty());
  }

  @Test
  void theTableOfTopicsIsRefusedAsThatWhereRequirementsWereChosen() {
    assertThat(refused(ASKED, "code,name,definition,AU,TH,MY,*\nbeer,Beer,,allowed"))
        .hasMessageContaining("it is the table of topics");
    assertThat(refused(ASKED, "code,clause,type,value\nadult,c2,age,18"))
        .as("its own, of which a column was renamed")
        .hasMessageContaining("id among them");
  }

  private static RefusedException refused(PolicyTable table, String csv) {
    return catchThrowableOfType(
        RefusedException.class,
        () -> table.edit(TableFormat.read(csv.getBytes(StandardCharsets.UTF_8), TablePart.TOPICS)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                              | A1 | must begin the row of the columns' names, code among them",
        "name,AU\\nBeer,allowed                          | A1 | code among them",
        "code,name,definition,AU,XX\\nbeer               | E1 | must be one of code, name, definition, or a market of the policy: AU, TH, MY, *",
        "code,name,definition,AU,SG\\nbeer               | E1 | or a market of the policy",
        "code,name,definition,AU,AU\\nbeer               | E1 | AU is a column already",
        "code,name,definition,AU,notes\\nbeer            | E1 | or a market of the policy",
        "code,name,definition,AU,\\nbeer,,,,see below    | E1 | must name the column",
        "code,,name,definition,AU\\nbeer\\nwine,Red       | B1 | must name the column",
        "code,name,definition\\nbeer                     | D1 | must be the column AU, in which 1 row says something",
        "code,name,AU\\nbeer\\nwine                      | D1 | must be the column definition",
        "code,name,definition,AU\\nbeer,,,perhaps        | D2 | must be one of allowed, restricted, prohibited",
        "code,name,definition,AU\\nwine\\n,Ale,,allowed  | A3 | must be the code of the topic",
        "code,name,definition,AU\\nbeer\\nwine\\nbeer    | A4 | beer is in A2",
        "code,name,definition,AU\\nbeer\\nStrong Beer    | A3 | must have 1 to 64 of a-z",
        "code,name,definition,AU\\nbeer,Wine\\nwine      | A3 | readers cannot tell it from the topic",
        "code,name,definition,AU\\nbeer,a\\tb            | B2 | U+0009",
        "code,name,definition,AU\\nbeer,\"Be er          | B2 | must end with one",
        "code,name,definition,AU\\nbeer,\"Be\" er        | B2 | write \"\" for each",
        "code;name;definition;AU\\nbeer;;;never          | D2 | must be one of allowed",
      })
  void aTableOfTopicsIsRefusedByTheCell(String csv, String cell, String message) {
    var wrong = refusal(TABLE, csv == null ? "" : csv.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(wrong).first().extracting(FieldError::field).isEqualTo(cell);
    assertThat(wrong.get(0).message()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,clause,type,value\\nnobody,c2,age,18          | A2 | must be the id of a requirement of this policy, or empty",
        "id,clause,type,value\\nadult,c2,age,18\\nadult   | A3 | adult is in A2",
        "id,clause,type,value\\nadult,c2,age,12           | D2 | must be an age from 13 to 99",
        "id,clause,type,value\\nadult,c2,age,18.5         | D2 | must be an age from 13 to 99",
        "id,clause,type,value\\nadult,c2,old,18           | C2 | must be one of licence, permission",
        "id,clause,type,value\\nadult,2,age,18            | B2 | must be the id of a clause, such as c3",
        "id,clause,type,value\\n,c1,approval-number       | A2 | must be given, so that a number can be checked",
        "id,value,clause,type,markets\\nadult,18,c2,age,'AU, SG' | E2 | must be a market that the policy names",
        "id,value,clause,type,topic\\nadult,18,c2,age,ale | E2 | must be the code of a topic of this policy",
        "id,value,clause,type,remark\\nadult,18,c2,age,x  | E1 | must be one of id, clause, type, value",
        "id,value,clause,type,pattern\\nadult,,c2,other,(  | E2 | must be a pattern that RE2 takes",
      })
  void aTableOfRequirementsIsRefusedByTheCell(String csv, String cell, String message) {
    var wrong = refusal(ASKED, csv.replace("\\n", "\n").replace("'", "\""));

    assertThat(wrong).first().extracting(FieldError::field).isEqualTo(cell);
    assertThat(wrong.get(0).message()).contains(message);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var refused =
        refused(
            TABLE,
            "code,name,definition,AU\nbeer,,,never\nwine,,,always\nale,,,allowed\n"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TABLE);
    assertThat(refused.fields()).extracting(FieldError::field).containsExactly("D2", "D3");
    assertThat(refused)
        .hasMessageStartingWith(
            "Nothing of the table was taken; correct D2 (must be one of allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-1", "UTF-16", "UTF-16LE", "windows-874"})
  void anotherCharsetIsRefusedByTheCellAndNotGarbled(String charset) {
    var name = charset.equals("windows-874") ? "เบียร์" : "Bière";
    var csv = "code,name,definition,AU\nbeer," + name + ",,allowed\nwine\n";

    var wrong = refused(TABLE, csv.getBytes(Charset.forName(charset))).fields();

    assertThat(wrong).hasSize(1);
    assertThat(wrong.get(0).field()).isEqualTo(charset.startsWith("UTF-16") ? "A1" : "B2");
    assertThat(wrong.get(0).code()).isEqualTo("wrong-charset");
    assertThat(wrong.get(0).message()).contains("CSV UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r='B2'><f>1+1</f><v>2</v></c>                          | B2 | is a formula",
        "<c r='B2' t='str'><f>A1</f><v>x</v></c>                   | B2 | is a formula",
        "<c r='B2' t='b'><v>1</v></c>                              | B2 | is a truth value",
        "<c r='B2' t='e'><v>#REF!</v></c>                          | B2 | is the fault of a formula",
        "<c r='B2' s='1'><v>46000</v></c>                          | B2 | is a date, a share",
        "<c r='B2' s='2'><v>1</v></c>                              | B2 | is a date, a share",
        "<c r='B2' s='4'><v>46000</v></c>                          | B2 | is a date, a share",
        "<c r='B2' s='99'><v>46000</v></c>                         | B2 | is a date, a share",
        "<c r='B2' t='d'><v>2026-01-01</v></c>                     | B2 | is a date",
        "<c r='B2'><v>1.5</v></c>                                  | B2 | is a number with a fraction",
        "<c r='B2'><v>1E999999999</v></c>                          | B2 | is a number with a fraction",
        "<c r='C2' t='inlineStr'><is><t>x</t></is></c><c r='C2' t='inlineStr'><is><t>y</t></is></c> | C2 | is in the file twice",
        "<c r='XFD2' t='inlineStr'><is><t>x</t></is></c>           | XFD2 | lies too far out",
        "<c r='B2' t='s'><v>7</v></c>                              | file | no XLSX that can be read",
        "<c r='B2' t='s'><v>-1</v></c>                             | file | no XLSX that can be read",
      })
  void aCellOfAWorkbookThatIsNoTextIsRefused(String cell, String place, String message) {
    var parts = Workbooks.parts(Workbooks.rows(cell.replace('\'', '"'), "code", "name"));

    var refused = refused(TABLE, Workbooks.file(parts));

    assertThat(refused.fields()).hasSize(1).first().extracting(FieldError::field).isEqualTo(place);
    assertThat(refused.fields().get(0).message()).contains(message);
    if (!place.equals("file")) {
      assertThat(refused).hasMessageContaining("in the sheet Topics");
    }
  }

  @Test
  void mergedCellsAreRefusedByTheirAddresses() {
    var parts = Workbooks.parts("");
    parts.put(
        Workbooks.SHEET,
        Workbooks.sheet(
            Workbooks.rows("", "code"), "<mergeCells><mergeCell ref=\"A2:B3\"/></mergeCells>"));

    assertThat(refused(TABLE, Workbooks.file(parts)).fields())
        .extracting(FieldError::field)
        .containsExactly("A2:B3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xl/vbaProject.bin               | macros",
        "XL/vbaProject.bin               | macros",
        "xl/macrosheets/sheet1.xml       | macros",
        "xl/externalLinks/externalLink1.xml | another file",
        "xl/connections.xml              | from elsewhere",
        "xl/embeddings/oleObject1.bin    | another file",
        "xl/activeX/activeX1.xml         | a program",
      })
  void whatRunsOrLeadsElsewhereIsRefusedByTheNameOfItsPart(String part, String message) {
    var parts = Workbooks.parts(Workbooks.rows("", "code"));
    parts.put(part, "x");

    var wrong = refused(TABLE, Workbooks.file(parts)).fields();

    assertThat(wrong).hasSize(1).first().extracting(FieldError::field).isEqualTo(part);
    assertThat(wrong.get(0).message()).contains(message);
  }

  @Test
  void aWorkbookThatCallsItselfOneWithMacrosIsRefused() {
    var parts = Workbooks.parts(Workbooks.rows("", "code"));
    parts.put(
        "[Content_Types].xml",
        "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>");

    assertThat(refused(TABLE, Workbooks.file(parts))).hasMessageContaining("macros");
  }

  @Test
  void aWorkbookThatIsLinkedToAnotherFileIsRefused() {
    var parts = Workbooks.parts(Workbooks.rows("", "code"));
    parts.computeIfPresent(
        "xl/_rels/workbook.xml.rels",
        (name, own) ->
            own.replace(
                "</Relationships>",
                "<Relationship Id=\"rId9\" Type=\"x/attachedTemplate\" Target=\"file://host/x\" TargetMode=\"External\"/></Relationships>"));

    assertThat(refused(TABLE, Workbooks.file(parts))).hasMessageContaining("leads out of the file");
  }

  /** Some kilobytes that would fill a gigabyte. */
  @Test
  void aBombIsLeftAtItsBound() {
    var parts = Workbooks.parts(Workbooks.rows("", "code"));
    parts.put("xl/theme/theme1.xml", " ".repeat(XlsxParts.MOST_BYTES));
    var bomb = Workbooks.file(parts);
    assertThat(bomb.length).isLessThan(100_000);

    assertThat(refused(TABLE, bomb)).hasMessageContaining("unpacks to more than 16 MB");
  }

  /** What a disk or a line has made another letter of is no edit. */
  @Test
  void aLetterThatIsNotTheOneOfItsChecksumIsRefused() {
    var file = Workbooks.stored(Workbooks.parts(Workbooks.rows("", "code", "name")));
    var text = new String(file, StandardCharsets.ISO_8859_1);
    var broken = text.replace("<t>name</t>", "<t>nane</t>");
    assertThat(broken).isNotEqualTo(text);

    assertThat(refused(TABLE, broken.getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("no XLSX");
  }

  @Test
  void aPartThatIsThereTwiceIsRefused() {
    var parts = Workbooks.parts(Workbooks.rows("", "code"));
    parts.put("XL/Worksheets/Sheet1.xml", "<worksheet/>");

    assertThat(refused(TABLE, Workbooks.file(parts))).hasMessageContaining("twice");
  }

  @Test
  void aThousandPartsAreRefused() {
    var parts = Workbooks.parts("");
    for (var number = 0; number < 1000; number++) {
      parts.put("xl/media/" + number, "");
    }

    assertThat(refused(TABLE, Workbooks.file(parts))).hasMessageContaining("parts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>",
        "<!DOCTYPE sst><sst/>",
        "<sst><si><t>&unknown;</t></si></sst>",
        "<sst><si>",
        "no XML"
      })
  void aPartThatIsNoPlainXmlIsRefused(String strings) {
    var parts = Workbooks.parts(Workbooks.rows("<c t=\"s\"><v>0</v></c>", "code"));
    parts.put("xl/sharedStrings.xml", strings);

    assertThat(refused(TABLE, Workbooks.file(parts))).hasMessageContaining("no XLSX");
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    var old = new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1};
    assertThat(refused(TABLE, old)).hasMessageContaining("XLSX or CSV UTF-8, without a password");
    assertThat(refused(TABLE, new byte[] {'P', 'K', 3, 4, 0})).hasMessageContaining("no XLSX");
    assertThat(refused(TABLE, Workbooks.file(Map.of("a.txt", "x"))))
        .hasMessageContaining("no XLSX");
  }

  @Test
  void ofSeveralSheetsOneHasToHaveTheName() {
    var parts = Workbooks.parts(Workbooks.rows("", "code", "name", "definition", "AU"));
    var one = Objects.requireNonNull(parts.get("xl/workbook.xml"));
    var two = "<sheet name=\"Notes\" sheetId=\"2\" r:id=\"rId1\"/></sheets>";
    parts.put("xl/workbook.xml", one.replace("</sheets>", two));
    assertThat(TABLE.edit(TableFormat.read(Workbooks.file(parts), TablePart.TOPICS)).sheet())
        .isEqualTo("Topics");

    parts.put("xl/workbook.xml", one.replace("</sheets>", two).replace("Topics", "Table 1"));
    assertThat(refused(TABLE, Workbooks.file(parts)))
        .hasMessageContaining("one that is called Topics; it has Table 1, Notes");
  }

  /** Whoever works on a copy and hides what they copied wants what they see to be read. */
  @ParameterizedTest
  @ValueSource(strings = {"hidden", "veryHidden"})
  void aSheetThatNobodySeesIsNotRead(String state) {
    var parts = Workbooks.parts(Workbooks.rows("", "code", "name", "definition", "AU"));
    var one = Objects.requireNonNull(parts.get("xl/workbook.xml"));
    var other = "<sheet name=\"%s\" state=\"%s\" sheetId=\"2\" r:id=\"rId1\"/></sheets>";
    parts.put(
        "xl/workbook.xml",
        one.replace("Topics", "My topics").replace("</sheets>", other.formatted("Topics", state)));
    assertThat(TableFormat.read(Workbooks.file(parts), TablePart.TOPICS).sheet())
        .isEqualTo("My topics");

    parts.put(
        "xl/workbook.xml",
        one.replace("Topics", "My topics")
            .replace("</sheets>", other.formatted("Notes", "visible"))
            .replace("</sheets>", other.formatted("Topics", state)));
    assertThat(refused(TABLE, Workbooks.file(parts)))
        .hasMessageContaining("one that is called Topics; it has My topics, Notes");

    parts.put("xl/workbook.xml", one.replace("sheetId", "state=\"" + state + "\" sheetId"));
    assertThat(refused(TABLE, Workbooks.file(parts))).hasMessageContaining("has no sheet");
  }

  private static List<FieldError> refusal(PolicyTable table, String csv) {
    return refused(table, csv.getBytes(StandardCharsets.UTF_8)).fields();
  }

  private static RefusedException refused(PolicyTable table, byte[] file) {
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> table.edit(TableFormat.read(file, TablePart.TOPICS)));
    assertThat(refused).as("it is taken").isNotNull();
    return refused;
  }
}
