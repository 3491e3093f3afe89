package org.policyrelay.change;

import java.util.Arrays;
import java.util.Set;

/** What can be asked for before a change goes live, and by which team it is made ready. */
public enum ReadinessPart {
  SOP_AND_MATERIAL("sop-and-material", "training", "SOP and training material"),
  GOLDEN_SET("golden-set", "qa", "Golden set and sampling plan"),
  LABELING_PROTOCOL("labeling-protocol", "ad-review", "Labeling protocol"),
  ADVERTISER_NOTICE("advertiser-notice", "advertiser-experience", "Advertiser notice");

  private final String code;
  private final String team;
  private final String title;

  ReadinessPart(String code, String team, String title) {
    this.code = code;
    this.team = team;
    this.title = title;
  }

  /** The part as tables, variables and handoffs name it. */
  public String code() {
    return code;
  }

  public String team() {
    return team;
  }

  public String title() {
    return title;
  }

  /** The parts with the given codes, in the order in which they are always shown. */
  static Iterable<ReadinessPart> of(Set<String> codes) {
    return Arrays.stream(values()).filter(part -> codes.contains(part.code)).toList();
  }

  /**
   * @throws IllegalArgumentException for a code that no table should give
   */
  public static ReadinessPart ofCode(String code) {
    return Arrays.stream(values())
        .filter(part -> part.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no readiness part '" + code + "'"));
  }
}
