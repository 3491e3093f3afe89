package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Shown;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.publishing.PublicationOrder;
import org.policyrelay.publishing.Publications;
import org.policyrelay.team.Teams;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transitions of a policy change that its process asks for, one call for each step of the
 * model. Each is one transaction with the step that calls it, so that a step that is tried again
 * has not been done before.
 */
@Service
@Transactional
public class ChangeFlow {

  static final String REVIEW = "review";
  static final String WATCH = "watch";
  static final String WATCHER = "qa";

  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final ImpactAssessment assessment;
  private final Readiness readiness;
  private final OverlayWork overlayWork;
  private final ReleaseDates released;
  private final Handoffs handoffs;
  private final TakingBack takingBack;
  private final Withdrawal withdrawal;
  private final Publications publications;
  private final MarketDates dates;
  private final Teams teams;
  private final Audit audit;
  private final Clock clock;

  ChangeFlow(
      PolicyChanges changes,
      @Lazy ChangeRows rows,
      @Lazy ChangeDraftRows drafts,
      ImpactAssessment assessment,
      Readiness readiness,
      OverlayWork overlayWork,
      ReleaseDates released,
      Handoffs handoffs,
      TakingBack takingBack,
      Withdrawal withdrawal,
      Publications publications,
      MarketDates dates,
      Teams teams,
      Audit audit,
      Clock clock) {
    this.changes = changes;
    this.rows = rows;
    this.drafts = drafts;
    this.assessment = assessment;
    this.readiness = readiness;
    this.overlayWork = overlayWork;
    this.released = released;
    this.handoffs = handoffs;
    this.takingBack = takingBack;
    this.withdrawal = withdrawal;
    this.publications = publications;
    this.dates = dates;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refuses a text that could not be published as it is, such as one whose version is too low for
   * what it changes, and one that came back and answers nothing.
   */
  @Transactional(readOnly = true)
  public void checkDraft(String key, PolicyEntry drafted, @Nullable String answer) {
    changes.get(key).requireAnswer(drafted.json().toString(), answer);
    assessment.compare(drafted);
    changes.checkOverlay(drafted);
    released.checkDraft(drafted);
  }

  /**
   * Takes over what the drafter submitted.
   *
   * @param answer what they say to who sent it back, absent where they let the text speak
   */
  public void submitDraft(
      String key, String by, PolicyEntry drafted, String summary, @Nullable String answer) {
    var change = changes.get(key);
    change.submitDraft(drafted.json().toString(), summary, answer);
    drafts.save(ChangeDraft.submitted(key, by, clock.instant(), drafted.json().toString()));
    rows.save(change);
    audit.record(key, "revision-submitted", by, answer == null ? summary : answer);
  }

  /** Settles the version that the text will be published as. */
  public PolicyChange compare(String key) {
    var change = changes.get(key);
    var comparison = assessment.compare(changes.entryOf(change));
    change.compared(comparison.nextVersion());
    var fitted = overlayWork.propose(change, markets(change));
    if (!fitted.isEmpty()) {
      audit.record(key, "overlays-to-fit", Audit.SYSTEM, String.join(", ", fitted));
    }
    audit.record(
        key,
        "compared",
        Audit.SYSTEM,
        "version "
            + comparison.nextVersion()
            + ", "
            + comparison.direction().code()
            + "; "
            + String.join("; ", comparison.facts()));
    return rows.save(change);
  }

  /** Lets the tables decide what the change asks of whom. */
  public PolicyChange assess(String key) {
    var change = changes.get(key);
    var impact = assessment.assess(changes.entryOf(change), change.emergency());
    change.assessed(impact);
    audit.record(key, "impact-assessed", Audit.SYSTEM, assessed(change, impact));
    return rows.save(change);
  }

  /**
   * Reads what the teams' reviews came to, all of them together.
   *
   * @return whether every review was delivered
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when a team has not reviewed the
   *     text as it stands
   */
  public boolean collectReviews(String key) {
    var change = changes.get(key);
    requireReviews(change, rows.lastDraft(key));
    var objections = objections(change);
    if (objections.isEmpty()) {
      change.reviewsPassed();
    } else if (!change.reworkRoundLeft()) {
      change.disputed();
    }
    rows.save(change);
    recordReviews(key, objections);
    return objections.isEmpty();
  }

  /** As {@link #collectReviews}, for the reviews that an emergency left for afterwards. */
  public boolean collectLateReviews(String key) {
    var change = changes.get(key);
    requireReviews(change, change.proposedAt());
    var objections = objections(change);
    recordReviews(key, objections);
    return objections.isEmpty();
  }

  /** Sends the change back to its drafter. */
  public void sendBack(String key) {
    var change = changes.get(key);
    change.sendBack();
    rows.save(change);
    audit.record(
        key, "sent-back", Audit.SYSTEM, "round " + (change.reworkRounds() + 1) + " begins");
  }

  /**
   * Pins what may be published from here on.
   *
   * @param shown hash of what the approver says they have read; absent where they do not say
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for who wrote any of its texts, with
   *     {@link ErrorCode#WRONG_STATE} when it is another text
   */
  public void approve(String key, String by, @Nullable String shown) {
    var change = changes.get(key);
    released.checkDates(
        changes.entryOf(change), released.datesOf(change, markets(change), clock.instant()));
    var hash = changes.entryOf(change).contentHash();
    Shown.require(shown, hash);
    change.approve(by, changes.drafters(key), clock.instant(), hash);
    rows.save(change);
    audit.record(key, "change-approved", by, "version " + change.targetVersion().orElse("?"));
  }

  public void reject(String key, String by, String reason) {
    var change = changes.get(key);
    change.reject(by, changes.drafters(key), clock.instant(), reason);
    rows.save(change);
    audit.record(key, "change-rejected", by, reason);
  }

  public void abandon(String key, String by, String reason) {
    var change = changes.get(key);
    change.abandon(clock.instant(), reason);
    rows.save(change);
    audit.record(key, "change-abandoned", by, reason);
  }

  /** Judges for each market that is not released yet whether it may go live. */
  public List<MarketReadiness> checkReadiness(String key) {
    var change = changes.get(key);
    var checked = readiness.check(change, marketsLeft(change));
    change.readinessChecked(EntryJson.write(checked));
    rows.save(change);
    audit.record(key, "readiness-checked", Audit.SYSTEM, describe(checked));
    return checked;
  }

  /** What the last readiness check found; empty before the first. */
  @Transactional(readOnly = true)
  public List<MarketReadiness> readiness(PolicyChange change) {
    return change.readiness().map(EntryJson::readReadiness).orElse(List.of());
  }

  /**
   * Asks for parts to be made ready again.
   *
   * @param chosen parts that the manager named; those still missing somewhere are added
   */
  public void reopen(String key, Collection<String> chosen, String by) {
    var change = changes.get(key);
    var left = marketsLeft(change);
    var parts = new LinkedHashSet<>(chosen);
    readiness(change).stream()
        .filter(market -> left.contains(market.market()))
        .forEach(market -> parts.addAll(market.missing()));
    change.reopen(List.copyOf(parts));
    rows.save(change);
    audit.record(key, "readiness-reopened", by, names(parts, Work::title));
  }

  /**
   * Orders the publication.
   *
   * @param readyOnly leaves out the markets that the last readiness check did not pass
   * @return whether markets are left for another release
   */
  public boolean release(String key, String by, boolean readyOnly) {
    var change = changes.get(key);
    var markets = readyOnly ? readyMarkets(change) : marketsLeft(change);
    if (!change.emergency() && !readyMarkets(change).containsAll(markets)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "policy change %s is not ready in %s".formatted(key, String.join(", ", markets)));
    }
    var now = clock.instant();
    var effective = released.datesOf(change, markets, now);
    released.check(changes.entryOf(change), effective);
    var last = effective.values().stream().max(Instant::compareTo).orElse(now);
    change.release(List.copyOf(markets), last);
    rows.save(change);
    publications.request(
        new PublicationOrder(
            key,
            changes.entryOf(change),
            change.targetVersion().orElseThrow(),
            change.approvedHash().orElseThrow(),
            effective,
            now));
    audit.record(key, "released", by, "effective " + dates.tell(effective, Moments.ON_RECORD));
    return !marketsLeft(change).isEmpty();
  }

