package org.policyrelay.change;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * What is left to settle for who manages policies, once something has become public, or is public
 * no more, that waited for nobody: on record with the change, and told once for each thing, with
 * the way to where it is settled.
 */
@Component
class LeftToSettle {

  private static final String EVENT = "left-to-settle";

  private final Notices notices;
  private final Audit audit;

  LeftToSettle(Notices notices, Audit audit) {
    this.notices = notices;
    this.audit = audit;
  }

  /**
   * One thing to settle.
   *
   * @param about what it is, such as the id and version of an overlay; once for each change
   * @param words one sentence
   * @param links where it is read and settled, the place to begin with first
   */
  record Thing(String about, String words, List<Link> links) {

    static Thing of(UnsettledOverlay overlay) {
      var page = new Link("The overlay", "/policies/" + overlay.overlay());
      var proposal = overlay.proposal();
      return new Thing(
          overlay.name(),
          overlay.toSettle(),
          proposal == null
              ? List.of(page)
              : List.of(new Link("Prepared to settle it", "/changes/" + proposal), page));
    }
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
    if (things.isEmpty()) {
      return;
    }
    audit.record(
        because.key(),
        EVENT,
        Audit.SYSTEM,
        TextKind.NOTE.cut(things.stream().map(Thing::words).collect(Collectors.joining("; "))));
    things.forEach(thing -> tell(because, after, thing));
  }

  private void tell(PolicyChange because, String after, Thing thing) {
    var places =
        thing.links().stream()
            .map(link -> link.name() + ": " + link.path())
            .collect(Collectors.joining("\n"));
    notices.tell(
        new Notice(
            "%s/left-to-settle/%s".formatted(because.key(), thing.about()),
            because.emergency() ? Notice.Urgency.URGENT : Notice.Urgency.NORMAL,
            "To settle after %s: %s".formatted(after, thing.about()),
            // the places first: what is too long is cut at its end
            places + "\n" + thing.words(),
            thing.links().get(0).path(),
            null),
        new Audience(Set.of(), Set.of(Teams.POLICY_MANAGERS)));
  }
}
