package org.policyrelay.calibration;

import java.util.Optional;
import org.policyrelay.kernel.Coded;

/**
 * Implemented by whoever starts something when an outcome is decided: tells how far it has come, so
 * that the next session can open with it.
 */
public interface OutcomeProgress {

  /** How far what was started has come. */
  enum Stage implements Coded {
    UNDER_WAY,
    DONE,
    /** It came to nothing. */
    DROPPED
  }

  /**
   * @param stage how far
   * @param words where it stands, as people read it
   * @param link path inside the application
   */
  record Progress(Stage stage, String words, String link) {}

  /** Empty for what somebody else has started. */
  Optional<Progress> of(String ref);
}
