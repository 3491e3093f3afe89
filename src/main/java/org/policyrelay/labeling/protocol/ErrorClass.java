package org.policyrelay.labeling.protocol;

import org.policyrelay.kernel.Coded;

/** How a label can be wrong; the same for every protocol, and listed with each. */
public enum ErrorClass implements Coded {
  FALSE_POSITIVE("A violation was seen where there is none."),
  FALSE_NEGATIVE("A violation was not seen."),
  WRONG_SELECTION("The right action, by the wrong clause."),
  TECHNICAL("The label was given by mistake of a tool or of the hand.");

  private final String text;

  ErrorClass(String text) {
    this.text = text;
  }

  /** A sentence for who reads the protocol. */
  public String text() {
    return text;
  }
}
