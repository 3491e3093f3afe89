package org.policyrelay.packages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change in a package.
 *
 * @param left that it is part of it no more, absent while it is
 */
public record PackagePart(String change, String addedBy, Instant addedAt, @Nullable Left left) {

  /**
   * @param why it was taken out, or the package goes on without it
   */
  public record Left(String by, Instant at, String why) {}

  static PackagePart added(String change, String by, Instant at) {
    return new PackagePart(change, by, at, null);
  }

  PackagePart left(String by, Instant at, String why) {
    return new PackagePart(change, addedBy, addedAt, new Left(by, at, why));
  }

  boolean isIn() {
    return left == null;
  }
}
