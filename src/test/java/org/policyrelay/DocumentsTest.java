package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people read first stays short, and whatever a document points to is there. */
@Tag("any-database")
class DocumentsTest {

  private static final Path README = Path.of("README.md");
  private static final Path DOCUMENTS = Path.of("src/docs");
  private static final int MOST_WORDS = 900;
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern STATUS =
      Pattern.compile("^# (\\d+)\\. .+\\n\\nStatus: (?:accepted|overtaken by)[^\\n]*(\\n[^\\n]+)*");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  @Test
  void theReadmeIsReadInFiveMinutes() throws IOException {
    assertThat(Files.readString(README).split("\\s+")).hasSizeLessThanOrEqualTo(MOST_WORDS);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    var dead = new ArrayList<String>();
    for (var document : documents()) {
      for (var link : LINK.matcher(Files.readString(document)).results().toList()) {
        if (!link.group(1).matches("(?:https?|mailto):.*|/.*")
            && !isThere(document, link.group(1))) {
          dead.add(document + ": " + link.group(1));
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void everyDecisionSaysSinceWhenAndWhetherItHolds() throws IOException {
    var wrong = new ArrayList<String>();
    try (var files = Files.list(DOCUMENTS.resolve("adr"))) {
      for (var file : files.sorted().toList()) {
        var status = STATUS.matcher(Files.readString(file));
        if (!status.find()
            || !DAY.matcher(status.group()).find()
            || !file.getFileName().toString().startsWith(numbered(status.group(1)))) {
          wrong.add(file.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String numbered(String number) {
    return "%04d-".formatted(Integer.parseInt(number));
  }

  private static List<Path> documents() throws IOException {
    try (var files = Files.walk(DOCUMENTS)) {
      return Stream.concat(Stream.of(README), files.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  private static boolean isThere(Path document, String link) throws IOException {
    var parts = link.split("#", 2);
    var file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  private static List<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .toList();
  }
}
