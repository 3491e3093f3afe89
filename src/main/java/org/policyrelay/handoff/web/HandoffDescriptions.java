package org.policyrelay.handoff.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of handoffs and of the calendars that they count with are for. */
@Component
class HandoffDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.ofEntries(
        Map.entry("/handoffs", "what your teams have asked, and wait to be answered."),
        Map.entry("/handoffs/{key}", "who handed this work to whom, and by when it is due."),
        Map.entry(
            "/calendars",
            "how old the holidays are that deadlines count with, and which may move."));
  }
}
