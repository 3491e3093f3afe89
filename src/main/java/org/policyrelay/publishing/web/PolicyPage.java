package org.policyrelay.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyEntry.Exemplar;

/** What the page of a policy shows. */
record PolicyPage(
    String id,
    String name,
    @Nullable String description,
    String version,
    String enforcement,
    String category,
    String state,
    boolean illustrative,
    List<ReleaseLine> releases,
    String textHtml,
    @Nullable String guidanceHtml,
    List<Exemplar> passing,
    List<Exemplar> failing,
    List<VersionLine> versions,
    @Nullable String sourceUrl,
    String sourceName) {

  /**
   * @param note what the reader has to know about the date, absent where there is nothing
   */
  record ReleaseLine(String market, String from, String state, @Nullable String note) {}

  record VersionLine(String version, String published, String state) {}

  /** One policy in the list of all. */
  record Line(
      String id,
      String name,
      String description,
      String enforcement,
      String category,
      String state,
      String markets) {}
}
