package org.policyrelay.policy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.PublishOutcome.Obstructed;
import org.policyrelay.policy.StillApproved.Unread;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What stands against publishing something, as the registry is now. It asks and writes nothing; who
 * needs it to stay so has locked the registry before.
 */
@Component
class PublishObstacles {

  private final PolicyRows rows;
  private final OverlayRules overlays;
  private final ContentRules content;
  private final ObjectProvider<StillApproved> approved;
  private final Clock clock;

  PublishObstacles(
      PolicyRows rows,
      OverlayRules overlays,
      ContentRules content,
      ObjectProvider<StillApproved> approved,
      Clock clock) {
    this.rows = rows;
    this.overlays = overlays;
    this.content = content;
    this.approved = approved;
    this.clock = clock;
  }

  /**
   * What is no longer what was approved, a number that is taken or too low, an overlay that would
   * loosen its base, a correction of what is not the newest any more, or content that cites what is
   * not there. An emergency keeps no overlay from standing beside it: who manages policies settles
   * that afterwards, as after a withdrawal.
   *
   * @return the first of them, empty for nothing
   */
  Optional<Obstructed> to(PublishOrder order) {
    var versions = rows.versionsOf(order.entry().policyId());
    return ofCorrection(order, versions)
        .or(() -> ofApproval(order, versions))
        .or(() -> ofNumber(order, versions))
        .or(() -> ofOverlays(order, versions))
        .or(() -> ofContent(order, versions));
  }

  /** What is public already only gets more markets, and is asked nothing. */
  private Optional<Obstructed> ofApproval(PublishOrder order, List<PublishedVersion> versions) {
    return isDone(order, versions) ? Optional.empty() : outgrown(order);
  }

  Optional<Unread> unread(PublishOrder order) {
    return approved.stream().flatMap(one -> one.unread(order).stream()).findFirst();
  }

  /** What more it has become since it was approved, whatever else stands against it. */
  Optional<Obstructed> outgrown(PublishOrder order) {
    return approved.stream()
        .flatMap(one -> one.outgrown(order).stream())
        .findFirst()
        .map(why -> new Obstructed(ErrorCode.NOT_APPROVED, why));
  }

  /** A version that is published already has its clauses. */
  private Optional<Obstructed> ofContent(PublishOrder order, List<PublishedVersion> versions) {
    var faults = isDone(order, versions) ? List.<FieldError>of() : content.faultsOf(order.entry());
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstructed(ErrorCode.INVALID_POLICY_ENTRY, ContentRules.reason(faults), faults));
  }

  private static Optional<Obstructed> ofNumber(
      PublishOrder order, List<PublishedVersion> versions) {
    var policyId = order.entry().policyId();
    var same = sameNumber(order, versions);
    if (same.isPresent() && !isOf(same.get(), order)) {
      return Optional.of(
          new Obstructed(
              ErrorCode.VERSION_TAKEN,
              "%s %s is published already, by %s; choose a higher version"
                  .formatted(policyId, order.version(), same.get().change())));
    }
    if (same.isEmpty() && !versions.isEmpty() && isLower(order, versions.get(0))) {
      return Optional.of(
          new Obstructed(
              ErrorCode.VERSION_TAKEN,
              "%s %s is not above %s, which is published already, by %s; choose a higher version"
                  .formatted(
                      policyId,
                      order.version(),
                      versions.get(0).version(),
                      versions.get(0).change())));
    }
    return Optional.empty();
  }

  /** Whether it is the same order once more, perhaps for more markets. */
  private static boolean isDone(PublishOrder order, List<PublishedVersion> versions) {
    return sameNumber(order, versions).filter(same -> isOf(same, order)).isPresent();
  }

  /**
   * Two orders of equal words and number are two all the same: what the second brings before the
   * public, somebody would take back who takes back the first.
   */
  private static boolean isOf(PublishedVersion version, PublishOrder order) {
    return version.change().equals(order.change())
        && version.entry().contentHash().equals(order.entry().contentHash());
  }

  private static Optional<PublishedVersion> sameNumber(
      PublishOrder order, List<PublishedVersion> versions) {
    return versions.stream().filter(one -> one.version().equals(order.version())).findFirst();
  }

  /** It has the words of what it corrects, and would take a newer version's back. */
  private static Optional<Obstructed> ofCorrection(
      PublishOrder order, List<PublishedVersion> versions) {
    var corrects = order.corrects();
    if (corrects == null || isDone(order, versions)) {
      return Optional.empty();
    }
    return versions.stream()
        .findFirst()
        .map(PublishedVersion::version)
        .filter(newest -> !newest.equals(corrects))
        .map(
            newest ->
                new Obstructed(
                    ErrorCode.WRONG_STATE,
                    "it corrects %s of %s, and %s is public since; nothing of it is. Drop it, and correct that one anew"
                        .formatted(corrects, order.entry().policyId(), newest)));
  }

  /**
   * A correction changes no rule: what stands beside what it corrects stands beside it as well, and
   * it has nobody who could settle that.
   */
  private Optional<Obstructed> ofOverlays(PublishOrder order, List<PublishedVersion> versions) {
    return order.corrects() != null
        ? Optional.empty()
        : ofItsBase(order)
            .or(() -> order.waitsForNobody() ? Optional.empty() : ofOverlaysOnIt(order, versions));
  }

  /** What keeps an overlay from standing on its base; nothing for a base. */
  private Optional<Obstructed> ofItsBase(PublishOrder order) {
    var now = clock.instant();
    for (var release : order.releases()) {
      var faults = overlays.faultsOf(order.entry(), release.effectiveFrom(), now, List.of());
      if (!faults.isEmpty()) {
        return Optional.of(Obstructed.by(faults));
      }
    }
    return Optional.empty();
  }

  private Optional<Obstructed> ofOverlaysOnIt(PublishOrder order, List<PublishedVersion> versions) {
    var now = clock.instant();
    var base = PublishedVersion.proposed(order.entry(), order.version(), versions, now);
    var conflicts = overlays.conflictsOf(base, order.from(), now);
    return conflicts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstructed(
                ErrorCode.OVERLAY_LOOSENS,
                "overlays would be looser than "
                    + order.entry().policyId()
                    + " "
                    + order.version()
                    + "; publish them anew first: "
                    + describe(conflicts)));
  }

  private static String describe(List<OverlayConflict> conflicts) {
    return conflicts.stream().map(OverlayConflict::describe).collect(Collectors.joining("; "));
  }

  private static boolean isLower(PublishOrder order, PublishedVersion newest) {
    return SemanticVersion.of(order.version()).compareTo(newest.number()) < 0;
  }
}
