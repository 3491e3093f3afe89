package org.policyrelay.grant;

import java.util.Optional;
import org.policyrelay.handoff.OriginPages;
import org.springframework.stereotype.Component;

/** Where a grant is read. */
@Component
public class GrantLinks implements OriginPages {

  private static final String KEYS = "GR-";

  /** Whether a business key is that of a grant. */
  public static boolean isGrant(String key) {
    return key.startsWith(KEYS);
  }

  @Override
  public Optional<String> pageOf(String origin) {
    return isGrant(origin) ? Optional.of("/grants/" + origin) : Optional.empty();
  }
}
