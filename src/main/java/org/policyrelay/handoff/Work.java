package org.policyrelay.handoff;

import org.policyrelay.kernel.Words;

/** What is handed over, as people call it. */
public final class Work {

  private static final String TAKE_BACK = "take-back-";

  private Work() {}

  /**
   * The work of undoing a work.
   *
   * @param code such as {@code golden-set}
   */
  public static String takingBack(String code) {
    return TAKE_BACK + code;
  }

  /** Whether it undoes what was handed over before. */
  public static boolean takesBack(String code) {
    return code.startsWith(TAKE_BACK);
  }

  /**
   * @param code as handoffs and tables name it, such as {@code golden-set}
   */
  public static String title(String code) {
    if (takesBack(code)) {
      return "Take back " + words(code.substring(TAKE_BACK.length()));
    }
    return switch (code) {
      case "watch" -> "Watch after effect";
      case "sop-and-material" -> "SOP and training material";
      case "golden-set" -> "Golden set and sampling plan";
      default -> Words.title(code);
    };
  }

  /** The same inside a sentence. */
  public static String words(String code) {
    if (takesBack(code)) {
      return "taking back " + words(code.substring(TAKE_BACK.length()));
    }
    var title = title(code);
    return title.startsWith("SOP") ? title : Words.of(title);
  }
}
