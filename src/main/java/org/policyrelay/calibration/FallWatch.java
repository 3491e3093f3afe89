package org.policyrelay.calibration;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.stereotype.Component;

/**
 * Begins a session by itself where agreement on a policy has fallen in a market group: by 15 % or
 * more of the median of the four weeks before. A session that was begun so begins no other.
 */
@Component
class FallWatch {

  static final Duration LOOKED_BACK = Duration.ofDays(28);

  private static final double LEFT_AFTER_A_FALL = 0.85;

  private final SessionRows rows;
  private final SessionOpening opening;
  private final PolicyRegistry registry;

  FallWatch(SessionRows rows, SessionOpening opening, PolicyRegistry registry) {
    this.rows = rows;
    this.opening = opening;
    this.registry = registry;
  }

  /** Asked once for each session, when its votes are revealed. */
  void look(CalibrationSession revealed) {
    var alpha = revealed.judgement().map(Judgement::alpha);
    var id = revealed.policyId();
    if (alpha.isEmpty() || id.isEmpty() || revealed.start().trigger() == SessionTrigger.FALL) {
      return;
    }
    if (hasFallen(alpha.get(), before(revealed, id.get()))) {
      registry.newestVersion(id.get()).ifPresent(policy -> opening.afterFall(revealed, policy));
    }
  }

  private List<Double> before(CalibrationSession revealed, String policyId) {
    var at = revealed.judgedAt().orElseThrow();
    return rows.judged(policyId, at.minus(LOOKED_BACK)).stream()
        .filter(one -> one.group() == revealed.group() && !one.key().equals(revealed.key()))
        .filter(one -> !one.judgedAt().orElseThrow().isAfter(at))
        .flatMap(one -> Stream.ofNullable(one.judgement().map(Judgement::alpha).orElse(null)))
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Whether an alpha lies 15 % or more below the median of earlier ones.
   *
   * @param earlier none says that nothing has fallen
   */
  static boolean hasFallen(double alpha, List<Double> earlier) {
    if (earlier.isEmpty()) {
      return false;
    }
    var median = median(earlier);
    return median > 0 && alpha <= LEFT_AFTER_A_FALL * median;
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
