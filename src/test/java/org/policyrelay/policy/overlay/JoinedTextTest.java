package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.MarkdownParts;
import org.policyrelay.policy.entry.MarkdownParts.Part;

/** What several texts say together is what each says by itself. */
class JoinedTextTest {

  private static final String[] FRAGMENTS = {
    "In Singapore, in addition:",
    "Ads say so.",
    "1. Ask.",
    "2. Tell.",
    "- a point",
    "* another",
    "+ a third",
    "- ```",
    "   more of it",
    "    as it is written",
    "\tcode",
    "> quoted",
    ">",
    "> ```",
    "```",
    "````",
    "``` text",
    "~~~",
    "  ~~~~",
    "<!-- not yet",
    "<!-- done -->",
    "-->",
    "<script>",
    "<PRE class=\"x\">",
    "</pre>",
    "<style",
    "<?php",
    "<!DOCTYPE",
    "<![CDATA[",
    "<div>",
    "see <b>this",
    "Ads[^1] and [law].",
    "Ads[^A] by [the law][law] and [law][].",
    "See [*the* act][Law of 2026], ![sign][law] and [![sign]][law].",
    "See [Law\nof   2026] twice [x](https://a.example/x).",
    "See [none][nothing], [law](https://a.example/l), [^none] and \\[law].",
    "[^1]: Not all.",
    "[^a]: Nor these",
    "[^1]:",
    "[^a\\]: Nor [that].",
    "[law]: https://a.example/1",
    "[LAW]: <https://a.example/2> \"title\"",
    "[law  of\n2026]: https://a.example/3",
    "> [law]: https://a.example/4",
    "[law]:",
    "| a | b |\n|---|---|\n| [law] | 1[^1] |",
    "# Head",
    "---",
    "===",
    "`code",
    "**bold",
    "[open",
    "",
    ""
  };

