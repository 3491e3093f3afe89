package org.policyrelay.handoff;

import org.policyrelay.kernel.Words;

/** What is handed over, as people call it. */
public final class Work {

  private Work() {}

  /**
   * @param code as handoffs and tables name it, such as {@code golden-set}
   */
  public static String title(String code) {
    return switch (code) {
      case "watch" -> "Watch after effect";
      case "sop-and-material" -> "SOP and training material";
      case "golden-set" -> "Golden set and sampling plan";
      default -> Words.title(code);
    };
  }

  /** The same inside a sentence. */
  public static String words(String code) {
    var title = title(code);
    return title.startsWith("SOP") ? title : Words.of(title);
  }
}
