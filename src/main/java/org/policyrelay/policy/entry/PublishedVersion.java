package org.policyrelay.policy.entry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.overlay.Family;

/**
 * A version as the registry has it.
 *
 * @param entry the content, with its version
 * @param change key of the work that it comes from
 * @param restores the version whose content it brings back, absent for one of its own
 * @param clauses of its text, in order, with the ids that stay
 * @param writtenFor of an overlay the versions of its base that somebody has approved it beside, in
 *     the order in which that came; absent for any other policy and for what is not published yet
 * @param written since when its parts read as they do
 * @param emergency whether it was published as an emergency, without the notice that is usual
 */
public record PublishedVersion(
    PolicyEntry entry,
    String version,
    String change,
    Instant publishedAt,
    @Nullable String restores,
    List<Clause> clauses,
    List<Release> releases,
    @Nullable List<String> writtenFor,
    WrittenSince written,
    boolean emergency) {

  /** What is no overlay, or not published yet. */
  public PublishedVersion(
      PolicyEntry entry,
      String version,
      String change,
      Instant publishedAt,
      @Nullable String restores,
      List<Clause> clauses,
      List<Release> releases) {
    this(
        entry,
        version,
        change,
        publishedAt,
        restores,
        clauses,
        releases,
        null,
        WrittenSince.ITSELF,
        false);
  }

  /**
   * From when until when the version applies in a market.
   *
   * @param effectiveUntil the first instant at which it no longer applies, absent while nothing
   *     ends it
   * @param rolledBackAt when we stopped saying so, absent while it counts
   */
  public record Release(
      Market market,
      Instant effectiveFrom,
      @Nullable Instant effectiveUntil,
      Instant publishedAt,
      @Nullable Instant rolledBackAt) {

    /** Whether it counted at an instant, as it was known at another. */
    public boolean counts(Instant asOf, Instant knownAt) {
      return !effectiveFrom.isAfter(asOf) && !hasEnded(asOf) && isKnown(knownAt);
    }

    /** Whether it was published and not yet taken back. */
    public boolean isKnown(Instant knownAt) {
      return !publishedAt.isAfter(knownAt)
          && (rolledBackAt == null || rolledBackAt.isAfter(knownAt));
    }

    /** Whether it is over at an instant. */
    public boolean hasEnded(Instant asOf) {
      return effectiveUntil != null && !effectiveUntil.isAfter(asOf);
    }

    /** Whether it holds in the market, by name or because it holds everywhere. */
    public boolean covers(@Nullable Market wanted) {
      return market.covers(wanted);
    }
  }

  /** What it is ordered by. */
  public SemanticVersion number() {
    return SemanticVersion.of(version);
  }

  /** Where it stands at an instant in any market. */
  public VersionState state(Instant now) {
    return state(null, now, now);
  }

  /**
   * Where it stands.
   *
   * @param market null = in any market
   * @param asOf at which instant
   * @param knownAt as it was known when
   * @return by its own releases alone; see {@link Family#member}
   */
  public VersionState state(@Nullable Market market, Instant asOf, Instant knownAt) {
    var here = releases.stream().filter(release -> release.covers(market)).toList();
    if (here.isEmpty()) {
      return VersionState.NOT_RELEASED;
    }
    var known = here.stream().filter(release -> release.isKnown(knownAt)).toList();
    if (known.isEmpty()) {
      return VersionState.ROLLED_BACK;
    }
    if (known.stream().anyMatch(release -> release.counts(asOf, knownAt))) {
      return VersionState.IN_EFFECT;
    }
    return known.stream().allMatch(release -> release.hasEnded(asOf))
        ? VersionState.ENDED
        : VersionState.SCHEDULED;
  }

  /** From when it applies in the market, the earliest where several releases cover it. */
  public Optional<Instant> effectiveFrom(@Nullable Market market) {
    return releases.stream()
        .filter(release -> release.covers(market))
        .map(Release::effectiveFrom)
        .min(Comparator.naturalOrder());
  }

  /**
   * As an entry would stand in the registry.
   *
   * @param earlier every version of the policy, newest first
   */
  public static PublishedVersion proposed(
      PolicyEntry entry, String version, List<PublishedVersion> earlier, Instant now) {
    var known = earlier.stream().map(PublishedVersion::clauses).toList();
    // the ids of new clauses are given when it is published; here none may meet one that is known
    // but of a policy of which nothing is known, they will be those
    var last = earlier.isEmpty() ? 0 : Integer.MAX_VALUE / 2;
    var clauses = ClauseIds.give(entry.text(), known, last).clauses();
    var before = earlier.isEmpty() ? null : earlier.get(0);
    var written = WrittenSince.of(entry, clauses, before);
    return new PublishedVersion(
        entry, version, "", now, null, clauses, List.of(), null, written, false);
  }

  /** The same words, as a version of another number brings them back. */
  public PublishedVersion broughtBackAs(String number) {
    return number.equals(version)
        ? this
        : new PublishedVersion(
            entry,
            number,
            change,
            publishedAt,
            version,
            clauses,
            releases,
            writtenFor,
            written,
            emergency);
  }

  public PublishedVersion withReleases(List<Release> others) {
    return new PublishedVersion(
        entry,
        version,
        change,
        publishedAt,
        restores,
        clauses,
        others,
        writtenFor,
        written,
        emergency);
  }

  /**
   * Whether somebody has approved the overlay beside these words of its base. What a version brings
   * back is what it was.
   */
  public boolean isWrittenFor(PublishedVersion base) {
    return writtenFor == null
        || writtenFor.contains(base.version())
        || (base.restores() != null && writtenFor.contains(base.restores()));
  }

  /**
   * Since when a clause or an item of it reads as it does.
   *
   * @param part as {@link WrittenSince} names it
   */
  public Instant since(String part) {
    return written.earlier().getOrDefault(part, publishedAt);
  }

  /**
   * What the next text is held against. The day from which a version is to apply says nothing to
   * anybody once it applies wherever it was released: who writes the next text leaves it out.
   *
   * @param at when the two are compared
   */
  public PolicyEntry heldAgainst(PolicyEntry next, Instant at) {
    if (next.effectiveDate().isPresent() || entry.effectiveDate().isEmpty() || !hasBegun(at)) {
      return entry;
    }
    var undated = entry.json();
    undated.remove("effective_date");
    return PolicyEntry.trusted(undated);
  }

  /** Whether it applies, or did, wherever it was released and not taken back. */
  public boolean hasBegun(Instant at) {
    var known = releases.stream().filter(release -> release.isKnown(at)).toList();
    return !known.isEmpty()
        && known.stream().noneMatch(release -> release.effectiveFrom().isAfter(at));
  }

  /** The version that a correction of wording gets, if it comes next. */
  public String nextPatch() {
    return number().next(SemanticVersion.Bump.PATCH).toString();
  }

  /** The text of a clause by its id. */
  public Optional<Clause> clause(String id) {
    return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
  }
}
