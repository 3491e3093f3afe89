package org.policyrelay.kernel;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * H2 gave a chunk of its file to others while somebody was still reading there. Nothing is lost:
 * the rows have moved, and who asks again finds them. See ADR 26.
 */
public final class LostChunk {

  private LostChunk() {}

  /** Whether this is why something failed, at whatever depth. */
  public static boolean isBehind(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MVStoreException store
          && store.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND) {
        return true;
      }
    }
    return false;
  }
}
