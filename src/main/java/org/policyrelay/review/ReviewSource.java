package org.policyrelay.review;

import java.time.Instant;
import java.util.List;

/**
 * Implemented by whoever has something that a reviewer of a policy has to know: changes and
 * disputes today; queries, appeals and root-cause analyses as they come.
 */
public interface ReviewSource {

  /** What it tells of, such as {@code Changes}. */
  String title();

  /** What happened to the policy since, the latest first; at most some dozens. */
  List<Happening> since(String policyId, Instant from);

  /**
   * @param text one line, plain text
   * @param link path inside the application
   */
  record Happening(Instant at, String text, String link) {}
}
