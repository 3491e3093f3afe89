package org.policyrelay.labeling.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of protocols are for. */
@Component
class ProtocolDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.of(
        "/labeling/{policy_id}",
        "the labels of a policy: what is asked first, what each means, and what follows from it.",
        "/labeling/{policy_id}/versions/{version}",
        "one version of a policy's labels, and what it says otherwise than the one before.");
  }
}
