package org.policyrelay.packages.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of packages are for. */
@Component
class PackageDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.of(
        "/packages", "policy changes that are released together, and what each package waits for.",
        "/packages/{key}",
            "the parts of a package, from when it would apply, and who holds it up.");
  }
}
