package org.policyrelay.agreement;

import java.util.Locale;

/** Why something cannot be computed from the ratings that there are. */
public enum Reason {
  NO_RATINGS("there are no ratings"),
  ONE_RATER("only one rater has voted"),
  NO_SHARED_ITEM("no item has two votes"),
  SHARES_NO_ITEM("the rater shares no item with another"),
  ALL_LABELS_EQUAL("all labels are equal"),
  NOT_TWO_RATERS("it compares two raters, and there are more"),
  UNEQUAL_VOTES("it needs the same number of votes for each item"),
  NO_ORDER("it needs labels with an order"),
  LABEL_NOT_USED("nobody has given the label to an item with two votes"),
  ONE_ITEM("an interval needs two items at least"),
  TOO_FEW_RESAMPLES("most resamples of the items leave it undefined");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** The stable code, such as {@code all-labels-equal}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The end of a sentence that says what is undefined. */
  public String text() {
    return text;
  }
}
