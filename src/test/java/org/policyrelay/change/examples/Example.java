package org.policyrelay.change.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * A change as a page to read: what the policy says, and a table of what happens when and what each
 * door says then. Its entries are blocks of JSON, which the table counts from one.
 *
 * @param market the only one that is looked at
 */
record Example(String name, String market, List<JsonNode> entries, List<Row> rows) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MARKET = Pattern.compile("(?m)^Market: ([A-Z]{2})$");
  private static final Pattern ENTRY = Pattern.compile("(?s)```json\n(.*?)```");
  private static final String JUST_BEFORE = "< ";

  /**
   * A row of the table.
   *
   * @param when as it is written; after a {@code <} the last instant before
   * @param what {@code publish 1 from} an instant, {@code order 1}, {@code withdraw 1}, or nothing
   * @param said by each door, in the order of the columns
   */
  record Row(String when, String what, List<String> said) {

    Instant at() {
      return when.startsWith(JUST_BEFORE) ? turn().minusMillis(1) : turn();
    }

    /** What {@code <} is before, or the instant itself. */
    Instant turn() {
      return instant(when.startsWith(JUST_BEFORE) ? when.substring(2) : when);
    }

    boolean isJustBefore() {
      return when.startsWith(JUST_BEFORE);
    }

    /** The same with what was said in truth. */
    Row with(List<String> truth) {
      return new Row(when, what, truth);
    }

    @Override
    public String toString() {
      return "| "
          + String.join(" | ", Stream.concat(Stream.of(when, what), said.stream()).toList())
          + " |";
    }
  }

  static Example read(String name) {
    var text = text("examples/" + name + ".md");
    var market = MARKET.matcher(text);
    if (!market.find()) {
      throw new IllegalArgumentException(name + " says no market");
    }
    return new Example(
        name,
        market.group(1),
        ENTRY.matcher(text).results().map(found -> json(found.group(1))).toList(),
        text.lines().filter(line -> line.startsWith("|")).skip(2).map(Example::row).toList());
  }

  /** One that the table calls by its number. */
  JsonNode entry(int number) {
    return entries.get(number - 1);
  }

  static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Row row(String line) {
    var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    return new Row(cells.get(1), cells.get(2), cells.subList(3, cells.size() - 1));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String text(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
