package org.policyrelay.review;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ReviewDates;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.team.Teams;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews of policies, one after the other. The next is due six calendar months after the last for
 * a rule that must be kept, twelve for any other, counted in UTC from the publication or from the
 * last decision. A new rule counts as a review: it was looked at when it was approved.
 */
@Service
@Transactional
public class Reviews implements ReviewDates {

  private static final Period FOR_MUST = Period.ofMonths(6);
  private static final Period OTHERWISE = Period.ofMonths(12);

  private final ReviewRows rows;
  private final PolicyRegistry registry;
  private final List<ReviewSource> sources;
  private final Notices notices;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reviews(
      ReviewRows rows,
      PolicyRegistry registry,
      List<ReviewSource> sources,
      Notices notices,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.registry = registry;
    this.sources = List.copyOf(sources);
    this.notices = notices;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Begins the wait for the next review, unless one is under way.
   *
   * @param from when the policy was last looked at
   */
  public void begin(PolicyEntry policy, Instant from) {
    var earlier = rows.ofPolicy(policy.policyId());
    if (earlier.isEmpty() || isOver(earlier.get(0))) {
      var number = earlier.isEmpty() ? 1 : earlier.get(0).number() + 1;
      var review = PolicyReview.of(policy.policyId(), number, from, dueAfter(policy, from));
      rows.add(review);
      events.publishEvent(new ReviewBegun(review.key(), review.policyId()));
    }
  }

  /** A version was published; one with another rule begins the wait anew. */
  public void published(String policyId, String version, ChangeKind kind) {
    var policy = registry.find(policyId, version).orElseThrow().entry();
    var open = rows.ofPolicy(policyId).stream().filter(review -> !isOver(review)).findFirst();
    if (open.isEmpty()) {
      begin(policy, clock.instant());
    } else if (kind == ChangeKind.RULE && open.get().state() == PolicyReview.State.WAITING) {
      open.get().beginAgain(clock.instant(), dueAfter(policy, clock.instant()));
      rows.update(open.get());
      events.publishEvent(new RuleChanged(open.get().key()));
    }
  }

  /** Begins the wait for every policy that has never had one, counted from its publication. */
  public void beginWhereNobodyHas() {
    var known = new HashSet<>(rows.policies());
    for (var version : registry.newestOfAll()) {
      if (!known.contains(version.entry().policyId())) {
        begin(version.entry(), version.publishedAt());
      }
    }
  }

  /** What whoever reviewed the policy last wrote for the next reviewer. */
  @Transactional(readOnly = true)
  public Optional<String> noteFor(PolicyReview review) {
    return rows.ofPolicy(review.policyId()).stream()
        .filter(one -> one.number() == review.number() - 1)
        .findFirst()
        .flatMap(PolicyReview::note);
  }

  /** The day has come: policy managers are told. */
  public void open(String key) {
    var review = get(key);
    review.open();
    rows.update(review);
    audit.record(key, "review-due", Audit.SYSTEM, null);
    tell(review, "due", Urgency.NORMAL, "Up for review: ", Audience.groups(Teams.POLICY_MANAGERS));
  }

  /** Nobody has decided in time: administrators are told, too. */
  public void escalate(String key) {
    var review = get(key);
    audit.record(key, "review-overdue", Audit.SYSTEM, null);
    tell(
        review,
        "overdue",
        Urgency.URGENT,
        "Review overdue: ",
        Audience.groups(Teams.POLICY_MANAGERS, Teams.ADMINISTRATORS));
  }

  /** The policy stays as it is; the wait for the next review begins. */
  public void keep(String key, String by, String note) {
    decide(key, PolicyReview.State.KEPT, by, note);
  }

  /** The policy has to change; the wait for the next review begins as well. */
  public void askForChange(String key, String by, String note) {
    var review = decide(key, PolicyReview.State.REVISING, by, note);
    events.publishEvent(new ReviewAskedForChange(key, review.policyId(), note, by));
  }

  private PolicyReview decide(String key, PolicyReview.State decision, String by, String note) {
    var review = get(key);
    review.decide(decision, by, note, clock.instant());
    rows.update(review);
    audit.record(key, "review-" + decision.code(), by, note);
    notices.answered(List.of(key), "decided", by);
    registry.newest(review.policyId()).ifPresent(policy -> begin(policy, clock.instant()));
    return review;
  }

  /** What happened since the last review, by who tells it; a source with nothing is left out. */
  @Transactional(readOnly = true)
  public Map<String, List<ReviewSource.Happening>> happenings(PolicyReview review) {
    var found = new LinkedHashMap<String, List<ReviewSource.Happening>>();
    for (var source : sources) {
      var since = source.since(review.policyId(), review.begunAt());
      if (!since.isEmpty()) {
        found.put(source.title(), since);
      }
    }
    return found;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such review
   */
  @Transactional(readOnly = true)
  public PolicyReview get(String key) {
    return rows.find(key)
        .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "There is no review " + key));
  }

  /** The policy that is to be reviewed, as it reads now; empty when all of it was taken back. */
  @Transactional(readOnly = true)
  public Optional<PolicyEntry> policyOf(PolicyReview review) {
    return registry.newest(review.policyId());
  }

  /** What is under way, the most urgent first. */
  @Transactional(readOnly = true)
  public List<PolicyReview> underWay() {
    return rows.open();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Instant> dueByPolicy() {
    var due = new HashMap<String, Instant>();
    rows.open().forEach(review -> due.put(review.policyId(), review.dueAt()));
    return due;
  }

  private void tell(
      PolicyReview review, String event, Urgency urgency, String title, Audience audience) {
    var name = policyOf(review).map(PolicyEntry::name).orElse(review.policyId());
    notices.tell(
        new Notice(
            review.key() + "/" + event,
            urgency,
            title + name,
            "Read what happened since the last review, and keep the policy or ask for a change.",
            "/reviews/" + review.key(),
            null,
            review.key()),
        audience);
  }

  private static boolean isOver(PolicyReview review) {
    return review.state() == PolicyReview.State.KEPT
        || review.state() == PolicyReview.State.REVISING;
  }

  private static Instant dueAfter(PolicyEntry policy, Instant from) {
    var period = policy.enforcement() == Enforcement.MUST ? FOR_MUST : OTHERWISE;
    return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }
}
