package org.policyrelay.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.policy.PoliciesImported;
import org.policyrelay.policy.PolicyImport;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * What is left to settle for who manages policies, once something has become public, or is public
 * no more, that waited for nobody: on record with the change, and told once for each thing, with
 * the way to where it is settled. Once that is done, by whatever way, it is over.
 */
@Component
class LeftToSettle {

  private static final String EVENT = "left-to-settle";
  private static final String UNSETTLED = "unsettled/";
  private static final String WITHOUT_BASE = "without-base/";

  private final Notices notices;
  private final MarketDates dates;
  private final Audit audit;

  LeftToSettle(Notices notices, MarketDates dates, Audit audit) {
    this.notices = notices;
    this.dates = dates;
    this.audit = audit;
  }

  /**
   * One thing to settle.
   *
   * @param about what it is, such as the id and version of an overlay; once for each change
   * @param subject by which it is over
   * @param urgent whether readers have two texts until it is settled
   * @param words one sentence
   * @param links where it is read and settled, the place to begin with first
   */
  record Thing(String about, String subject, boolean urgent, String words, List<Link> links) {

    /**
     * @param clock how people are told an instant, with its zone
     */
    static Thing of(UnsettledOverlay overlay, Function<Instant, String> clock) {
      var page = new Link("The overlay", "/policies/" + overlay.overlay());
      var prepared = overlay.prepared();
      return new Thing(
          overlay.name(),
          UNSETTLED + overlay.overlay(),
          true,
          overlay.toSettle(clock),
          prepared == null
              ? List.of(page)
              : List.of(new Link("Prepared to settle it", "/changes/" + prepared.key()), page));
    }

    /** One that is public and that nobody reads. */
    static Thing withoutBase(PublishedVersion overlay) {
      var entry = overlay.entry();
      var id = entry.policyId();
      var base = entry.overlayOf().orElseThrow();
      return new Thing(
          "%s %s without its base".formatted(id, overlay.version()),
          WITHOUT_BASE + id,
          false,
          "nobody reads %s %s as long as %s does not apply in its market or for its channels: put the base back there, or withdraw or replace the overlay"
              .formatted(id, overlay.version(), base),
          List.of(
              new Link("The overlay", "/policies/" + id),
              new Link("Its base", "/policies/" + base)));
    }

    /** A change that was proposed because of one that has come to nothing. */
    static Thing withoutReason(PolicyChange one) {
      var key = one.key();
      var isReleased = !one.rollout().released().isEmpty();
      return new Thing(
          key,
          ReasonGone.subject(key),
          false,
          "%s was %s because of it, and its reason is gone: withdraw it, or let it %s for its own sake"
              .formatted(
                  key,
                  isReleased ? "proposed and released" : "proposed",
                  isReleased ? "stand" : "go on"),
          List.of(new Link("The change", "/changes/" + key)));
    }
  }

  /** As it is told to many and kept: by the clock of the market in which readers have both. */
  Thing of(UnsettledOverlay overlay) {
    return Thing.of(overlay, at -> dates.tell(Map.of(overlay.market(), at), Moments.ON_RECORD));
  }

  /**
   * @param path inside the application
   */
  record Link(String name, String path) {}

  /** Whether something is on record as left to settle by what happened to the change. */
  boolean isLeftBy(PolicyChange because, String about) {
    return audit.of(because.key()).stream()
        .filter(entry -> entry.event().equals(EVENT))
        .anyMatch(entry -> String.valueOf(entry.detail()).contains(about));
  }

  /**
   * @param after what has left it, such as {@code the withdrawal of PC-2026-3}
   */
  void tell(PolicyChange because, String after, List<Thing> things) {
    record(because.key(), things);
    things.forEach(thing -> tell(because.key(), because.emergency(), after, thing));
  }

  /** The same after an import, which is no change and has no page. */
  void tell(PoliciesImported because, List<Thing> things) {
    record(PolicyImport.CHANGE, things);
    var event = PolicyImport.CHANGE + "-" + because.at();
    things.forEach(thing -> tell(event, false, "an import", thing));
  }

  private void record(String because, List<Thing> things) {
    if (!things.isEmpty()) {
      var words = things.stream().map(Thing::words).collect(Collectors.joining("; "));
      audit.record(because, EVENT, Audit.SYSTEM, TextKind.NOTE.cut(words));
    }
  }

  private void tell(String because, boolean emergency, String after, Thing thing) {
    var places =
        thing.links().stream()
            .map(link -> link.name() + ": " + link.path())
            .collect(Collectors.joining("\n"));
    notices.tell(
        new Notice(
            "%s/left-to-settle/%s".formatted(because, thing.about()),
            emergency || thing.urgent() ? Notice.Urgency.URGENT : Notice.Urgency.NORMAL,
            "To settle after %s: %s".formatted(after, thing.about()),
            // the places first: what is too long is cut at its end
            places + "\n" + thing.words(),
            thing.links().get(0).path(),
            null,
            thing.subject()),
        new Audience(Set.of(), Set.of(Teams.POLICY_MANAGERS)));
  }

  /** Of the overlays that nobody reads, those that are not told of yet: that lasts. */
  Stream<Thing> untold(List<PublishedVersion> withoutBase) {
    return withoutBase.stream()
        .map(Thing::withoutBase)
        .filter(thing -> notices.toldOf(Set.of(thing.subject())).groups().isEmpty());
  }

  /**
   * Says that what was prepared for an overlay has come to nothing, and that it is to settle still.
   */
  void still(PolicyChange prepared) {
    var overlay = prepared.policyId();
    var subject = UNSETTLED + overlay;
    var how = Words.of(prepared.state().code());
    notices.over(Set.of(subject), how);
    var words =
        "%s, which was prepared to settle %s with its base, is %s, and readers have both still: propose a version of the overlay that fits"
            .formatted(prepared.key(), overlay, how);
    tell(
        prepared,
        prepared.key() + " is " + how,
        List.of(
            new Thing(
                overlay,
                subject,
                true,
                words,
                List.of(new Link("The overlay", "/policies/" + overlay)))));
  }

  /** Says that nothing is left to settle of an overlay with its base. */
  void settled(String overlay) {
    notices.over(Set.of(UNSETTLED + overlay), "settled");
  }

  /** Says that an overlay has its base again, or is public no more. */
  void withBase(String overlay) {
    notices.over(Set.of(WITHOUT_BASE + overlay), "settled");
  }
}
