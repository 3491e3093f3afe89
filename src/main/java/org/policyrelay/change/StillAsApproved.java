package org.policyrelay.change;

import java.util.Optional;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.StillApproved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps back what has become more between its release and its publication. */
@Component
@Transactional(readOnly = true)
class StillAsApproved implements StillApproved {

  private final ChangeRows rows;
  private final SinceApproval since;

  StillAsApproved(ChangeRows rows, SinceApproval since) {
    this.rows = rows;
    this.since = since;
  }

  @Override
  public Optional<String> outgrown(PublishOrder order) {
    return rows.find(order.change()).flatMap(since::outgrownOnItsWay);
  }
}
