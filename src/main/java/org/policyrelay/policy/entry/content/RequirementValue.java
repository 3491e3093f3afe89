package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.content.Requirement.Type;

/** What exactly a requirement asks for, by its type. */
public sealed interface RequirementValue {

  /** As people read it. */
  String text();

  /** The youngest whom an ad may reach. */
  record Age(int years) implements RequirementValue {

    static final int LEAST = 13;
    static final int MOST = 99;
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,3}");

    static Optional<RequirementValue> read(JsonNode value) {
      var text = value.asText();
      if (!(value.isIntegralNumber() || value.isTextual()) || !WRITTEN.matcher(text).matches()) {
        return Optional.empty();
      }
      var years = Integer.parseInt(text);
      return years < LEAST || years > MOST ? Optional.empty() : Optional.of(new Age(years));
    }

    @Override
    public String text() {
      return years + " years";
    }
  }

  /**
   * When an ad may be shown, by the clock of the market; over midnight where it ends before it
   * begins. Never the whole day.
   *
   * @param until the first minute at which it may not be shown any more
   */
  record Hours(LocalTime from, LocalTime until) implements RequirementValue {

    private static final int MINUTES = 24 * 60;
    private static final Pattern WRITTEN =
        Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

    static Optional<RequirementValue> read(JsonNode value) {
      var found = WRITTEN.matcher(value.asText());
      if (!value.isTextual() || !found.matches()) {
        return Optional.empty();
      }
      var from = LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
      var until =
          found.group(3) == null
              ? LocalTime.MIDNIGHT
              : LocalTime.of(Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)));
      return from.equals(until) ? Optional.empty() : Optional.of(new Hours(from, until));
    }

    /** Whether every minute of the other is one of these. */
    public boolean contains(Hours other) {
      var left = other.minutes();
      left.andNot(minutes());
      return left.isEmpty();
    }

    private BitSet minutes() {
      var minutes = new BitSet(MINUTES);
      var begin = from.toSecondOfDay() / 60;
      var end = until.toSecondOfDay() / 60;
      if (begin < end) {
        minutes.set(begin, end);
      } else {
        minutes.set(begin, MINUTES);
        minutes.set(0, end);
      }
      return minutes;
    }

    @Override
    public String text() {
      return from + "-" + until;
    }
  }

  /**
   * The most of something, such as {@code 15 % ABV}.
   *
   * @param unit in small letters; no unit is turned into another
   */
  record Strength(BigDecimal amount, String unit) implements RequirementValue {

    private static final Pattern WRITTEN =
        Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ?([\\p{L}%][\\p{L}\\p{N}%/. ]{0,29})");

    static Optional<RequirementValue> read(JsonNode value) {
      var found = WRITTEN.matcher(value.asText());
      return value.isTextual() && found.matches()
          ? Optional.of(
              new Strength(
                  new BigDecimal(found.group(1)).stripTrailingZeros(),
                  found.group(2).toLowerCase(Locale.ROOT).replaceAll(" +", " ").strip()))
          : Optional.empty();
    }

    @Override
    public String text() {
      return amount.toPlainString() + " " + unit;
    }
  }

  /** What no program can weigh: the name of a licence, what a landing page must have. */
  record Words(String text) implements RequirementValue {}

  /**
   * @return empty for what is no value of the type
   */
  static Optional<RequirementValue> read(Type type, JsonNode value) {
    return switch (type) {
      case AGE -> Age.read(value);
      case HOURS -> Hours.read(value);
      case STRENGTH -> Strength.read(value);
      default -> value.isTextual() ? Optional.of(new Words(value.asText())) : Optional.empty();
    };
  }
}