  public void putIntoEffect(String key) {
    var change = changes.get(key);
    change.inEffect();
    rows.save(change);
    audit.record(key, "in-effect", Audit.SYSTEM, null);
  }

  public void close(String key) {
    var change = changes.get(key);
    change.enforced(clock.instant());
    rows.save(change);
    audit.record(key, "change-enforced", Audit.SYSTEM, null);
  }

  /** Withdraws because of what reviews after an emergency found. */
  public void withdrawAfterReview(String key, String by, String reason) {
    var change = changes.get(key);
    change.withdrawAfterReview(by, changes.drafters(key), clock.instant(), reason);
    rows.save(change);
    audit.record(key, "change-withdrawn", by, reason);
    closeHandoffs(key);
    rollBack(key);
  }

  /**
   * Withdraws the handoffs that are still open. What a team has begun of what is made ready is
   * handed to it again afterwards, to be taken back; who has delivered anything else is told.
   */
  public void closeHandoffs(String key) {
    var change = changes.get(key);
    change.requireWithdrawn();
    handoffs.withdrawAll(
        key,
        Audit.SYSTEM,
        "the change was withdrawn" + change.endReason().map(why -> ": " + why).orElse(""),
        takingBack.open(change).stream().map(ReadinessPart::code).collect(Collectors.toSet()));
  }

