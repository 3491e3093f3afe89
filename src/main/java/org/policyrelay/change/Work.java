package org.policyrelay.change;

import java.util.List;
import java.util.Map;
import org.policyrelay.handoff.WorkNames;

/** What is handed over for a change, as people call it. */
public final class Work {

  static final Map<String, String> TITLES =
      Map.of(
          "watch", "Watch after effect",
          "sop-and-material", "SOP and training material",
          "golden-set", "Golden set and sampling plan");

  private static final WorkNames NAMES = new WorkNames(List.of(() -> TITLES));

  private Work() {}

  /** As {@link WorkNames#takingBack}. */
  public static String takingBack(String code) {
    return WorkNames.takingBack(code);
  }

  /** As {@link WorkNames#takesBack}. */
  public static boolean takesBack(String code) {
    return WorkNames.takesBack(code);
  }

  /** As {@link WorkNames#title}. */
  public static String title(String code) {
    return NAMES.title(code);
  }

  /** As {@link WorkNames#words}. */
  public static String words(String code) {
    return NAMES.words(code);
  }
}
