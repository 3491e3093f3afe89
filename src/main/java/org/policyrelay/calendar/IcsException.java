package org.policyrelay.calendar;

/** An iCalendar file cannot be read. */
final class IcsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line where, as an editor counts
   * @param message one sentence with the wrong text in it
   */
  IcsException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
