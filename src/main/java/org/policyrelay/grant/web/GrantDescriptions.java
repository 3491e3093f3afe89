package org.policyrelay.grant.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of grants are for. */
@Component
class GrantDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.of(
        "/grants", "permissions and exceptions of advertisers, and which of them hold.",
        "/grants/{key}", "what was asked for, who decided, beside which words, and until when.");
  }
}
