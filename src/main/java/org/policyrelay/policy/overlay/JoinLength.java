package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;

/**
 * Holds what applies together in a market against the length that a policy's text may have: the
 * base and all overlays that are in force beside one another, now or at any instant to come, and
 * not each overlay alone.
 */
final class JoinLength {

  private static final int LONGEST = TextKind.POLICY_TEXT.longest();

  private JoinLength() {}

  /**
   * What is wrong with the length of the join, once an overlay applies too; empty for nothing.
   *
   * @param others versions of the base, and of other overlays on it
   * @param from when the overlay is to begin
   */
  static Optional<FieldError> faultWith(
      PolicyEntry overlay, List<PublishedVersion> others, Instant from, Instant now) {
    var market = overlay.markets().get(0);
    var joining =
        beginning(
            new PublishedVersion(overlay, "proposed", "", now, null, List.of(), List.of()),
            market,
            from,
            now);
    var versions = new ArrayList<>(others);
    versions.add(joining);
    return longest(overlay.overlayOf().orElseThrow(), versions, market, from, now)
        .map(resolved -> fault(resolved, joining));
  }

  /**
   * The overlay that would make the join with a base too long, and why; empty where none does. Of
   * several it is the last, by their ids.
   *
   * @param base as it is to be published, from when on
   * @param overlays versions of those on it in the market
   */
  static Optional<OverlayConflict> conflictWith(
      PublishedVersion base,
      List<PublishedVersion> overlays,
      Market market,
      Instant from,
      Instant now) {
    var versions = new ArrayList<>(overlays);
    versions.add(beginning(base, market, from, now));
    return longest(base.entry().policyId(), versions, market, from, now)
        .map(
            resolved -> {
              var last = resolved.overlays().get(resolved.overlays().size() - 1);
              return new OverlayConflict(
                  last.entry().policyId(), last.version(), market, List.of(fault(resolved, last)));
            });
  }

  /** The version with one release in the market, known now and without an end. */
  static PublishedVersion beginning(
      PublishedVersion version, Market market, Instant from, Instant now) {
    return version.withReleases(List.of(new Release(market, from, null, now, null)));
  }

  /** The longest of all that will apply from the instant on, if it is too long. */
  private static Optional<Resolved> longest(
      String base, List<PublishedVersion> versions, Market market, Instant from, Instant now) {
    return Family.of(base, versions).from(market, null, from, now).stream()
        .flatMap(span -> Optional.ofNullable(span.what()).stream())
        .filter(what -> !what.overlays().isEmpty() && lengthOf(what) > LONGEST)
        .max(Comparator.comparingInt(JoinLength::lengthOf));
  }

  private static int lengthOf(Resolved what) {
    return Texts.length(what.entry().text());
  }

  private static FieldError fault(Resolved resolved, PublishedVersion overlay) {
    var id = overlay.entry().policyId();
    return new FieldError(
        "policy",
        OverlayRefusal.TOO_LONG,
        "together with %s it has %d characters, may have %d; shorten it"
            .formatted(
                resolved
                    .versions()
                    .filter(one -> !one.entry().policyId().equals(id))
                    .map(one -> one.entry().policyId() + " " + one.version())
                    .collect(Collectors.joining(" and ")),
                lengthOf(resolved),
                LONGEST));
  }
}
