package org.policyrelay.policy.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.Market;

/**
 * Finds what is missing of a policy.
 *
 * @param due when each policy is to be reviewed next, by its id
 * @param trained as {@link MatrixRows#trainedMarkets}
 */
record Gaps(Map<String, Instant> due, Map<String, List<Market>> trained) {

  List<Gap> of(Applying policy, boolean hasStance, boolean hasSource) {
    var gaps = new ArrayList<Gap>();
    if (!hasStance) {
      gaps.add(Gap.NO_STANCE);
    }
    if (!hasSource) {
      gaps.add(Gap.NO_SOURCE);
    }
    var review = due.get(policy.policyId());
    if (review != null && review.isBefore(policy.now())) {
      gaps.add(Gap.REVIEW_OVERDUE);
    }
    var major = policy.what().base().number().major();
    var where = trained.getOrDefault(MatrixRows.key(policy.policyId(), major), List.of());
    if (where.stream().noneMatch(one -> one.covers(policy.market()))) {
      gaps.add(Gap.NOT_TRAINED);
    }
    if (!policy.what().unsettled().isEmpty()) {
      gaps.add(Gap.UNSETTLED);
    }
    return List.copyOf(gaps);
  }
}
