package org.policyrelay.kernel;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The guard of every write of a row that has a revision: nobody overwrites what they never read.
 */
public final class Revisions {

  private Revisions() {}

  /**
   * @param updated how many rows the write has found at the revision that was read, 0 or 1
   * @param subject what is meant, as in {@code handoff HO-2026-1}
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  public static void requireWritten(int updated, String subject) {
    if (updated == 0) {
      throw new OptimisticLockingFailureException(
          subject + " was changed by somebody else meanwhile");
    }
  }
}
