package org.policyrelay.translation;

import java.time.Instant;
import java.util.List;

/** These translations can be decided about again. */
public record TranslationsResumed(List<String> keys, Instant heldAt, Instant resumedAt) {

  public TranslationsResumed {
    keys = List.copyOf(keys);
  }
}
