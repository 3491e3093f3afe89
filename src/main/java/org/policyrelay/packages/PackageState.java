package org.policyrelay.packages;

import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Words;

/** What people have done with a package. */
public enum PackageState implements Coded {
  /** Nothing of it is released. */
  OPEN,
  /** Something of it is released, in some market at least. */
  RELEASED,
  /** Each of its parts has come to an end. */
  ENDED,
  WITHDRAWN;

  /** As people read it. */
  public String title() {
    return Words.title(code());
  }

  public boolean hasEnded() {
    return this == ENDED || this == WITHDRAWN;
  }
}
