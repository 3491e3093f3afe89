package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.Clause;

/** Whoever follows a link to a clause gets to a place on the page, whatever the clause is. */
class ClauseAnchorsTest {

  private static final Pattern ID = Pattern.compile(" id=\"(c\\d+)\"");

  private static final String[] LINES = {
    "Ads say so.",
    "and go on",
    "1. Ask.",
    "- a point",
    "  - below it",
    "   more of it",
    "    as it is written",
    "> quoted",
    ">",
    "> - a point",
    "```",
    "~~~ text",
    "- ```",
    "<!-- not shown -->",
    "<div>",
    "</div>",
    "[^1]: Not all.",
    "    nor these",
    "[law]: https://a.example/1",
    "[law]:",
    "https://a.example/2",
    "| a | b |",
    "|---|---|",
    "# Head",
    "#",
    "---",
    "===",
    "***",
    "`code",
    "code` and **bold",
    "bold** [link",
    "link](https://a.example) ![picture",
    "picture](https://a.example/p)",
    "&nbsp;",
    "\\\\",
    "-",
    "1.",
    "- [ ] to do",
    "",
  };

  private final Markdown markdown = new Markdown();

  /** More than there are clauses: of any line, as they may have been stored before. */
  @Property(tries = 1000)
  void everyLineHasItsPlaceOnce(@ForAll("texts") List<String> texts) {
    var clauses = new ArrayList<Clause>();
    var line = 0;
    for (var text : texts) {
      for (var written : text.split("\n", -1)) {
        if (!written.isBlank()) {
          clauses.add(new Clause("c" + (clauses.size() + 1), "", line, ""));
        }
        line++;
      }
      line++;
    }
    assertThat(ids(markdown.toHtml("policy", texts, clauses)))
        .containsExactlyInAnyOrderElementsOf(clauses.stream().map(Clause::id).toList());
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(LINES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(lines -> String.join("\n", lines))
        .list()
        .ofMinSize(1)
        .ofMaxSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a~b                       ! <p id="c1">a<br /><span id="c2"></span>b</p>
          ```~a~```                 ! <span id="c2"></span><span id="c3"></span><pre id="c1"><code>a</code></pre>
          a~~[b]: /c                ! <p id="c1">a</p><span id="c2"></span>
          - a~~  b                  ! <ul><li id="c1"><p>a</p><p><span id="c2"></span>b</p></li></ul>
          > a~> b                   ! <blockquote><p id="c1">a<br /><span id="c2"></span>b</p></blockquote>
          a~===                     ! <span id="c2"></span><h3 id="c1">a</h3>
          a~~---                    ! <p id="c1">a</p><hr id="c2" />
          <b>~c                     ! <span id="c2"></span><p id="c1">&lt;b&gt;c</p>
          a [b~c](/d)               ! <p id="c1">a <a href="/d" rel="nofollow">b<br /><span id="c2"></span>c</a></p>
          [^1]: a~    b             ! <div class="footnote" id="c1"><sup id="fn">1</sup><p>a<br /><span id="c2"></span>b</p></div>
          """)
  void whereItIsShownOrAsNearAsCanBe(String text, String html) {
    var lines = text.split("~");
    var clauses = new ArrayList<Clause>();
    for (var line = 0; line < lines.length; line++) {
      if (!lines[line].isEmpty()) {
        clauses.add(new Clause("c" + (clauses.size() + 1), "", line, ""));
      }
    }
    assertThat(
            markdown
                .toHtml("policy", List.of(text.replace("~", "\n")), clauses)
                .replace("\n", "")
                .replaceAll("fn-[a-z0-9-]+", "fn"))
        .isEqualTo(html);
  }

  private static List<String> ids(String html) {
    return ID.matcher(html).results().map(found -> found.group(1)).toList();
  }
}
