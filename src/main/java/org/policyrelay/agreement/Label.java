package org.policyrelay.agreement;

/** What a rater says of an item. */
public sealed interface Label {

  /** As people read it. */
  String text();

  /** A code or a name, such as {@code reject}. */
  record Name(String text) implements Label {}

  /** A rank or a measure. */
  record Value(double number) implements Label {

    /** Numbers up to here are whole without a fraction behind the point. */
    private static final double LAST_WHOLE = 1e15;

    public Value {
      // −0 is 0: two votes for it agree
      number += 0.0;
    }

    @Override
    public String text() {
      return number == Math.rint(number) && Math.abs(number) < LAST_WHOLE
          ? Long.toString((long) number)
          : Double.toString(number);
    }
  }
}