  @Property(tries = 2000)
  void theJoinedTextReadsAsItsTextsDo(@ForAll("texts") List<String> texts) {
    var apart = new ArrayList<Part>();
    var notes = 0;
    for (var text : texts) {
      var reading = new Reading(text, notes);
      apart.addAll(reading.parts);
      notes += reading.notes;
    }
    assertThat(new Reading(JoinedText.of(texts), 0).parts).isEqualTo(apart);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(FRAGMENTS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(lines -> String.join("\n", lines))
        .filter(text -> !text.isBlank())
        .list()
        .ofMinSize(2)
        .ofMaxSize(4);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Ads.                | Ask.                        ! Ads.~~Ask.
          ```~a               | Ask.                        ! ```~a~```~~Ask.
          ~a~```~b~           | Ask.                        ! ~a~```~b~```~~Ask.
          - ```~  a           | Ask.                        ! - ```~  a~~Ask.
          - a                 | - b                         ! - a~~---~~- b
          - a                 | 1. b                        ! - a~~1. b
          [law]~~[law]: /1    | [law]~~[law]: /2            ! [law]~~[law]: /1~~[law][link-2]~~[link-2]: /2
          [a][law]~~[law]: /1 | [law] is law.               ! [a][link-1]~~[link-1]: /1~~[law] is law.
          [law] is law.       | [a][Law]~~[LAW]: /1         ! [law] is law.~~[a][link-2]~~[link-2]: /1
          a[^1]~~[^1]: b      | c[^1]~~[^1]: d              ! a[^1]~~[^1]: b~~c[^1-2]~~[^1-2]: d
          a[^1]               | c[^1]~~[^1]: d              ! a[^1]~~c[^1-2]~~[^1-2]: d
          a[^1] [^1-2]        | c[^1]~~[^1]: d              ! a[^1] [^1-2]~~c[^1-2-2]~~[^1-2-2]: d
          a[^1]~~[^1]: b      | c[^2]~~[^2]: d              ! a[^1]~~[^1]: b~~c[^2]~~[^2]: d
          """)
  void onlyWhatWouldReadOtherwiseIsWrittenOtherwise(String texts, String joined) {
    var parts = Stream.of(texts.split("\\s+\\|\\s+")).map(JoinedTextTest::lines).toList();
    assertThat(JoinedText.of(parts)).isEqualTo(lines(joined));
  }

  /** A name is one wherever it stands and however it is written. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          [law]~~[law]: /1       | [![a][law]](/x)~~[law]: /2 ; [law]~~[law]: /1~~[![a][link-2]](/x)~~[link-2]: /2
          [law] is law.          | ![[a][law]](/x)~~[law]: /1 ; [law] is law.~~![[a][link-2]](/x)~~[link-2]: /1
          [a\\]b]~~[a\\]b]: /1   | [a\\]b]~~[a\\]b]: /2        ; [a\\]b]~~[a\\]b]: /1~~[a\\]b][link-2]~~[link-2]: /2
          [^a\\]: b~~c [d]       | [^a\\]: b~~c [d]           ; [^a\\]: b~~c [d]~~[^a\\-2]: b~~c [d]
          """)
  void namesInPicturesAndWithBackslashesAreToldApartToo(String texts, String joined) {
    onlyWhatWouldReadOtherwiseIsWrittenOtherwise(texts, joined);
  }

  private static String lines(String text) {
    return text.replace("~", "\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          <!-- x       ; -->
          <?php        ; ?>
          <PRE>        ; </pre>
          <textarea    ; </textarea>
          """)
  void anOpenBlockOfHtmlEndsWithItsText(String open, String end) {
    assertThat(JoinedText.of(List.of(open, "Ask."))).isEqualTo(open + "\n" + end + "\n\nAsk.");
  }

  /** What follows would stand in it, folded away or not shown at all. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          <div>                              ; </div>
          <DIV class="a>b">~~Ads.            ; </div>
          <details><summary>More~~Ads.       ; </summary>~</details>
          <div>~~<details>x</details>        ; </div>
          Ads <b>must~~not <i>be             ; </i>~</b>
          - a <span>                         ; </span>
          <table><tr><td>a                   ; </table>
          <div>~~```~</div>~```              ; </div>
          <template>~~<script>"</template>   ; </template>
          """)
  void anElementThatATextBeginsEndsWithIt(String text, String ends) {
    var first = lines(text);
    var joined = JoinedText.of(List.of(first, "Ask."));
    assertThat(joined).startsWith(first).endsWith("\n\n" + lines(ends) + "\n\nAsk.");
    assertThat(JoinedText.closed(joined)).as("nothing is open any more").isEqualTo(joined);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorised by <name>.",
        "<div>Ads</div>",
        "Ads<br>and <img src=\"x\">",
        "<!-- <div> -->",
        "`<div>`",
        "    <div>",
        "a < b > c",
        "</div>",
        "<p>Ads"
      })
  void whatHoldsNothingStaysToTheLetter(String text) {
    assertThat(JoinedText.of(List.of(text, "Ask."))).isEqualTo(text + "\n\nAsk.");
  }

  @Test
  void oneTextAndNoTextAreToTheLetter() {
    assertThat(JoinedText.of(List.of())).isEmpty();
    assertThat(JoinedText.of(List.of("```\n[law]: /1\r\n"))).isEqualTo("```\n[law]: /1\r\n");
  }

  /** A text taken apart, without what nobody reads: how notes and links are called. */
  private static final class Reading {

    private final List<Part> parts = new ArrayList<>();
    private int notes;

    Reading(String text, int notesBefore) {
      var all = MarkdownParts.of(text, words -> words, true);
      var places = new HashMap<String, Integer>();
      for (var index = 0; index + 1 < all.size(); index++) {
        if (all.get(index).what().equals("note")
            && all.get(index + 1).what().equals("FootnoteDefinition")) {
          places.putIfAbsent(name(all.get(index)), notesBefore + notes++);
        }
      }
      var depth = 0;
      for (var part : all.subList(1, all.size() - 1)) {
        if (part.what().equals("note")) {
          parts.add(new Part("note", String.valueOf(places.get(name(part)))));
        } else if (isOnlyEnds(part)) {
          // of elements, which a text may have at its own end
        } else if (part.what().equals("html")) {
          var said = part.said() == null ? "" : part.said();
          parts.add(
              new Part(
                  "html",
                  said.replaceFirst("(\\s*\\n(>|-->|\\?>|]]>|</[a-z]+>))+$", "").stripTrailing()));
        } else if (part.what().equals("code")) {
          // empty lines at the end of a fence that stays open are no part of what follows either
          parts.add(new Part("code", String.valueOf(part.said()).stripTrailing()));
        } else if (part.what().equals("ThematicBreak")) {
          depth = 1;
        } else if (depth == 1 && part.what().equals("end")) {
          depth = 0;
        } else if (!part.what().equals("definition")) {
          parts.add(part);
        }
      }
    }

    private static boolean isOnlyEnds(Part part) {
      return part.what().equals("html")
          && String.valueOf(part.said()).matches("\\s*(</[A-Za-z][A-Za-z0-9]*>\\s*)+");
    }

    private static String name(Part note) {
      return String.valueOf(note.said()).toLowerCase(Locale.ROOT);
    }
  }
}
