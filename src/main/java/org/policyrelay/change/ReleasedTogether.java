package org.policyrelay.change;

import java.util.Optional;
import java.util.Set;

/** Implemented by whoever lets several changes go at once: none of them is released by itself. */
public interface ReleasedTogether {

  /** What releases the change; empty for one that is released by itself. */
  Optional<Holder> holderOf(String change);

  /**
   * Whether something that is no part of its text becomes public with the change, such as a
   * translation.
   */
  default boolean publishesMore(String change) {
    return false;
  }

  /**
   * What releases changes together.
   *
   * @param key such as {@code PKG-2027-1}
   * @param path of its page
   * @param others the keys of the other changes that go with it
   */
  record Holder(String key, String path, Set<String> others) {

    public Holder {
      others = Set.copyOf(others);
    }

    /** Why the change is not released by itself, and what to do instead. */
    String instead(String change) {
      return "%s is part of %s and is released with it: complete Release package there (%s), or have %s taken out of it"
          .formatted(change, key, path, change);
    }
  }
}
