package org.policyrelay.change;

import java.util.Optional;
import org.policyrelay.handoff.OriginPages;
import org.springframework.stereotype.Component;

/** Where a policy change is read. */
@Component
public class ChangeLinks implements OriginPages {

  private static final String KEYS = "PC-";

  /** Whether a business key is that of a policy change. */
  public static boolean isChange(String key) {
    return key.startsWith(KEYS);
  }

  @Override
  public Optional<String> pageOf(String origin) {
    return isChange(origin) ? Optional.of("/changes/" + origin) : Optional.empty();
  }
}
