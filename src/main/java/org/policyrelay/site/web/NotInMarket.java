package org.policyrelay.site.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.VersionLife;
import org.policyrelay.site.web.PolicyPage.Place;
import org.policyrelay.site.web.PolicyPage.VersionLine;
import org.springframework.stereotype.Component;

/**
 * What stands at the address of a policy in a market where nothing of it applies: who kept the
 * address has to learn that, and what became of it.
 */
@Component
class NotInMarket {

  private final PolicyRegistry registry;
  private final PolicyStanding standings;
  private final VersionLines lines;
  private final MarketTime times;
  private final Clock clock;

  NotInMarket(
      PolicyRegistry registry,
      PolicyStanding standings,
      VersionLines lines,
      MarketTime times,
      Clock clock) {
    this.registry = registry;
    this.standings = standings;
    this.lines = lines;
    this.times = times;
    this.clock = clock;
  }

  /**
   * @param name as its newest version calls it
   * @param told that nothing applies, and what was the last to
   * @param asOf whether it was asked for another time than now
   */
  record Page(
      String id,
      String name,
      Place market,
      List<String> told,
      boolean asOf,
      List<VersionLine> versions) {}

  /**
   * Absent for a policy that the public does not know.
   *
   * @param asOf the instant that is asked for, absent for now
   */
  Optional<Page> page(Market market, String id, @Nullable Instant asOf) {
    var now = clock.instant();
    var versions = registry.history(id);
    return versions.stream()
        .findFirst()
        .map(PublishedVersion::entry)
        .map(PolicyEntry::name)
        .map(
            name ->
                new Page(
                    id,
                    name,
                    new Place(market.code(), MarketTime.nameOf(market)),
                    asOf == null
                        ? told(market, versions, now)
                        : List.of(
                            "Nothing of this policy applies there %s, as far as is known."
                                .formatted(times.tell(asOf, market))),
                    asOf != null,
                    lines.of(versions, market, now)));
  }

  private List<String> told(Market market, List<PublishedVersion> versions, Instant now) {
    var nothing = "Nothing of this policy applies there, and nothing is announced.";
    return versions.stream()
        .flatMap(version -> last(version, market, versions, now).stream())
        .findFirst()
        .map(last -> List.of(nothing, last))
        .orElse(List.of(nothing));
  }

  private Optional<String> last(
      PublishedVersion version, Market market, List<PublishedVersion> versions, Instant now) {
    var became =
        switch (VersionLife.of(version, market, versions, now).state()) {
          case NOT_RELEASED -> null;
          // an overlay is in effect by its own dates, and read with its base alone
          case IN_EFFECT, SCHEDULED -> VersionLife.State.WITHOUT_BASE.words();
          default -> standings.became(version, market, versions, now);
        };
    return Optional.ofNullable(became)
        .map(
            "The last version that was meant for it is %s: %%s.".formatted(version.version())
                ::formatted);
  }
}
