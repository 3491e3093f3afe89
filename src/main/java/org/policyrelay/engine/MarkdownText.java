package org.policyrelay.engine;

/** People's words inside a briefing, whose Markdown the text component of a form renders. */
public final class MarkdownText {

  private MarkdownText() {}

  /** Shown as they are, in one line: no link, no picture, no heading comes out of them. */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>~-])", "\\\\$1").replace('\n', ' ');
  }

  /** A whole text, set off as a quotation. */
  public static String quote(String text) {
    return "> " + text.replace("\r\n", "\n").replace("\n", "\n> ");
  }
}
