package org.policyrelay.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PublishOutcome.Obstructed;
import org.policyrelay.policy.PublishOutcome.Published;
import org.policyrelay.policy.StillApproved.Unread;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.WrittenSince;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the registry, one publication after the other. */
@Service
@Transactional
public class PolicyPublisher {

  private final PolicyRows rows;
  private final PolicyWrites writes;
  private final PublishObstacles obstacles;
  private final ApprovedBeside beside;
  private final PolicyReleases releases;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PolicyPublisher(
      PolicyRows rows,
      PolicyWrites writes,
      PublishObstacles obstacles,
      ApprovedBeside beside,
      PolicyReleases releases,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.writes = writes;
    this.obstacles = obstacles;
    this.beside = beside;
    this.releases = releases;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps what was in front of who approved a change: with that, and with no other version, is what
   * it publishes settled. Said again, it takes the place of what was said before.
   *
   * @param beside the versions of its base, drafted ones included, or of the overlays on it
   */
  public void approved(String change, List<PublishedVersion> beside) {
    this.beside.approved(change, beside);
  }

  /**
   * As {@link #attempt}, for who has nobody that could clear an obstacle away.
   *
   * @throws RefusedException with what stands against it
   */
  public void publish(PublishOrder order) {
    attempt(order)
        .obstacle()
        .ifPresent(
            obstacle -> {
              throw obstacle.refusal();
            });
  }

  /**
   * Publishes a version, or adds markets to it, unless the number is taken, what it corrects is not
   * the newest any more, or an overlay would loosen its base: found while nobody else can publish.
   * Doing it twice changes nothing.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} when the content is not what was
   *     approved
   */
  public PublishOutcome attempt(PublishOrder order) {
    var hash = order.entry().contentHash();
    if (!hash.equals(order.approvedHash())) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED,
          "what is to be published of " + order.change() + " is not what was approved");
    }
    begin();
    var obstacle = obstacles.to(order);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    write(order);
    return new Published();
  }

  /** What more it has become since it was approved; empty for what is public already. */
  @Transactional(readOnly = true)
  public Optional<Obstructed> outgrown(PublishOrder order) {
    return obstacles.outgrown(order);
  }

  /** As {@link StillApproved#unread}. */
  @Transactional(readOnly = true)
  public Optional<Unread> unread(PublishOrder order) {
    return obstacles.unread(order);
  }

  private void write(PublishOrder order) {
    var entry = order.entry();
    var version = order.version();
    var before = rows.find(entry.policyId(), version);
    var lastClause = writes.lastClause(entry);
    if (before.isEmpty()) {
      var versions = rows.versionsOf(entry.policyId());
      var given =
          ClauseIds.give(
              entry.text(), versions.stream().map(PublishedVersion::clauses).toList(), lastClause);
      writes.addVersion(
          withVersion(entry, version),
          version,
          order.change(),
          null,
          order.corrects(),
          given,
          beside.ofOverlay(order),
          WrittenSince.of(entry, given.clauses(), versions.isEmpty() ? null : versions.get(0)),
          isEmergency(order),
          order.publishedAt());
    }
    beside.noteBase(order);
    releases.of(order);
    changed(entry.policyId(), order.publishedAt());
  }

  /** What corrects the wording of an emergency's version is the same order in other words. */
  private boolean isEmergency(PublishOrder order) {
    return order.waitsForNobody()
        || Optional.ofNullable(order.corrects())
            .flatMap(corrected -> rows.find(order.entry().policyId(), corrected))
            .filter(PublishedVersion::emergency)
            .isPresent();
  }

  /** What {@link #rollBack} would change for readers, were it done now; nothing is written. */
  @Transactional(readOnly = true)
  public List<Aftermath> aftermath(String change) {
    var now = clock.instant();
    return writes.policiesOf(change).stream()
        .flatMap(
            policyId ->
                new Rollback(writes.lineage(policyId), writes.told(policyId), change, now)
                    .aftermath(policyId).stream())
        .toList();
  }

  /**
   * Takes everything back that the change has published. What does not apply yet never will; what
   * applies ends now; and from now on applies what would apply had the change never been, as a
   * version of its own where another did. Nothing is deleted, and doing it twice changes nothing.
   *
   * @return the versions that bring something back
   */
  public List<PublishedVersion> rollBack(String change, Instant at, String reason) {
    begin();
    var restored = new ArrayList<PublishedVersion>();
    for (var policyId : writes.policiesOf(change)) {
      var plan = new Rollback(writes.lineage(policyId), writes.told(policyId), change, at).plan();
      writes.withdraw(policyId, change, at);
      plan.takenBack().forEach(one -> writes.takeBack(one, at, reason));
      plan.ends()
          .forEach(
              (one, until) -> writes.endAt(policyId, one, until.orElse(null), change, at, reason));
      for (var comeback : plan.comebacks()) {
        restored.add(restore(policyId, change, at, comeback));
      }
      changed(policyId, at);
    }
    return List.copyOf(restored);
  }

  private PublishedVersion restore(
      String policyId, String change, Instant at, RollbackPlan.Comeback comeback) {
    var former = rows.find(policyId, comeback.version()).orElseThrow();
    var version = comeback.as();
    var entry = withVersion(former.entry(), version);
    var earlier = rows.versionsOf(policyId).stream().map(PublishedVersion::clauses).toList();
    writes.addVersion(
        entry,
        version,
        change,
        comeback.version(),
        null,
        ClauseIds.give(entry.text(), earlier, writes.lastClause(entry)),
        former.writtenFor(),
        WrittenSince.broughtBack(former),
        former.emergency(),
        at);
    for (var back : comeback.returns()) {
      var until = releases.endOf(entry, back.market(), back.until());
      writes.addRelease(policyId, version, change, back.market(), back.from(), until, at);
    }
    return rows.find(policyId, version).orElseThrow();
  }

  /** Notes in which markets reviewers are trained for the version. */
  public void trained(String policyId, String version, Set<Market> markets, String change) {
    writes.begin(clock.instant());
    var major = SemanticVersion.of(version).major();
    for (var market : markets) {
      writes.addTraining(policyId, major, market, change, clock.instant());
    }
  }

  /** Locks the registry until the transaction ends, and tells so when it has. */
  private void begin() {
    writes.begin(clock.instant());
    events.publishEvent(new RegistryChanged());
  }

  private void changed(String policyId, Instant at) {
    writes.changed(policyId);
    events.publishEvent(new PolicyReadsOtherwise(policyId, at));
  }

  private static PolicyEntry withVersion(PolicyEntry entry, String version) {
    return entry.version().filter(version::equals).isPresent()
        ? entry
        : entry.with(Map.of("version", version));
  }
}
