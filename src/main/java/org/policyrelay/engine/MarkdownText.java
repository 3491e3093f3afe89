package org.policyrelay.engine;

/** People's words inside a briefing, whose Markdown the text component of a form renders. */
public final class MarkdownText {

  private MarkdownText() {}

  /** Shown as they are, in one line: no link, no picture, no heading comes out of them. */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>~-])", "\\\\$1").replace('\n', ' ');
  }

  /** A whole text to the letter: nothing in it is taken for markup, and no line is joined. */
  public static String exact(String text) {
    var fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text + "\n" + fence;
  }
}
