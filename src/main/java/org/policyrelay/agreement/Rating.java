package org.policyrelay.agreement;

import org.jspecify.annotations.Nullable;

/**
 * One vote as it comes in, not checked yet; what is missing is null.
 *
 * @param item what was labelled
 * @param rater who labelled it
 */
public record Rating(@Nullable String item, @Nullable String rater, @Nullable Label label) {

  public static Rating of(String item, String rater, String label) {
    return new Rating(item, rater, new Label.Name(label));
  }

  public static Rating of(String item, String rater, double label) {
    return new Rating(item, rater, new Label.Value(label));
  }
}
