package org.policyrelay.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of text that somebody writes, and how long each may be: the one definition for forms,
 * API, import and commands. Characters are Unicode's code points, so that an emoji counts once, as
 * it does in JSON Schema. It is asked when a text comes in, never of what is stored already.
 */
public enum TextKind {
  /** A name, a title, a code, a reference: it stands in lists. */
  LINE(200, true),
  /** What something is about, in one line. */
  SUMMARY(500, true),
  /** Codes in one line, separated by commas: room for every country. */
  CODES(1000, true),
  /** What something is, as the Ad Context Protocol limits it. */
  DESCRIPTION(500, false),
  /** A reason, a question, an answer, a note. */
  NOTE(2000, false),
  /** A policy, or guidance to it. */
  POLICY_TEXT(5000, false);

  private final int longest;
  private final boolean line;

  TextKind(int longest, boolean line) {
    this.longest = longest;
    this.line = line;
  }

  /** The most characters that it may have. */
  public int longest() {
    return longest;
  }

  /** Whether it is a single line. */
  public boolean isLine() {
    return line;
  }

  /**
   * What is wrong with a text that must be there.
   *
   * @param field where it is, as the caller spelled it
   * @return with the code {@code required} for one that shows nothing, {@code malformed} for what
   *     its characters cannot be, or {@code too-long}
   */
  public Optional<FieldError> errorIn(String field, @Nullable String text) {
    if (text == null || Texts.isBlank(text)) {
      return Optional.of(new FieldError(field, "required", "must not be empty"));
    }
    var malformed = line ? Texts.problemOfLine(text) : Texts.problemOf(text);
    if (malformed.isPresent()) {
      return malformed.map(problem -> new FieldError(field, "malformed", problem));
    }
    var length = Texts.length(text);
    return length > longest
        ? Optional.of(
            new FieldError(
                field,
                "too-long",
                "must have at most %d characters, has %d".formatted(longest, length)))
        : Optional.empty();
  }

  /** The text as it is, or as much of it as there is room for: for what the relay itself writes. */
  public String cut(String text) {
    return Texts.length(text) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
