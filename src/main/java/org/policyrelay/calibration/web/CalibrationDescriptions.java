package org.policyrelay.calibration.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of calibration are for. */
@Component
class CalibrationDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.of(
        "/calibration", "whether reviewers mean the same by a rule, session by session.",
        "/calibration/{key}", "what raters labelled differently, and what is done about it.",
        "/calibration/trend", "how far reviewers agreed on a policy over the weeks.");
  }
}
