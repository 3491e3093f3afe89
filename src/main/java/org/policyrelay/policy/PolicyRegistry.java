package org.policyrelay.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.Revision;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what is published: versions that never change, and from when until when each applies in
 * which market. Kept on two time axes, so that what was known when can always be told. {@link
 * PolicyPublisher} writes it.
 */
@Service
// a refusal of what is only read leaves it to the caller what becomes of its transaction
@Transactional(readOnly = true, noRollbackFor = RefusedException.class)
public class PolicyRegistry {

  private final PolicyRows rows;
  private final ResolveRows resolving;
  private final FamilyRows families;
  private final TurnRows turns;
  private final Relating relating;
  private final MarketDates dates;
  private final Clock clock;

  PolicyRegistry(
      PolicyRows rows,
      ResolveRows resolving,
      FamilyRows families,
      TurnRows turns,
      Relating relating,
      MarketDates dates,
      Clock clock) {
    this.rows = rows;
    this.resolving = resolving;
    this.families = families;
    this.turns = turns;
    this.relating = relating;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * How long what is read now stays as it is.
   *
   * @param revision goes up with everything that is published or taken back
   * @param since when what is read now last changed, by publication or because its time came
   * @param until the next instant at which it changes by itself, absent for none: a release begins
   *     or ends to apply, or an exception to hold
   */
  public record Standing(long revision, Instant since, @Nullable Instant until) {}

  /** How long what is read now stays as it is. */
  public Standing standing() {
    return turns.standing(clock.instant());
  }

  /** The newest version that is public and not taken back, in effect or not yet. */
  public Optional<PolicyEntry> newest(String policyId) {
    return newestVersion(policyId).map(PublishedVersion::entry);
  }

  public Optional<PublishedVersion> newestVersion(String policyId) {
    return isStorable(policyId) ? rows.newest(policyId, clock.instant()) : Optional.empty();
  }

  /**
   * The version that applied.
   *
   * @param market ISO country code, null = in any market
   * @param asOf when it applied
   * @param knownAt as it was known when
   */
  public Optional<PublishedVersion> inForce(
      String policyId, @Nullable Market market, Instant asOf, Instant knownAt) {
    return isStorable(policyId) ? rows.inForce(policyId, market, asOf, knownAt) : Optional.empty();
  }

  /** What applied in a market, its overlays included; as the other for every channel. */
  @Transactional(
      propagation = Propagation.SUPPORTS,
      readOnly = true,
      noRollbackFor = RefusedException.class)
  public Optional<Resolved> resolve(
      String policyId, @Nullable Market market, Instant asOf, Instant knownAt) {
    return resolve(policyId, market, null, asOf, knownAt);
  }

  /**
   * What applied in a market, its overlays included; parameters as {@link Family#at}. In a market
   * only what was released there is told; without one, no overlay is asked.
   */
  // one statement, which is its own snapshot; without a transaction two round trips are saved. Only
  // an overlay that is asked for by itself takes a second one, for what it tightens
  @Transactional(
      propagation = Propagation.SUPPORTS,
      readOnly = true,
      noRollbackFor = RefusedException.class)
  public Optional<Resolved> resolve(
      String policyId,
      @Nullable Market market,
      @Nullable String channel,
      Instant asOf,
      Instant knownAt) {
    if (!isStorable(policyId)) {
      return Optional.empty();
    }
    var counting =
        new ArrayList<>(
            market == null
                ? rows.inForce(policyId, null, asOf, knownAt).stream().toList()
                : resolving.counting(policyId, market, asOf, knownAt));
    counting.stream()
        .map(PublishedVersion::entry)
        .filter(entry -> entry.policyId().equals(policyId) && entry.overlayOf().isPresent())
        .findFirst()
        .ifPresent(overlay -> counting.addAll(resolving.countingOfBase(overlay, asOf, knownAt)));
    return Family.of(policyId, counting).at(market, channel, asOf, knownAt);
  }

  /** A policy with its overlays or its base, in every version that was ever published. */
  public Family family(String policyId) {
    return isStorable(policyId) ? families.whole(policyId) : Family.of(policyId, List.of());
  }

  /** Every policy of which something applies in a market at an instant, or will. */
  public List<Family> familiesIn(Market market, Instant asOf, Instant knownAt) {
    return families.in(market, asOf, knownAt);
  }

  /** A database that cannot hold a text cannot be asked for it either. */
  private static boolean isStorable(String policyId) {
    return StorableText.problemOf(policyId).isEmpty();
  }

  /** One version, taken back or not. */
  public Optional<PublishedVersion> find(String policyId, String version) {
    return isStorable(policyId) ? rows.find(policyId, version) : Optional.empty();
  }

  /** Every version, newest first. */
  public List<PublishedVersion> history(String policyId) {
    return isStorable(policyId) ? rows.versionsOf(policyId) : List.of();
  }

  /** When each of the policies was first published, by id. */
  public Map<String, Instant> firstPublishedAt(Collection<String> policyIds) {
    return policyIds.isEmpty() ? Map.of() : rows.firstPublishedAt(policyIds);
  }

  /** The ids of the overlays on a policy. */
  public List<String> overlaysOf(String policyId) {
    return rows.overlaysOf(policyId);
  }

  /**
   * The policies of which some version, in effect or not, says that it defines terms of a policy,
   * supersedes it or is an exception to it.
   */
  public Set<String> relatingTo(String policyId) {
    return relating.to(policyId);
  }

  /** Compares with the newest published version; see {@link Comparison#compare}. */
  public Comparison compare(PolicyEntry proposed) {
    return compare(proposed, categoriesInForce());
  }

  /** The same for many, who ask for the categories in force once. */
  Comparison compare(PolicyEntry proposed, Set<String> categoriesInForce) {
    var highest = history(proposed.policyId()).stream().findFirst().map(PublishedVersion::number);
    return Comparison.compare(
        dates,
        heldAgainst(newestVersion(proposed.policyId()), proposed),
        proposed,
        categoriesInForce,
        highest);
  }

  /**
   * Against what applies in some markets, empty for nothing, for their readers and with the number
   * that it would get.
   */
  Comparison compare(
      PolicyEntry proposed, Optional<PublishedVersion> applying, Collection<Market> readers) {
    var highest = history(proposed.policyId()).stream().findFirst().map(PublishedVersion::number);
    return Comparison.compare(
        dates, heldAgainst(applying, proposed), proposed, categoriesInForce(), highest, readers);
  }

  /** Some of a policy's versions as steps in its history; see {@link Revision#of}. */
  public List<Revision> revisions(List<PublishedVersion> versions, int offset, int limit) {
    return Revision.of(dates, versions, offset, limit);
  }

  private Optional<PolicyEntry> heldAgainst(
      Optional<PublishedVersion> version, PolicyEntry proposed) {
    return version.map(one -> one.heldAgainst(proposed, clock.instant()));
  }

  /** Whether who approved a change was shown these words, whatever their number is by now. */
  public boolean isApprovedBeside(String change, PublishedVersion other) {
    return rows.approvedBeside(change)
        .filter(hashes -> hashes.contains(other.entry().contentHash()))
        .isPresent();
  }

  /** The versions of a policy that were public at an instant and have been withdrawn since. */
  public List<String> withdrawnSince(String policyId, Instant since) {
    return rows.withdrawnSince(policyId, since);
  }

  /**
   * The markets in which something of the policy applied or was announced at an instant that an
   * entry names no more: from its release on they have no policy.
   */
  public Set<Market> leftOut(PolicyEntry entry, Instant at) {
    if (entry.jurisdictions().isEmpty() || entry.overlayOf().isPresent()) {
      return Set.of();
    }
    var left = new TreeSet<>(family(entry.policyId()).markets(at, at));
    left.removeAll(entry.markets());
    return left;
  }

  /** The versions that came last, in a market or in any, the latest first. */
  public List<PublishedVersion> latest(@Nullable Market market, int most) {
    return rows.latest(market, most);
  }

  /** The newest version of every policy that has one which was not taken back, by id. */
  public List<PublishedVersion> newestOfAll() {
    return rows.newestOfAll(null, clock.instant());
  }

  /** The same among the versions that are released in a market. */
  public List<PublishedVersion> newestOfAll(@Nullable Market market) {
    return rows.newestOfAll(market, clock.instant());
  }

  /** What applied of every policy of which something did; parameters as {@link #inForce}. */
  public List<PublishedVersion> inForceOfAll(
      @Nullable Market market, Instant asOf, Instant knownAt) {
    return rows.inForceOfAll(market, asOf, knownAt);
  }

  /** The markets that the newest version of some policy is published for by name, by code. */
  public Set<Market> marketsByName() {
    return new TreeSet<>(rows.marketsByName(clock.instant()));
  }

  /** Every policy category that a published policy covers. */
  public Set<String> categoriesInForce() {
    return newestOfAll().stream()
        .flatMap(version -> version.entry().policyCategories().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
