package org.policyrelay.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/** One event of an iCalendar file: its properties as they stand there. */
final class IcsEvent {

  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\,;nN])");

  /** What Google and others write of a day that is remembered and not taken off. */
  private static final Pattern OBSERVANCE =
      Pattern.compile(
          "^observance\\b|\\(observance\\)|\\bnot a (public|bank|federal) holiday\\b"
              + "|\\bno public holiday\\b",
          Pattern.CASE_INSENSITIVE);

  private final int line;
  private final List<Line> lines = new ArrayList<>();

  IcsEvent(int line) {
    this.line = line;
  }

  /**
   * @param number where it stands in the file
   * @param forAllThatFollow whether it is about one date of a series and all after it
   */
  record Line(String name, String value, int number, boolean forAllThatFollow) {}

  void add(String name, String value, int number, boolean forAllThatFollow) {
    lines.add(new Line(name.toUpperCase(Locale.ROOT), value, number, forAllThatFollow));
  }

  int line() {
    return line;
  }

  Optional<Line> find(String name) {
    return lines.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  List<Line> all(String name) {
    return lines.stream().filter(one -> one.name().equals(name)).toList();
  }

  private boolean has(String name, String value) {
    return all(name).stream().anyMatch(one -> one.value().strip().equalsIgnoreCase(value));
  }

  /** The same for all that is said of one event; an event without a name is alone. */
  String uid() {
    return find("UID").map(Line::value).orElse("line " + line);
  }

  /** How often it was changed; the last version counts. */
  int sequence() {
    return find("SEQUENCE")
        .map(Line::value)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /** What it is called, in one line that can be shown. */
  String name() {
    var text =
        text("SUMMARY").replaceAll("[\\p{Cc}\\p{Z}\u202a-\u202e\u2066-\u2069]+", " ").strip();
    return Texts.isBlank(text) ? "holiday" : TextKind.LINE.cut(text);
  }

  private String text(String name) {
    return find(name)
        .map(
            one ->
                ESCAPED
                    .matcher(one.value())
                    .replaceAll(
                        found ->
                            switch (found.group(1)) {
                              case "n", "N" -> "\n";
                              case "\\" -> "\\\\";
                              default -> found.group(1);
                            }))
        .orElse("");
  }

  /** Whether it changes one date of a series and all after it, not the one alone. */
  boolean isForAllThatFollow() {
    return find("RECURRENCE-ID").map(Line::forAllThatFollow).orElse(false);
  }

  /** Whether Outlook says that it lasts whole days, whatever clock it was written by. */
  boolean isSaidToBeAllDay() {
    return has("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
  }

  boolean isCancelled() {
    return has("STATUS", "CANCELLED");
  }

  /** Why it is no day off whenever it is, empty when it may be one. */
  Optional<String> whyNone() {
    if (isCancelled()) {
      return Optional.of("is cancelled");
    }
    if (has("X-APPLE-SPECIAL-DAY", "ALTERNATE-WORKDAY")) {
      return Optional.of("is a day to work in exchange for another; set it under working-days");
    }
    if (has("X-MICROSOFT-CDO-BUSYSTATUS", "WORKINGELSEWHERE")) {
      return Optional.of("says where people work, not that they do not");
    }
    var categories =
        all("CATEGORIES").stream()
            .flatMap(one -> List.of(one.value().split(",", -1)).stream())
            .map(String::strip);
    if (OBSERVANCE.matcher(text("SUMMARY")).find()
        || OBSERVANCE.matcher(text("DESCRIPTION").strip()).find()
        || categories.anyMatch(one -> OBSERVANCE.matcher(one).find())) {
      return Optional.of("is an observance, on which people work");
    }
    return Optional.empty();
  }
}
