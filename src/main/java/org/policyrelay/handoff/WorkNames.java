package org.policyrelay.handoff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.Words;
import org.springframework.stereotype.Component;

/** What is handed over, as people call it. */
@Component
public class WorkNames {

  private static final String TAKE_BACK = "take-back-";

  private final Map<String, String> titles;

  public WorkNames(List<WorkTitles> modules) {
    var told = new HashMap<String, String>();
    modules.forEach(module -> told.putAll(module.titles()));
    titles = Map.copyOf(told);
  }

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
  public String title(String code) {
    return takesBack(code)
        ? "Take back " + words(code.substring(TAKE_BACK.length()))
        : titles.getOrDefault(code, Words.title(code));
  }

  /** The same inside a sentence. */
  public String words(String code) {
    if (takesBack(code)) {
      return "taking back " + words(code.substring(TAKE_BACK.length()));
    }
    var title = title(code);
    return isAbbreviation(title) ? title : Words.of(title);
  }

  /** Such as SOP: its letters are capitals wherever it stands. */
  private static boolean isAbbreviation(String title) {
    return title.length() > 1 && Character.isUpperCase(title.charAt(1));
  }
}
