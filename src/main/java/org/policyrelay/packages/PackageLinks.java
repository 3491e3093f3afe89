package org.policyrelay.packages;

import java.util.Optional;
import org.policyrelay.handoff.OriginPages;
import org.springframework.stereotype.Component;

/** Where a package is read. */
@Component
class PackageLinks implements OriginPages {

  private static final String KEYS = "PKG-";

  @Override
  public Optional<String> pageOf(String origin) {
    return origin.startsWith(KEYS) ? Optional.of(page(origin)) : Optional.empty();
  }

  static String page(String key) {
    return "/packages/" + key;
  }
}
