package org.policyrelay.policy.checklist;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.WrittenSince;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Reaching;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Timeline;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;

/**
 * All that a policy and its overlays ask, whatever the ad.
 *
 * @param what the versions that apply
 * @param content what they say item by item, together
 */
public record AskedItems(Resolved what, PolicyContent content) {

  public static AskedItems of(Resolved what) {
    return new AskedItems(what, what.content());
  }

  /** The same without what is asked of one of its topics alone. */
  AskedItems ofAnyTopic() {
    return new AskedItems(what, content.ofAnyTopic());
  }

  public List<Asked<Requirement>> requirements() {
    return asked(
        content.requirements(),
        Requirement::policy,
        Requirement::clause,
        one -> WrittenSince.requirement(one.id()));
  }

  public List<Asked<Exemption>> exceptions() {
    return asked(
        content.exceptions(),
        Exemption::policy,
        Exemption::clause,
        one -> WrittenSince.exception(one.id()));
  }

  public List<Asked<Disclosure>> disclosures() {
    return asked(content.disclosures(), Disclosure::policy, one -> "", one -> "");
  }

  /**
   * By when an item of an overlay comes that has other days than the rest: of the days of a base
   * and its overlays the earliest stands for all, and what an overlay adds comes by its own.
   *
   * @param place a country or a part of one
   * @return no earlier than the overlay applies; empty where the item comes with the rest
   */
  public Optional<Timeline> ownTimeline(Asked<?> asked, String place) {
    var overlay = asked.from();
    return overlay.entry().overlayOf().isEmpty()
        ? Optional.empty()
        : overlay
            .entry()
            .content()
            .timelineIn(place)
            .filter(own -> !content.timelineIn(place).map(all -> isSame(all, own)).orElse(false))
            .flatMap(
                own -> overlay.effectiveFrom(new Market(Places.country(place))).map(own::from));
  }

  private static boolean isSame(Timeline one, Timeline other) {
    return Arrays.stream(Step.values()).allMatch(step -> one.at(step).equals(other.at(step)));
  }

  private <T extends Reaching> List<Asked<T>> asked(
      List<T> items,
      Function<T, String> policy,
      Function<T, String> clause,
      Function<T, String> part) {
    if (items.isEmpty()) {
      return List.of();
    }
    var unsettled = what.unsettled().stream().map(Pair::overlay).toList();
    var base = what.base().entry().policyId();
    var clauses = what.join().clauses();
    return items.stream()
        .map(
            item -> {
              var from = versionOf(policy.apply(item));
              var cited = JoinedClause.idOf(clause.apply(item), policy.apply(item), base);
              var rests =
                  clauses.stream().filter(one -> one.id().equals(cited)).findFirst().orElse(null);
              return new Asked<>(
                  item,
                  from,
                  rests,
                  rests != null && isApart(from, from.since(part.apply(item)), rests),
                  !unsettled.contains(from));
            })
        .toList();
  }

  /**
   * Whether an item was not written together with the clause that it stands for. What an overlay
   * says of a clause of its base is said beside that, as long as the base says the same.
   */
  private boolean isApart(PublishedVersion from, Instant since, JoinedClause clause) {
    var of = versionOf(clause.policyId());
    var own = clause.policyId() + "/";
    var written =
        of.since(clause.id().startsWith(own) ? clause.id().substring(own.length()) : clause.id());
    return of == from ? !written.equals(since) : written.isAfter(since);
  }

  private PublishedVersion versionOf(String policy) {
    return what.versions()
        .filter(version -> version.entry().policyId().equals(policy))
        .findFirst()
        .orElse(what.base());
  }
}
