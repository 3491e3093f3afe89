package org.policyrelay.change.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of policy changes are for. */
@Component
class ChangeDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.ofEntries(
        Map.entry("/changes", "policy changes on their way between teams, and who holds each."),
        Map.entry("/changes/{key}", "who held this policy change when, and what it waits for."),
        Map.entry("/tables/{id}", "change this policy by a spreadsheet, and see it cell by cell."));
  }
}
