package org.policyrelay.site.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyRegistry.Standing;

/**
 * What was rendered for the public, as long as it holds: until something is published, or its time
 * comes. The least recently read goes first when there is too much.
 */
final class PublicCache {

  /** Bytes, rendered and compressed together, with what they are found by. */
  private static final long ROOM = 64L << 20;

  /** Bytes of an entry and its objects, beside its key and its body. */
  private static final int ENTRY = 600;

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
      taken += sizeOf(key, rendered) - (before == null ? 0 : sizeOf(key, before));
      var oldest = kept.entrySet().iterator();
      while (taken > ROOM && oldest.hasNext()) {
        var one = oldest.next();
        taken -= sizeOf(one.getKey(), one.getValue());
        oldest.remove();
      }
    }
  }

  /** A small answer under a long address takes more than its body: whoever asks chooses the key. */
  private static long sizeOf(String key, Rendered rendered) {
    return ENTRY + 2L * key.length() + rendered.size();
  }

  private void emptyUnless(Standing standing) {
    if (!standing.equals(holds)) {
      kept.clear();
      taken = 0;
      holds = standing;
    }
  }
}
