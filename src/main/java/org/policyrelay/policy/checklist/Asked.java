package org.policyrelay.policy.checklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.Reaching;
import org.policyrelay.policy.overlay.JoinedClause;

/**
 * One item of what is asked, with where it comes from.
 *
 * @param item a requirement, an exception or a disclosure
 * @param from the version of the policy or of the overlay that says so
 * @param clause that it rests on, absent where it names none, or one that the text has no more
 * @param isApart whether one of item and clause was changed without the other: then both are told,
 *     and none in place of the other
 * @param settled false where nobody has approved the overlay that says so beside the base that it
 *     is read with: where the two differ, the stricter applies
 */
public record Asked<T extends Reaching>(
    T item,
    PublishedVersion from,
    @Nullable JoinedClause clause,
    boolean isApart,
    boolean settled) {

  /** The channels that it is for; empty = all of the policy's. */
  public List<String> channels() {
    var own = item.reach().channels();
    return own.isEmpty() ? from.entry().channels() : own;
  }
}
