package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Families;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.VersionLife;
import org.policyrelay.site.web.PolicyPage.VersionLine;
import org.springframework.stereotype.Component;

/** The versions of a policy as its page lists them, each with the one to compare it with. */
@Component
class VersionLines {

  private static final Set<VersionLife.State> NEVER_READ =
      EnumSet.of(
          VersionLife.State.ROLLED_BACK,
          VersionLife.State.NEVER_IN_EFFECT,
          VersionLife.State.NOT_RELEASED);

  private final PolicyRegistry registry;
  private final MarketTime times;
  private final PolicyStanding standings;

  VersionLines(PolicyRegistry registry, MarketTime times, PolicyStanding standings) {
    this.registry = registry;
    this.times = times;
    this.standings = standings;
  }

  /**
   * @param versions every one, newest first
   * @param market of the page, absent for none
   */
  List<VersionLine> of(List<PublishedVersion> versions, @Nullable Market market, Instant now) {
    var lines = new ArrayList<VersionLine>();
    var families = new Families(registry);
    for (var place = 0; place < versions.size(); place++) {
      var version = versions.get(place);
      var former = readBefore(place, versions, market, now);
      lines.add(
          new VersionLine(
              version.version(),
              times.tellReader(version.publishedAt(), market),
              became(version, versions, market, families, now),
              former.map(PublishedVersion::version).orElse(null),
              former.filter(one -> isTakenBack(one, versions)).isPresent(),
              version.restores(),
              version.emergency()));
    }
    return List.copyOf(lines);
  }

  /** An overlay holds with its base alone, whatever became of its own versions. */
  private String became(
      PublishedVersion version,
      List<PublishedVersion> versions,
      @Nullable Market market,
      Families families,
      Instant now) {
    var isWithoutBase =
        version.entry().overlayOf().isPresent()
            && families.life(version, null, now) == VersionLife.State.WITHOUT_BASE;
    if (isWithoutBase) {
      return VersionLife.State.WITHOUT_BASE.words();
    }
    if (VersionLife.of(version, market, versions, now).state() == VersionLife.State.ROLLED_BACK) {
      return takenBack(version, market);
    }
    return standings.became(version, market, versions, now);
  }

  /** Whoever was told of it wants to know whether it is the one, and from when it is off. */
  private String takenBack(PublishedVersion version, @Nullable Market market) {
    var begins = new TreeMap<Market, Instant>();
    version.releases().stream()
        .filter(release -> release.covers(market) && release.rolledBackAt() != null)
        .forEach(release -> begins.put(release.market(), release.effectiveFrom()));
    var when =
        version.releases().stream()
            .flatMap(release -> Stream.ofNullable(release.rolledBackAt()))
            .max(Comparator.naturalOrder());
    var words = VersionLife.State.ROLLED_BACK.words();
    return begins.isEmpty() || when.isEmpty()
        ? words
        : "%s on %s; it was to apply from %s"
            .formatted(words, times.tellReader(when.get(), market), times.tellEach(begins));
  }

  /** The version before it that somebody could read as valid: not one that never came to that. */
  private static Optional<PublishedVersion> readBefore(
      int place, List<PublishedVersion> versions, @Nullable Market market, Instant now) {
    return versions.stream()
        .skip(place + 1L)
        .filter(
            former -> !NEVER_READ.contains(VersionLife.of(former, market, versions, now).state()))
        .findFirst();
  }

  /** It applied, and was withdrawn then: what came back in its place is of the same change. */
  private static boolean isTakenBack(PublishedVersion version, List<PublishedVersion> versions) {
    return version.restores() == null
        && versions.stream()
            .anyMatch(other -> other.restores() != null && other.change().equals(version.change()));
  }
}
