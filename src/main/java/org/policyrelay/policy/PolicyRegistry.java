package org.policyrelay.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is published: versions that never change, and from when each applies in which market. Kept
 * on two time axes, so that what was known when can always be told.
 */
@Service
@Transactional
public class PolicyRegistry {

  private final PolicyRows rows;
  private final Clock clock;

  PolicyRegistry(PolicyRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Publishes a version, or adds markets to it. Doing it twice changes nothing.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} when the content is not what was
   *     approved, with {@link ErrorCode#WRONG_STATE} when the version exists with other content
   */
  public void publish(PublishOrder order) {
    var hash = order.entry().contentHash();
    if (!hash.equals(order.approvedHash())) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED,
          "what is to be published of " + order.change() + " is not what was approved");
    }
    var before = find(order.entry().policyId(), order.version());
    if (before.isEmpty()) {
      rows.addVersion(order, withVersion(order).json().toString());
    } else if (!before.get().entry().contentHash().equals(hash)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "%s %s is published with other content; choose a higher version"
              .formatted(order.entry().policyId(), order.version()));
    }
    var markets =
        before.map(PublishedVersion::releases).orElse(List.of()).stream()
            .filter(release -> release.rolledBackAt() == null)
            .map(PublishedVersion.Release::market)
            .collect(Collectors.toSet());
    order.releases().stream()
        .filter(release -> !markets.contains(release.market()))
        .forEach(release -> rows.addRelease(order, release));
  }

  /** Takes everything back that the change has published; what applied before counts again. */
  public void rollBack(String change, Instant at, String reason) {
    rows.rollBack(change, at, reason);
  }

  /** The newest version that is public and not taken back, in effect or not yet. */
  @Transactional(readOnly = true)
  public Optional<PolicyEntry> newest(String policyId) {
    return newestVersion(policyId).map(PublishedVersion::entry);
  }

  @Transactional(readOnly = true)
  public Optional<PublishedVersion> newestVersion(String policyId) {
    var now = clock.instant();
    return rows.versionsOf(policyId).stream()
        .filter(version -> version.releases().stream().anyMatch(release -> release.isKnown(now)))
        .findFirst();
  }

  /**
   * The version that applied.
   *
   * @param market ISO country code, null = in any market
   * @param asOf when it applied
   * @param knownAt as it was known when
   */
  @Transactional(readOnly = true)
  public Optional<PublishedVersion> inForce(
      String policyId, @Nullable String market, Instant asOf, Instant knownAt) {
    return rows.versionsOf(policyId).stream()
        .filter(
            version ->
                version.releases().stream()
                    .anyMatch(release -> release.covers(market) && release.counts(asOf, knownAt)))
        .findFirst();
  }

  /** One version, taken back or not. */
  @Transactional(readOnly = true)
  public Optional<PublishedVersion> find(String policyId, String version) {
    return history(policyId).stream().filter(one -> one.version().equals(version)).findFirst();
  }

  /** Every version, newest first. */
  @Transactional(readOnly = true)
  public List<PublishedVersion> history(String policyId) {
    return rows.versionsOf(policyId);
  }

  /** Compares with the newest published version; see {@link Comparison#compare}. */
  @Transactional(readOnly = true)
  public Comparison compare(PolicyEntry proposed) {
    var highest =
        history(proposed.policyId()).stream()
            .findFirst()
            .flatMap(version -> SemanticVersion.parse(version.version()));
    return Comparison.compare(newest(proposed.policyId()), proposed, categoriesInForce(), highest);
  }

  /** The newest version of every policy that has one which was not taken back, by id. */
  @Transactional(readOnly = true)
  public List<PublishedVersion> newestOfAll() {
    return newestOfAll(version -> true);
  }

  /** The same among the versions that suit: the newest that suits, of every policy that has one. */
  @Transactional(readOnly = true)
  public List<PublishedVersion> newestOfAll(Predicate<PublishedVersion> suits) {
    var now = clock.instant();
    Map<String, PublishedVersion> newest = new LinkedHashMap<>();
    rows.all().stream()
        .filter(version -> version.releases().stream().anyMatch(release -> release.isKnown(now)))
        .filter(suits)
        .forEach(version -> newest.putIfAbsent(version.entry().policyId(), version));
    return List.copyOf(newest.values());
  }

  /** Every policy category that a published policy covers. */
  @Transactional(readOnly = true)
  public Set<String> categoriesInForce() {
    return newestOfAll().stream()
        .flatMap(version -> version.entry().policyCategories().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static PolicyEntry withVersion(PublishOrder order) {
    return order.entry().version().filter(order.version()::equals).isPresent()
        ? order.entry()
        : order.entry().with(Map.of("version", order.version()));
  }
}
