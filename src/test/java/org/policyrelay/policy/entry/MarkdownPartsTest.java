package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said in a text and the structure around it: nothing of either is passed over. */
class MarkdownPartsTest {

  /** A tilde is where a line ends, a slash where a part does. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      textBlock =
          """
          a                       ; Paragraph/text=a/end
          a~b                     ; Paragraph/text=a/line/text=b/end
          a\\~b                   ; Paragraph/text=a/line/text=b/end
          a~~b                    ; Paragraph/text=a/end/Paragraph/text=b/end
          ## a                    ; level=2/Heading/text=a/end
          3) a                    ; from=3)/OrderedList/number=3/ListItem/Paragraph/text=a/end/end/end
          - a                     ; BulletList/ListItem/Paragraph/text=a/end/end/end
          > a                     ; BlockQuote/Paragraph/text=a/end/end
          *a* b                   ; Paragraph/Emphasis/text=a/end/text= b/end
          **a**                   ; Paragraph/StrongEmphasis/text=a/end/end
          [a](b "c")              ; Paragraph/to=b/title=c/Link/text=a/end/end
          ![a](b "c")             ; Paragraph/image=b/title=c/Image/text=a/end/end
          a <b>c                  ; Paragraph/text=a /html=<b>/text=c/end
          <p>a                    ; html=<p>a
          x `a`                   ; Paragraph/text=x /code=a/end
          [a]: b "c"              ; definition=a/to=b/title=c
          ```java~a~```           ; fence=java/code=a~
          - [x] a                 ; BulletList/ListItem/done=true/TaskListItemMarker/end/Paragraph/text=a/end/end/end
          - [ ] a                 ; BulletList/ListItem/done=false/TaskListItemMarker/end/Paragraph/text=a/end/end/end
          ---                     ; ThematicBreak/end
          """)
  void everyPartIsTold(String markdown, String parts) {
    assertThat(parts(markdown, UnaryOperator.identity(), true)).isEqualTo(parts);
  }

  @Test
  void aColumnTellsOnWhichSideItStands() {
    assertThat(parts("| a | b |~|--:|---|~| 1 | 2 |", UnaryOperator.identity(), true))
        .startsWith("TableBlock/TableHead/TableRow/column=RIGHT/TableCell/text=a/end/")
        .contains("/TableBody/TableRow/column=RIGHT/TableCell/text=1/end/");
  }

  /** Cells that no column is for would not be shown: then it is no table. */
  @Test
  void aTableThatWouldHideCellsIsReadAsItIsWritten() {
    assertThat(parts("| a |~|---|~| 1 | 2 |", UnaryOperator.identity(), true))
        .isEqualTo("Paragraph/text=| a |/line/text=|---|/line/text=| 1 | 2 |/end");
    for (var table : List.of("| a | b |~|---|---|~| 1 |", "a | b~---|---~1 \\| 2 | 3")) {
      assertThat(parts(table, UnaryOperator.identity(), true)).startsWith("TableBlock/");
    }
  }

  @Test
  void eachItemOfAListHasTheNumberThatPeopleWrote() {
    assertThat(parts("3. a~7. b", UnaryOperator.identity(), true))
        .startsWith("from=3./OrderedList/number=3/ListItem/")
        .contains("/number=7/ListItem/");
  }

  @Test
  void aFootnoteTellsWhichItIs() {
    assertThat(parts("a[^1]~~[^1]: b", UnaryOperator.identity(), true))
        .isEqualTo(
            "Paragraph/text=a/note=1/FootnoteReference/end/end/note=1/FootnoteDefinition/Paragraph/"
                + "text=b/end/end");
  }

  @Test
  void anIndentedLineIsCode() {
    assertThat(parts("    a", UnaryOperator.identity(), true)).isEqualTo("code=a~");
  }

  /** As a paragraph is seen, wrapped over whatever lines; and each stretch as its reader has it. */
  @Test
  void whereALineEndsMayCountForNothing() {
    assertThat(parts("a~b\\~c", UnaryOperator.identity(), false))
        .isEqualTo("Paragraph/text=a~b~c/end");
    assertThat(parts("a *b*", text -> text.toUpperCase(Locale.ROOT), false))
        .isEqualTo("Paragraph/text=A /Emphasis/text=B/end/end");
  }

  /** Without the document around it, which every text has. */
  private static String parts(String markdown, UnaryOperator<String> words, boolean linesAreRead) {
    var parts = MarkdownParts.of(markdown.replace('~', '\n'), words, linesAreRead);
    assertThat(parts.get(0).what()).isEqualTo("Document");
    assertThat(parts.get(parts.size() - 1).what()).isEqualTo("end");
    return parts.subList(1, parts.size() - 1).stream()
        .map(part -> part.said() == null ? part.what() : part.what() + "=" + part.said())
        .collect(Collectors.joining("/"))
        .replace('\n', '~');
  }
}
