package org.policyrelay.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;

/**
 * Something that happened which people want to be told.
 *
 * @param event a name for it that is given once: the same event told twice is one notice
 * @param title one line
 * @param text what a reader needs beside it, plain text
 * @param link path inside the application where something can be done about it
 * @param due by when, absent where nothing is due
 * @param subject what it is about, such as {@code HO-2026-17/acceptance}; once that is over, the
 *     notice is sent no more. Absent where it stays true for ever
 */
public record Notice(
    String event,
    Urgency urgency,
    String title,
    String text,
    String link,
    @Nullable Instant due,
    @Nullable String subject) {

  private static final int TITLE = 300;
  private static final int TEXT = 2000;

  /** Whether a notice waits for its recipient's working hours. */
  public enum Urgency implements Coded {
    /** Waits for the next opening. */
    NORMAL,
    /** Goes out at once, at whatever hour. */
    URGENT
  }

  /** One that stays true for ever. */
  public Notice(
      String event,
      Urgency urgency,
      String title,
      String text,
      String link,
      @Nullable Instant due) {
    this(event, urgency, title, text, link, due, null);
  }

  /** Texts longer than a notice has room for are cut. */
  public Notice {
    title = cut(title, TITLE);
    text = cut(text, TEXT);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
