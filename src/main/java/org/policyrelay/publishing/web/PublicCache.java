package org.policyrelay.publishing.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyRegistry.Standing;

/**
 * What was rendered for the public, as long as it holds: until something is published, or its time
 * comes. The least recently read goes first when there is too much.
 */
final class PublicCache {

  /** Bytes, rendered and compressed together. */
  private static final long ROOM = 64L << 20;

  private static final int LARGEST = 4 << 20;

  private final Map<String, Rendered> kept = new LinkedHashMap<>(256, 0.75f, true);
  private long taken;
  private @Nullable Standing holds;

  @Nullable Rendered find(String key, Standing standing) {
    synchronized (kept) {
      emptyUnless(standing);
      return kept.get(key);
    }
  }

  void keep(String key, Rendered rendered, Standing standing) {
    if (rendered.size() > LARGEST) {
      return;
    }
    synchronized (kept) {
      emptyUnless(standing);
      var before = kept.put(key, rendered);
      taken += rendered.size() - (before == null ? 0 : before.size());
      var oldest = kept.values().iterator();
      while (taken > ROOM && oldest.hasNext()) {
        taken -= oldest.next().size();
        oldest.remove();
      }
    }
  }

  private void emptyUnless(Standing standing) {
    if (!standing.equals(holds)) {
      kept.clear();
      taken = 0;
      holds = standing;
    }
  }
}
