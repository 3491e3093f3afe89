package org.policyrelay.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Collection;

/** Which tests of a run were asked for. */
public final class Selection {

  private Selection() {}

  /**
   * What judges what other tests have left behind cannot do so where somebody chose a few. Where
   * all run, nothing left behind is a fault of the recorder, and no reason to be silent.
   */
  public static void requireRecorded(Collection<?> recorded, String by) {
    if (isEverything()) {
      assertThat(recorded).as("what was recorded " + by).isNotEmpty();
    } else {
      assumeThat(recorded).as("run together " + by).isNotEmpty();
    }
  }

  /** Surefire hands on what was asked for; an IDE runs what somebody has chosen. */
  private static boolean isEverything() {
    return System.getProperty("surefire.test.class.path") != null
        && System.getProperty("test") == null;
  }
}
