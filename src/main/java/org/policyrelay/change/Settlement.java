package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.overlay.SameEffect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the relay prepares to settle an overlay with its base. As long as nobody reads or does
 * anything else by it, all that it needs is that somebody who sees both approves it: readers have a
 * permission beside a ban until then. See ADR 35.
 */
@Component
// a refusal of what is only read leaves it to the caller what becomes of its transaction
@Transactional(readOnly = true, noRollbackFor = RefusedException.class)
public class Settlement {

  private final PolicyRegistry registry;
  private final ChangeRows rows;
  private final Clock clock;

  Settlement(PolicyRegistry registry, ChangeRows rows, Clock clock) {
    this.registry = registry;
    this.rows = rows;
    this.clock = clock;
  }

  /** Whether nobody drafts it: an emergency comes with its text, and so does a settlement. */
  public boolean isTextReady(PolicyChange change) {
    return change.emergency() || changesNothing(change);
  }

  /** Whether it is a settlement by which nothing changes that anybody reads or does. */
  boolean changesNothing(PolicyChange change) {
    var now = clock.instant();
    return change.isPrepared()
        && change.request().requestedEffectiveAt() == null
        && SameEffect.of(change.entry(), registry.family(baseOf(change)), now);
  }

  /**
   * Refuses to approve as a settlement what has become more than that since it was assessed.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE}
   */
  void require(PolicyChange change) {
    if (change.settles() && !changesNothing(change)) {
      var why =
          "the base or the overlay has changed since it was prepared, and it would change what applies: send it back, and it is assessed as any other change";
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "policy change %s settles nothing as it stands: %s".formatted(change.key(), why),
          List.of(new FieldError("outcome", "settles-nothing", why)));
    }
  }

  /**
   * Whether what it was prepared for is settled without it. While the change that it makes room for
   * is still to come, that cannot be told; where that has come to nothing, it is told of that.
   */
  boolean isSettledWithout(PolicyChange change) {
    return change.isPrepared()
        && change.rollout().released().isEmpty()
        && !change.state().hasEnded()
        && hasCome(change)
        && !isUnsettled(change);
  }

  /**
   * Whether it has ended without being public, while what it was prepared for is to settle still.
   */
  boolean isMissed(PolicyChange change) {
    return change.isPrepared()
        && change.rollout().released().isEmpty()
        && change.state().hasEnded()
        && hasCome(change)
        && rows.find(String.valueOf(change.request().origin().ref()))
            .filter(reason -> !ReasonGone.cameToNothing(change, reason))
            .isPresent()
        && isUnsettled(change);
  }

  private boolean hasCome(PolicyChange change) {
    var origin = change.request().origin().ref();
    var market = change.entry().markets().get(0);
    return origin != null
        && rows.find(origin)
            .filter(one -> one.state().hasEnded() || isReleased(one, market))
            .filter(one -> !ReasonGone.isGone(change, one))
            .isPresent();
  }

  private static boolean isReleased(PolicyChange change, Market market) {
    return change.rollout().released().stream().anyMatch(one -> one.covers(market));
  }

  private boolean isUnsettled(PolicyChange change) {
    var now = clock.instant();
    return registry.family(baseOf(change)).unsettled(now, now).stream()
        .anyMatch(pair -> pair.overlay().entry().policyId().equals(change.policyId()));
  }

  private static String baseOf(PolicyChange change) {
    return change.entry().overlayOf().orElse(change.policyId());
  }
}
