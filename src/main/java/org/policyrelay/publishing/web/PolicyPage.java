package org.policyrelay.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.DiffPart;
import org.policyrelay.policy.PolicyEntry.Exemplar;

/**
 * What the page of a policy shows.
 *
 * @param standing what the reader has to know before they take the text as valid, absent where it
 *     applies and nothing else is coming
 */
record PolicyPage(
    String id,
    String name,
    @Nullable String description,
    String version,
    String enforcement,
    String category,
    String state,
    boolean illustrative,
    @Nullable Standing standing,
    List<MarketLine> markets,
    String textHtml,
    @Nullable String guidanceHtml,
    List<Exemplar> passing,
    List<Exemplar> failing,
    List<VersionLine> versions,
    @Nullable String sourceUrl,
    String sourceName) {

  /**
   * @param otherVersion the version to read instead, absent for none
   */
  record Standing(String text, @Nullable String otherVersion) {}

  /**
   * @param code ISO country code, or {@code *}
   * @param now the version that applies, absent for none
   * @param note what the reader has to know about the dates, absent for nothing
   */
  record MarketLine(
      String code, String name, @Nullable Dated now, List<Dated> coming, @Nullable String note) {}

  record Dated(String version, String from) {}

  /**
   * @param former the version before, absent for the first
   */
  record VersionLine(String version, String published, String state, @Nullable String former) {}

  /** One policy in a list. */
  record Line(
      String id,
      String name,
      String description,
      String version,
      String enforcement,
      String category,
      String state,
      @Nullable String from,
      String markets) {}

  /** What changed between two versions. */
  record Difference(
      String id,
      String name,
      String before,
      String after,
      List<String> facts,
      List<DiffPart> text,
      List<DiffPart> guidance) {}
}
