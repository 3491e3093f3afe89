package org.policyrelay.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.policy.overlay.OverlayRefusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an entry that is not published yet would meet in the registry: its base, overlays on it, and
 * the content of other policies that its own speaks of.
 */
@Service
// a refusal of what is only read leaves it to the caller what becomes of its transaction
@Transactional(readOnly = true, noRollbackFor = RefusedException.class)
public class ProposedEntries {

  private final PolicyRegistry registry;
  private final OverlayRules overlays;
  private final ContentRules content;
  private final Clock clock;

  ProposedEntries(
      PolicyRegistry registry, OverlayRules overlays, ContentRules content, Clock clock) {
    this.registry = registry;
    this.overlays = overlays;
    this.content = content;
    this.clock = clock;
  }

  /** The overlays that a proposed base would conflict with, were it to apply now everywhere. */
  public List<OverlayConflict> conflictsOf(PolicyEntry proposed) {
    return conflictsOf(proposed, "as proposed", Map.of(Market.EVERYWHERE, clock.instant()));
  }

  /**
   * The overlays that a base would conflict with, proposed or released to other markets.
   *
   * @param called what people are told instead of, or as, its version
   * @param effective from when it is to apply, by market; {@code *} for everywhere
   */
  public List<OverlayConflict> conflictsOf(
      PolicyEntry proposed, String called, Map<Market, Instant> effective) {
    if (registry.overlaysOf(proposed.policyId()).isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    return overlays.conflictsOf(
        PublishedVersion.proposed(proposed, called, registry.history(proposed.policyId()), now),
        effective,
        now);
  }

  /**
   * The versions of its base that an overlay will be read with in its market, in the order in which
   * they begin, those that are drafted last; empty for a policy that is no overlay.
   *
   * @param from when it is to apply; null = as soon as its base does
   * @param drafted texts of its base that are on their way to be published
   */
  public List<PublishedVersion> basesOf(
      PolicyEntry overlay, @Nullable Instant from, List<PolicyEntry> drafted) {
    return overlays.metBy(overlay, from, clock.instant(), drafted);
  }

  /**
   * The overlays that a base would be read with, in force or announced.
   *
   * @param effective from when it is to apply, by market
   */
  public List<PublishedVersion> overlaysMet(PolicyEntry base, Map<Market, Instant> effective) {
    return overlays.meeting(base, effective, clock.instant());
  }

  /** What {@link #checkOverlay} would refuse an overlay for, as soon as its base applies. */
  public List<FieldError> overlayFaults(PolicyEntry overlay, List<PolicyEntry> drafted) {
    return overlays.faultsOf(overlay, null, clock.instant(), drafted);
  }

  /**
   * The same from an instant on.
   *
   * @param from when it is to apply
   */
  public List<FieldError> overlayFaults(
      PolicyEntry overlay, Instant from, List<PolicyEntry> drafted) {
    return overlays.faultsOf(overlay, from, clock.instant(), drafted);
  }

  /** Why an overlay would be looser than a base with which it is drafted; empty where it fits. */
  public Optional<OverlayConflict> conflict(PolicyEntry base, PolicyEntry overlay) {
    return OverlayConflict.of(asDrafted(base), asDrafted(overlay));
  }

  private PublishedVersion asDrafted(PolicyEntry entry) {
    return PublishedVersion.proposed(
        entry, "as drafted", registry.history(entry.policyId()), clock.instant());
  }

  /**
   * As {@link ContentRules#check}.
   *
   * @param approved what of a policy is approved and not published yet, by its id
   * @param isOnItsWay whether a policy that may never have been published is proposed
   */
  public void checkContent(
      PolicyEntry proposed,
      Function<String, List<ApprovedEntry>> approved,
      Predicate<String> isOnItsWay) {
    content.check(proposed, approved, isOnItsWay);
  }

  /**
   * Refuses an overlay that is none: one that loosens its base, drops a base clause, or has no base
   * that applies at the instant.
   *
   * @param from when it is to apply; null = as soon as its base does
   * @param drafted texts of its base that are not published yet, with which it is drafted; empty
   *     where it is to be published
   * @throws RefusedException with the code that says what is wrong, such as {@code
   *     overlay-base-unknown} or {@code overlay-loosens}, and every clause or field
   */
  public void checkOverlay(
      PolicyEntry proposed, @Nullable Instant from, List<PolicyEntry> drafted) {
    var faults = overlays.faultsOf(proposed, from, clock.instant(), drafted);
    if (!faults.isEmpty()) {
      throw OverlayRefusal.of(faults);
    }
  }
}
