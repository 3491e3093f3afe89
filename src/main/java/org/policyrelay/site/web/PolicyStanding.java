package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.RuleWordings;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.VersionLife;
import org.policyrelay.site.web.PolicyPage.Standing;
import org.springframework.stereotype.Component;

/** What a reader has to know before they take a text as valid: what applies instead, what comes. */
@Component
class PolicyStanding {

  private final RuleWordings wordings;
  private final MarketTime times;

  PolicyStanding(RuleWordings wordings, MarketTime times) {
    this.wordings = wordings;
    this.times = times;
  }

  /** Of one version, in any market; null where it applies and nothing else is coming. */
  @Nullable Standing of(PublishedVersion shown, Family family, Instant now) {
    var instead =
        family
            .at(null, null, now, now)
            .map(Resolved::base)
            .map(PublishedVersion::version)
            .orElse(null);
    var life = VersionLife.of(shown, null, family.base(), now);
    return switch (life.state()) {
      case ROLLED_BACK -> new Standing("This version was taken back and does not apply.", instead);
      case SCHEDULED ->
          new Standing("This version does not apply yet." + announced(shown, now), instead);
      case REPLACED, ENDED, NEVER_IN_EFFECT, NOT_RELEASED, WITHOUT_BASE ->
          new Standing(
              "This version %s.".formatted(became(shown, null, family.base(), now)), instead);
      case IN_EFFECT -> {
        if (instead != null && !instead.equals(shown.version())) {
          yield new Standing("In some markets a newer version is in effect.", instead);
        }
        yield ComingVersions.next(family.base(), now)
            .map(
                next ->
                    new Standing(
                        "A newer version is published and will apply later." + announced(next, now),
                        next.version()))
            .orElse(null);
      }
    };
  }

  /**
   * What became of a version, after its name.
   *
   * @param market of the page that says so, absent for none
   * @param versions every version of the policy, newest first
   */
  String became(
      PublishedVersion version,
      @Nullable Market market,
      List<PublishedVersion> versions,
      Instant now) {
    var life = VersionLife.of(version, market, versions, now);
    var at = when(version, life.state(), market, versions, now);
    return switch (life.state()) {
      case IN_EFFECT -> "in effect since " + at;
      case SCHEDULED -> "coming, from " + at;
      case REPLACED -> "was replaced on " + at;
      case ENDED -> "ended on " + at;
      case NEVER_IN_EFFECT ->
          corrected(version)
              .map(by -> "was corrected before its day, by version " + by)
              .orElse(life.state().words());
      case ROLLED_BACK, NOT_RELEASED, WITHOUT_BASE -> life.state().words();
    };
  }

  /** Over what a version says item by item when it holds nowhere; null where it does or will. */
  @Nullable String past(
      PublishedVersion version,
      VersionLife.State state,
      List<PublishedVersion> versions,
      Instant now) {
    return switch (state) {
      case IN_EFFECT, SCHEDULED -> null;
      case REPLACED, ENDED -> "What held until " + when(version, state, null, versions, now);
      case NEVER_IN_EFFECT, ROLLED_BACK, NOT_RELEASED -> "What never held in this version";
      case WITHOUT_BASE -> "What does not hold without its base";
    };
  }

  /** By the clock of each market in which it came to that. */
  private String when(
      PublishedVersion version,
      VersionLife.State state,
      @Nullable Market market,
      List<PublishedVersion> versions,
      Instant now) {
    var byMarket = new TreeMap<Market, Instant>();
    var markets =
        market == null ? version.releases().stream().map(Release::market) : Stream.of(market);
    markets.forEach(
        where -> {
          var life = VersionLife.of(version, where, versions, now);
          if (life.state() == state && life.at() != null) {
            byMarket.put(where, life.at());
          }
        });
    return times.tell(byMarket);
  }

  /** The rule came into effect all the same: who was told of these words is to read on there. */
  private Optional<String> corrected(PublishedVersion version) {
    return wordings.corrections(version.entry().policyId(), version.version()).stream()
        .map(PublishedVersion::version)
        .findFirst()
        .filter(newest -> !newest.equals(version.version()));
  }

  private String announced(PublishedVersion version, Instant now) {
    var begins = ComingVersions.begins(version, now);
    return begins.isEmpty() ? "" : " It takes effect %s.".formatted(times.tellEach(begins));
  }

  /** In one market; null where it applies and nothing changes as far as is known. */
  @Nullable Standing in(Market market, Family family, Instant now) {
    var told = new ArrayList<String>();
    Instant other = null;
    var spans = family.from(market, null, now, now);
    for (var span : spans) {
      var what = span.what();
      var when = times.tell(span.from(), market);
      if (what == null && span.from().isAfter(now)) {
        told.add("From %s nothing of it applies here.".formatted(when));
      } else if (what != null && span.from().isAfter(now)) {
        told.add(
            other == null && told.isEmpty() && isFirst(spans.get(0), now)
                ? "This is published and takes effect %s: %s.".formatted(when, tell(what))
                : "Published, takes effect %s: %s.".formatted(when, tell(what)));
        other = other == null ? span.from() : other;
      }
    }
    var isAnnounced = isFirst(spans.get(0), now);
    return told.isEmpty()
        ? null
        : new Standing(String.join(" ", told), null, isAnnounced ? null : other);
  }

  /** Of what will apply in a market, on the page that shows it. */
  Standing later(Market market, Instant from) {
    return new Standing(
        "This does not apply yet. It is how it reads from %s on."
            .formatted(times.tell(from, market)),
        null);
  }

  /** Whether nothing applies yet, so that the page shows what is announced. */
  private static boolean isFirst(Family.Span first, Instant now) {
    return first.what() == null || first.from().isAfter(now);
  }

  private static String tell(Resolved what) {
    var names = new ArrayList<String>();
    what.overlays().forEach(one -> names.add(one.entry().policyId() + " " + one.version()));
    var stance = what.stance().map(known -> ", " + known.code()).orElse("");
    var channels = what.base().entry().channels();
    return "version %s%s%s%s%s"
        .formatted(
            what.base().version(),
            names.isEmpty() ? "" : " with " + String.join(", ", names),
            stance,
            channels.isEmpty() ? "" : ", only on " + ChannelNames.of(channels),
            JoinText.byChannel(what).stream().map("; "::concat).collect(Collectors.joining()));
  }
}