  /** Makes the version that applied before count again; nothing is deleted. */
  public void rollBack(String key) {
    var change = changes.get(key);
    change.requireWithdrawn();
    switch (publications.rollBack(key, change.endReason().orElse("withdrawn"))) {
      case TAKEN_BACK -> audit.record(key, "publication-rolled-back", Audit.SYSTEM, null);
      case CALLED_OFF ->
          audit.record(
              key, "publication-called-off", Audit.SYSTEM, "it was ordered, and not public yet");
      case NOTHING ->
          audit.record(
              key, "nothing-was-public", Audit.SYSTEM, "there is no publication to take back");
    }
    withdrawal.settle(change);
  }

  /** Whether the watch was delivered, not given back. */
  @Transactional(readOnly = true)
  public boolean watchReported(String key) {
    return handoffs
        .latest(key, WATCH, WATCHER)
        .flatMap(watch -> watch.outcome())
        .filter(HandoffOutcome.Delivered.class::isInstance)
        .isPresent();
  }

  /** The markets of the change; {@code *} alone when the policy holds everywhere. */
  public Set<String> markets(PolicyChange change) {
    var jurisdictions = changes.entryOf(change).jurisdictions();
    return jurisdictions.isEmpty()
        ? Set.of(MarketNames.EVERYWHERE)
        : new LinkedHashSet<>(jurisdictions);
  }

  /** The markets that are not released yet. */
  public Set<String> marketsLeft(PolicyChange change) {
    var left = new LinkedHashSet<>(markets(change));
    left.removeAll(change.releasedMarkets());
    return left;
  }

  private Set<String> readyMarkets(PolicyChange change) {
    var ready =
        readiness(change).stream()
            .filter(MarketReadiness::ready)
            .map(MarketReadiness::market)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    ready.retainAll(marketsLeft(change));
    return ready;
  }

  /** Every team has answered for the text that was there then, whatever the engine counted. */
  private void requireReviews(PolicyChange change, @Nullable Instant of) {
    for (var team : change.reviewTeams()) {
      var isThere =
          handoffs
              .latest(change.key(), REVIEW, team)
              .filter(review -> of == null || !review.offeredAt().isBefore(of))
              .flatMap(Handoff::outcome)
              .isPresent();
      if (!isThere) {
        throw new RefusedException(
            ErrorCode.WRONG_STATE,
            "%s has not reviewed policy change %s as it stands"
                .formatted(teams.nameOf(team), change.key()));
      }
    }
  }

  private List<String> objections(PolicyChange change) {
    var objections = new ArrayList<String>();
    for (var team : change.reviewTeams()) {
      var outcome = handoffs.latest(change.key(), REVIEW, team).flatMap(review -> review.outcome());
      if (outcome.isPresent() && outcome.get() instanceof HandoffOutcome.Returned returned) {
        objections.add(teams.nameOf(team) + ": " + returned.reason());
      } else if (outcome.isPresent()
          && outcome.get() instanceof HandoffOutcome.HandedBack handedBack) {
        objections.add(teams.nameOf(team) + ": " + handedBack.reason());
      }
    }
    return objections;
  }

  private void recordReviews(String key, List<String> objections) {
    audit.record(
        key,
        objections.isEmpty() ? "reviews-passed" : "reviews-returned",
        Audit.SYSTEM,
        String.join("; ", objections));
  }

  private String assessed(PolicyChange change, Impact impact) {
    var reviews = names(impact.reviewTeams(), teams::nameOf);
    return change.emergency()
        ? "risk %s, reviews after it is public %s".formatted(impact.riskTier(), reviews)
        : "risk %s, reviews %s, to make ready %s, notice %s"
            .formatted(
                impact.riskTier(),
                reviews,
                names(impact.readinessParts(), Work::title),
                Words.count(impact.noticeDays(), "day"));
  }

  private static String names(Collection<String> codes, UnaryOperator<String> name) {
    return codes.isEmpty() ? "none" : codes.stream().map(name).collect(Collectors.joining(", "));
  }

  private static String describe(List<MarketReadiness> checked) {
    return checked.stream()
        .map(
            one ->
                one.market()
                    + (one.ready()
                        ? " ready"
                        : " misses "
                            + String.join(
                                ", ",
                                Stream.concat(
                                        one.missing().stream().map(Work::title),
                                        one.overlays().stream())
                                    .toList())))
        .collect(Collectors.joining("; "));
  }
}
