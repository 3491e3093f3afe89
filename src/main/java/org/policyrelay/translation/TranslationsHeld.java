package org.policyrelay.translation;

import java.util.List;

/** Nobody decides about these translations until they are resumed. */
public record TranslationsHeld(List<String> keys) {

  public TranslationsHeld {
    keys = List.copyOf(keys);
  }
}
