package org.policyrelay.change.process;

import java.util.List;
import java.util.Optional;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Proposal;
import org.policyrelay.change.ProposedInto;
import org.policyrelay.change.TakesProposals;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A change that was proposed by a form to go with others. */
@Component
class IntoPackage {

  private final List<TakesProposals> takers;
  private final PolicyChanges changes;
  private final ApplicationEventPublisher events;

  IntoPackage(
      List<TakesProposals> takers, PolicyChanges changes, ApplicationEventPublisher events) {
    this.takers = takers;
    this.changes = changes;
    this.events = events;
  }

  /** While whoever proposes it still has the form in front of them. */
  void require(String into, Proposal proposal, String by) {
    problem(into, proposal, by)
        .ifPresent(
            refused -> {
              throw ProposedInto.refusal(refused);
            });
  }

  /**
   * Records it as a part. What has closed the package since the form was sent ends no proposal: it
   * is one by itself then, and whoever sent it is told.
   *
   * @return its key
   */
  String record(String into, Proposal proposal, String by) {
    var since = problem(into, proposal, by);
    var key = changes.record(proposal, by);
    if (since.isEmpty()) {
      events.publishEvent(new ProposedInto(key, into, by));
    } else {
      takers.forEach(taker -> taker.notTaken(into, key, by, since.get().getMessage()));
    }
    return key;
  }

  private Optional<RefusedException> problem(String into, Proposal proposal, String by) {
    return takers.stream().flatMap(taker -> taker.problem(into, proposal, by).stream()).findFirst();
  }
}
