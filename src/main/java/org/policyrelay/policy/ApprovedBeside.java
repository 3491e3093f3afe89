package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/**
 * Which versions of an overlay and of its base somebody has approved beside one another. It is
 * known by their content: a draft that was in front of an approver is the version that it was
 * published as, and what comes back, by a withdrawal or because it is published once more, is what
 * it was. See ADR 34.
 */
@Component
class ApprovedBeside {

  private final PolicyRows rows;
  private final PolicyWrites writes;
  private final OverlayRules overlays;

  ApprovedBeside(PolicyRows rows, PolicyWrites writes, OverlayRules overlays) {
    this.rows = rows;
    this.writes = writes;
    this.overlays = overlays;
  }

  /**
   * Keeps what was in front of who approved a change.
   *
   * @param beside versions of its base, or of the overlays on it; empty for nothing
   */
  void approved(String change, List<PublishedVersion> beside) {
    writes.approved(change, hashes(beside));
  }

  /**
   * The versions of its base that an overlay is approved beside when it is published; absent for
   * any other policy.
   */
  @Nullable List<String> ofOverlay(PublishOrder order) {
    var entry = order.entry();
    if (entry.overlayOf().isEmpty()) {
      return null;
    }
    if (order.corrects() != null) {
      return rows.find(entry.policyId(), order.corrects())
          .map(PublishedVersion::writtenFor)
          .orElse(List.of());
    }
    var beside = rows.approvedBeside(order.change()).orElseGet(() -> hashes(metBy(entry, order)));
    var before =
        sameContent(order).stream()
            .flatMap(same -> Stream.ofNullable(same.writtenFor()).flatMap(List::stream))
            .collect(Collectors.toSet());
    return rows.versionsOf(entry.overlayOf().get()).stream()
        .filter(base -> beside.contains(hash(base)) || before.contains(base.version()))
        .sorted((one, other) -> one.number().compareTo(other.number()))
        .map(PublishedVersion::version)
        .toList();
  }

  /**
   * What has been public before with the same content: what somebody has approved it beside then,
   * they have approved this beside.
   */
  private List<PublishedVersion> sameContent(PublishOrder order) {
    return rows.versionsOf(order.entry().policyId()).stream()
        .filter(one -> hash(one).equals(order.approvedHash()))
        .toList();
  }

  /** Notes with every overlay that it was approved beside a base, once that is published. */
  void noteBase(PublishOrder order) {
    var all = overlaysOn(order.entry().policyId());
    if (!all.isEmpty()) {
      beside(order, all).forEach(overlay -> writes.addWrittenFor(overlay, order.version()));
    }
  }

  /**
   * Notes it for a correction that comes to a market later: what was approved beside its rule since
   * it was made.
   */
  void noteCorrection(String policyId, Lineage.Kin correction) {
    Stream.ofNullable(correction.corrects())
        .flatMap(corrects -> besideRule(corrects, overlaysOn(policyId)).stream())
        .forEach(overlay -> writes.addWrittenFor(overlay, correction.version()));
  }

  private List<PublishedVersion> overlaysOn(String policyId) {
    return rows.overlaysOf(policyId).stream().flatMap(id -> rows.versionsOf(id).stream()).toList();
  }

  /** Other words for the same rule, which is what overlays were approved beside. */
  private static List<PublishedVersion> besideRule(
      String corrects, List<PublishedVersion> overlays) {
    return overlays.stream().filter(overlay -> isWrittenFor(overlay, corrects)).toList();
  }

  private List<PublishedVersion> beside(PublishOrder order, List<PublishedVersion> all) {
    var corrects = order.corrects();
    if (corrects != null) {
      return besideRule(corrects, all);
    }
    var shown =
        rows.approvedBeside(order.change())
            .map(hashes -> versions(all, hashes))
            .orElseGet(() -> overlays.meeting(order.entry(), order.from(), order.publishedAt()));
    var before = sameContent(order);
    return all.stream()
        .filter(
            one ->
                shown.contains(one)
                    || isDraftShown(one, order)
                    || before.stream().anyMatch(same -> isWrittenFor(one, same.version())))
        .toList();
  }

  /** Whether who approved the overlay had the base in front of them before it was published. */
  private boolean isDraftShown(PublishedVersion overlay, PublishOrder order) {
    // what a withdrawal brought back has the key of what was withdrawn, and none of its approvals
    return overlay.restores() == null
        && rows.approvedBeside(overlay.change())
            .filter(hashes -> hashes.contains(order.approvedHash()))
            .isPresent();
  }

  private static boolean isWrittenFor(PublishedVersion overlay, String version) {
    return overlay.writtenFor() != null && overlay.writtenFor().contains(version);
  }

  private List<PublishedVersion> metBy(PolicyEntry overlay, PublishOrder order) {
    var from = order.from().values().stream().min(Instant::compareTo).orElse(order.publishedAt());
    return overlays.metBy(overlay, from, order.publishedAt(), List.of());
  }

  private static List<PublishedVersion> versions(List<PublishedVersion> all, Set<String> hashes) {
    return all.stream().filter(one -> hashes.contains(hash(one))).toList();
  }

  private static Set<String> hashes(List<PublishedVersion> versions) {
    return versions.stream().map(ApprovedBeside::hash).collect(Collectors.toUnmodifiableSet());
  }

  private static String hash(PublishedVersion version) {
    return version.entry().contentHash();
  }
}
