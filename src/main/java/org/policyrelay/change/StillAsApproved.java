package org.policyrelay.change;

import static org.policyrelay.engine.MarkdownText.escape;

import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.StillApproved;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps back what has become more between its release and its publication. */
@Component
@Transactional(readOnly = true)
class StillAsApproved implements StillApproved {

  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final ImpactAssessment assessment;
  private final SinceApproval since;

  StillAsApproved(
      ChangeRows rows, ChangeDraftRows drafts, ImpactAssessment assessment, SinceApproval since) {
    this.rows = rows;
    this.drafts = drafts;
    this.assessment = assessment;
    this.since = since;
  }

  @Override
  public Optional<String> outgrown(PublishOrder order) {
    return rows.find(order.change()).flatMap(since::outgrownOnItsWay);
  }

  @Override
  public Optional<Unread> unread(PublishOrder order) {
    return rows.find(order.change()).flatMap(change -> unread(change, order));
  }

  private Optional<Unread> unread(PolicyChange change, PublishOrder order) {
    var others = since.publishedBeside(change, SemanticVersion.of(order.version()));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unread(
                drafts.writersOf(change.key()),
                "\n\n**It was not approved against %s.** Under another number it would change there: %s ([word by word](/changes/%s)). Somebody who did not write it reads that as if for the first time; withdraw the change, if it is not meant."
                    .formatted(
                        others.stream()
                            .map(other -> "version " + other.version())
                            .collect(Collectors.joining(", ")),
                        escape(String.join("; ", assessment.compare(change).facts())),
                        change.key())));
  }
}
