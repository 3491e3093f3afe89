package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** On a phone each row stands for itself: then only its cells can say what they are. */
class TablesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern TABLE = Pattern.compile("(?s)<table.*?</table>");
  private static final Pattern ROW = Pattern.compile("(?s)<tr.*?</tr>");
  private static final Pattern HEAD = Pattern.compile("<th(?: scope=\"col\")?>(.*?)</th>");
  private static final Pattern CELL = Pattern.compile("<td(?: data-label=\"(.*?)\")?");

  @Test
  void everyCellOfATableOfRowsHasTheNameOfItsColumn() throws IOException {
    var tables = 0;
    try (var files = Files.walk(TEMPLATES)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        for (var table : all(TABLE, Files.readString(file), 0)) {
          tables++;
          if (table.contains("th:data-label")) {
            assertThat(table).as(file.toString()).startsWith("<table class=\"matrix\"");
            continue;
          }
          assertThat(table).as(file.toString()).containsPattern("^<table class=\"rows[ \"]");
          var end = table.indexOf("</thead>");
          var heads = all(HEAD, table.substring(0, end), 1);
          assertThat(all(ROW, table.substring(end), 0))
              .as(file.toString())
              .filteredOn(row -> row.contains("<td"))
              .isNotEmpty()
              .allSatisfy(row -> assertThat(all(CELL, row, 1)).isEqualTo(heads));
        }
      }
    }
    assertThat(tables).isGreaterThan(10);
  }

  /**
   * In their order; empty for a group that is not there, as the last column of buttons has none.
   */
  private static List<String> all(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(group) == null ? "" : found.group(group))
        .toList();
  }
}
