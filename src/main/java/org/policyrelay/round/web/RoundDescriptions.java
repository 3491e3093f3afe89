package org.policyrelay.round.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the page of a round is for. */
@Component
class RoundDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.of("/rounds/{key}", "cases that several people label blind, and where they differ.");
  }
}
