package org.policyrelay.publishing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOutcome.Obstructed;
import org.policyrelay.policy.StillApproved.Unread;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publications, from the order to the announcement. */
@Service
@Transactional
public class Publications {

  /** Id of the process that carries one out. */
  public static final String PROCESS = "policy-publication";

  /** What is ordered and not announced. */
  private static final Set<Publication.State> OPEN =
      EnumSet.of(Publication.State.REQUESTED, Publication.State.PUBLISHED);

  private final PublicationRows rows;
  private final BusinessKeys keys;
  private final PolicyRegistry registry;
  private final PolicyPublisher publisher;
  private final CorrectedVersions versions;
  private final SiteReadBack site;
  private final PublicationNotices notices;
  private final BroughtBack broughtBack;
  private final List<AnnouncedTogether> together;
  private final PublicationClocks clocks;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Publications(
      PublicationRows rows,
      BusinessKeys keys,
      PolicyRegistry registry,
      PolicyPublisher publisher,
      CorrectedVersions versions,
      SiteReadBack site,
      PublicationNotices notices,
      BroughtBack broughtBack,
      List<AnnouncedTogether> together,
      PublicationClocks clocks,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.registry = registry;
    this.publisher = publisher;
    this.versions = versions;
    this.site = site;
    this.notices = notices;
    this.broughtBack = broughtBack;
    this.together = together;
    this.clocks = clocks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Takes an order; the process that carries it out is the caller's to start. */
  public String request(PublicationOrder order) {
    var key = keys.next("PUB", "publication_number");
    rows.add(publicationOf(key, order));
    audit.record(key, "publication-requested", Audit.SYSTEM, "for " + order.origin());
    return key;
  }

  Publication publicationOf(String key, PublicationOrder order) {
    return new Publication(
        key,
        order.origin(),
        order.entry().policyId(),
        order.version(),
        order.entry(),
        order.approvedHash(),
        order.releases(),
        Publication.State.REQUESTED,
        clock.instant(),
        order.publishAt());
  }

  /** The order of the origin that nobody carries out yet, be it public together with others. */
  @Transactional(readOnly = true)
  public Publication requestedBy(String origin) {
    return of(origin).stream()
        .filter(publication -> OPEN.contains(publication.state()))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.WRONG_STATE, "nothing is ordered to be published for " + origin));
  }

  /**
   * Makes the version public: registry, page, feed and API read the same rows, so they agree at
   * once.
   *
   * @return whether the registry took it; if not, {@link Publication#obstacle} says why
   */
  public boolean publish(String key) {
    var publication = get(key);
    var obstacle = publisher.attempt(orderFor(publication)).obstacle().map(Publications::told);
    if (obstacle.isPresent()) {
      publication.obstructed(TextKind.NOTE.cut(obstacle.get()));
      rows.update(publication);
      audit.record(key, "publication-obstructed", Audit.SYSTEM, obstacle.get());
      return false;
    }
    published(publication);
    return true;
  }

  private void published(Publication publication) {
    publication.published(clock.instant());
    rows.update(publication);
    audit.record(publication.key(), "published", Audit.SYSTEM, describe(publication));
  }

  /**
   * Makes several versions public at once, each after those of them that it needs: a base before
   * what a market adds to it, or after what it would be stricter than. Their processes find them
   * published, and go on from there.
   *
   * @throws RefusedException with what stands against one of them when it is its turn; none is
   *     public then
   */
  public void publishTogether(List<String> keys) {
    var left = new ArrayList<>(keys.stream().map(this::get).toList());
    while (!left.isEmpty()) {
      var obstacles = new ArrayList<Obstructed>();
      var before = left.size();
      left.removeIf(publication -> isTaken(publication, obstacles));
      if (left.size() == before) {
        throw obstacles.get(0).refusal();
      }
    }
  }

  private boolean isTaken(Publication publication, List<Obstructed> obstacles) {
    var obstacle = publisher.attempt(orderFor(publication)).obstacle();
    obstacle.ifPresentOrElse(obstacles::add, () -> published(publication));
    return obstacle.isEmpty();
  }

  /** With what can be done where the text, which is approved, cannot be made another. */
  private static String told(Obstructed obstacle) {
    return obstacle.code() == ErrorCode.INVALID_POLICY_ENTRY
        ? obstacle.reason()
            + ". Publish what it names as it has to be and then this again, or withdraw the change that it is for"
        : obstacle.reason();
  }

  /**
   * Why what is ordered and not public yet is no longer what was approved, which another number
   * does not mend.
   */
  @Transactional(readOnly = true)
  public Optional<String> outgrown(Publication publication) {
    return publication.publishedAt().isPresent()
        ? Optional.empty()
        : publisher.outgrown(orderFor(publication)).map(Obstructed::reason);
  }

  /** The difference that nobody has approved, where others have published since somebody did. */
  @Transactional(readOnly = true)
  public Optional<Unread> unread(Publication publication) {
    return publication.publishedAt().isPresent()
        ? Optional.empty()
        : publisher.unread(orderFor(publication));
  }

  /**
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for who wrote what nobody else has
   *     read beside what others have published since
   */
  public void requireRead(Publication publication, String by) {
    unread(publication)
        .ifPresent(
            unread -> OtherEyes.require(by, unread.writers(), "change " + publication.origin()));
  }

  /**
   * @throws RefusedException for a correction of what is not the newest any more, with {@link
   *     ErrorCode#NOT_APPROVED} for what is {@link #outgrown}, and as {@link #requireRead}
   */
  public void requireUsable(Publication publication, String by) {
    requireRead(publication, by);
    versions.requireUsable(publication);
    outgrown(publication)
        .ifPresent(
            why -> {
              throw new RefusedException(
                  ErrorCode.NOT_APPROVED,
                  why,
                  List.of(new FieldError("outcome", "approval-outdated", why)));
            });
  }

  /**
   * Gives a publication whose number was taken meanwhile the next that is free.
   *
   * @throws RefusedException as {@link #requireUsable}
   */
  public void renumber(String key, String by) {
    var publication = get(key);
    requireUsable(publication, by);
    publication.renumber(versions.next(publication));
    rows.update(publication);
    audit.record(key, "publication-renumbered", by, describe(publication));
  }

  /**
   * Reads back what the public sees, and says whether it is what was approved. What the registry
   * did not take is not.
   */
  @Transactional(readOnly = true)
  public boolean seenAsPublished(String key) {
    var publication = get(key);
    return publication.obstacle().isEmpty()
        && publication.entry().contentHash().equals(publication.approvedHash())
        && site.shows(
            publication.policyId(),
            publication.policyVersion(),
            publication.entry().publicPart().contentHash());
  }

  /**
   * Tells everybody who works under the policy, unless it is told of with others; said again, it
   * changes nothing.
   */
  public void announce(String key) {
    var publication = get(key);
    publication.announced(clock.instant());
    rows.update(publication);
    audit.record(key, "announced", Audit.SYSTEM, describe(publication));
    if (together.stream().noneMatch(one -> one.announces(publication.origin()))) {
      notices.published(publication);
    }
    events.publishEvent(
        new PolicyVersionPublished(
            publication.origin(),
            publication.policyId(),
            publication.policyVersion(),
            kindOf(publication)));
  }

  private ChangeKind kindOf(Publication publication) {
    var versions = registry.history(publication.policyId());
    return ChangeKind.of(
        publication.policyVersion(), versions.stream().map(PublishedVersion::version).toList());
  }

  /**
   * Calls off what is ordered for the origin and not announced yet, and takes back what is public
   * of it: what applied before applies again, as a version of its own.
   */
  public Undone rollBack(String origin, String reason) {
    var undone = undone(origin);
    cancel(origin);
    notices.takenBack(origin);
    publisher
        .rollBack(origin, clock.instant(), reason)
        .forEach(restored -> broughtBack.tell(origin, restored, reason));
    var policies = of(origin).stream().map(Publication::policyId).toList();
    events.publishEvent(new PolicyVersionsTakenBack(policies));
    return undone;
  }

  private Undone undone(String origin) {
    var all = of(origin);
    if (all.stream().anyMatch(one -> one.publishedAt().isPresent())) {
      return Undone.TAKEN_BACK;
    }
    return all.isEmpty() ? Undone.NOTHING : Undone.CALLED_OFF;
  }

  /** What there was to be undone of an origin. */
  public enum Undone {
    /** Nothing was ever ordered to be published. */
    NOTHING,
    /** It was ordered, and nobody had read it yet. */
    CALLED_OFF,
    /** It was public. */
    TAKEN_BACK
  }

  private void cancel(String origin) {
    for (var publication : of(origin)) {
      if (OPEN.contains(publication.state())) {
        publication.cancel();
        rows.update(publication);
      }
    }
  }

  @Transactional(readOnly = true)
  public Publication get(String key) {
    return rows.find(key)
        .orElseThrow(
            () -> new RefusedException(ErrorCode.NOT_FOUND, "There is no publication " + key));
  }

  /** Every publication for the origin, oldest first. */
  @Transactional(readOnly = true)
  public List<Publication> of(String origin) {
    return rows.of(origin);
  }

  private PublishOrder orderFor(Publication publication) {
    return new PublishOrder(
        publication.entry(),
        publication.policyVersion(),
        publication.origin(),
        publication.approvedHash(),
        publication.releases().entrySet().stream()
            .map(release -> new PublishOrder.MarketRelease(release.getKey(), release.getValue()))
            .toList(),
        clock.instant(),
        publication.corrects().orElse(null),
        clocks.ofOrigin(publication.origin()).isPresent());
  }

  private static String describe(Publication publication) {
    return publication.policyId() + " " + publication.policyVersion();
  }
}
