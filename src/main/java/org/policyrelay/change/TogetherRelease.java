package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.policy.overlay.OverlayRefusal;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/**
 * The release of several changes at once, by what holds them together: all of them or none. It runs
 * in the caller's transaction, so that what it refuses can be asked for without ending that.
 */
@Component
public class TogetherRelease {

  private final PolicyChanges changes;
  private final SinceApproval since;
  private final ReleaseDates dates;
  private final ReleaseOrders orders;
  private final ReleaseStep step;
  private final OverlayWork overlays;
  private final ProposedEntries proposedEntries;
  private final Publications publications;
  private final Clock clock;

  TogetherRelease(
      PolicyChanges changes,
      SinceApproval since,
      ReleaseDates dates,
      ReleaseOrders orders,
      ReleaseStep step,
      OverlayWork overlays,
      ProposedEntries proposedEntries,
      Publications publications,
      Clock clock) {
    this.changes = changes;
    this.since = since;
    this.dates = dates;
    this.orders = orders;
    this.step = step;
    this.overlays = overlays;
    this.proposedEntries = proposedEntries;
    this.publications = publications;
    this.clock = clock;
  }

  /**
   * A change that goes.
   *
   * @param effective from when it is to apply, by those of its markets in which it goes
   */
  public record Part(PolicyChange change, Map<Market, Instant> effective) {

    private String called() {
      return "%s (%s)".formatted(change.key(), change.entry().name());
    }

    private boolean isFor(Market market) {
      return effective.keySet().stream().anyMatch(one -> one.covers(market));
    }
  }

  /** From when it would apply, were it released now by itself. */
  public Map<Market, Instant> datesOf(PolicyChange change, Set<Market> markets) {
    return dates.datesOf(change, markets, clock.instant());
  }

  /** Whether a change waits for its release, and nobody has answered yet. */
  public boolean waitsForRelease(PolicyChange change) {
    return change.state() == ChangeState.AWAITING_RELEASE
        && change.heldAt().isEmpty()
        && step.isOpen(change.key());
  }

  /** What stands against letting them go together; it names the part. */
  public Optional<RefusedException> problem(List<Part> parts) {
    for (var part : parts) {
      try {
        check(part, parts);
      } catch (RefusedException refused) {
        return Optional.of(
            new RefusedException(
                refused.code(), part.called() + ": " + refused.getMessage(), refused.fields()));
      }
    }
    return Optional.empty();
  }

  private void check(Part part, List<Part> parts) {
    var change = part.change();
    if (!waitsForRelease(change)) {
      throw new RefusedException(ErrorCode.WRONG_STATE, "it does not wait for its release now");
    }
    change.requireReady(part.effective().keySet());
    since.requireApproved(change);
    dates.checkDates(change.entry(), part.effective());
    checkOverlay(part, parts);
    var conflicts = overlays.conflictsOf(change, part.effective().keySet());
    if (!conflicts.isEmpty()) {
      throw new RefusedException(
          ErrorCode.OVERLAY_LOOSENS,
          "an overlay would be looser: "
              + conflicts.stream().map(OverlayConflict::describe).collect(Collectors.joining("; "))
              + "; have a text of it that fits taken into the package, or published first");
    }
  }

  /** Beside its base as it is, or as it goes with it. */
  private void checkOverlay(Part part, List<Part> parts) {
    var entry = part.change().entry();
    if (entry.overlayOf().isEmpty()) {
      return;
    }
    var market = entry.markets().get(0);
    var bases =
        parts.stream()
            .filter(one -> one.change().policyId().equals(entry.overlayOf().get()))
            .filter(one -> one.isFor(market))
            .map(one -> one.change().entry())
            .toList();
    var faults = new ArrayList<FieldError>();
    for (var from : part.effective().values()) {
      faults.addAll(proposedEntries.overlayFaults(entry, from, bases));
    }
    for (PolicyEntry base : bases) {
      proposedEntries.conflict(base, entry).ifPresent(conflict -> faults.addAll(conflict.faults()));
    }
    if (!faults.isEmpty()) {
      throw OverlayRefusal.of(faults.stream().distinct().toList());
    }
  }

  /**
   * Orders the publication of each and makes all of them public.
   *
   * @param readyOnly whether markets may be left for later
   * @throws RefusedException as {@link #problem} says, and for what only the registry can tell
   */
  public void release(List<Part> parts, String by, boolean readyOnly) {
    problem(parts)
        .ifPresent(
            refused -> {
              throw refused;
            });
    var ordered = new ArrayList<String>();
    for (var part : parts) {
      var key = part.change().key();
      step.pass(key, by, readyOnly);
      ordered.add(orders.order(changes.get(key), part.effective(), by));
    }
    publications.publishTogether(ordered);
  }
}
