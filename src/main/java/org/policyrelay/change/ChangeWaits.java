package org.policyrelay.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.ChangeHands.OpenTask;
import org.policyrelay.engine.People;
import org.policyrelay.kernel.Market;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands between a change and its release, in words, for whoever waits for it. */
@Service
@Transactional(readOnly = true)
public class ChangeWaits {

  private static final String HELD = "change-held";

  /** Under which the reasons go on record for which a change comes back or is disputed. */
  private static final Set<String> OBJECTIONS = Set.of("reviews-returned", "rework-asked-for");

  private final ChangeHands hands;
  private final Audit audit;
  private final Teams teams;
  private final People people;

  ChangeWaits(ChangeHands hands, Audit audit, Teams teams, People people) {
    this.hands = hands;
    this.audit = audit;
    this.teams = teams;
    this.people = people;
  }

  /** Such as {@code it came back: QA: no cases}; empty for one that only goes its way. */
  public Optional<String> trouble(PolicyChange change) {
    if (change.state().hasEnded()) {
      return change.state() == ChangeState.ENFORCED
          ? Optional.empty()
          : Optional.of("it is " + change.state().code() + because(change.endReason()));
    }
    if (change.heldAt().isPresent()) {
      return Optional.of("it is on hold" + because(newest(change, Set.of(HELD))));
    }
    return switch (change.state()) {
      case REWORK -> Optional.of("it came back" + because(newest(change, OBJECTIONS)));
      case DISPUTED -> Optional.of("teams object to it" + because(newest(change, OBJECTIONS)));
      default -> Optional.empty();
    };
  }

  /**
   * What it waits for before it can go, a sentence without its end each; empty for what is ready,
   * released or over.
   */
  public List<String> of(PolicyChange change) {
    var words = new ArrayList<>(heldUpBy(change));
    if (isAhead(change)
        && change.state() != ChangeState.AWAITING_RELEASE
        && change.heldAt().isEmpty()) {
      holding(change).ifPresent(words::add);
    }
    return List.copyOf(words);
  }

  /**
   * The same without what is only open of it: what stands in its way beside that it is worked on.
   */
  public List<String> heldUpBy(PolicyChange change) {
    var words = new ArrayList<String>();
    trouble(change).ifPresent(words::add);
    if (isAhead(change) && change.state() == ChangeState.AWAITING_RELEASE) {
      missing(change).ifPresent(words::add);
    }
    return List.copyOf(words);
  }

  private static boolean isAhead(PolicyChange change) {
    return !change.state().hasEnded() && !change.marketsLeft().isEmpty();
  }

  /**
   * What is open of it, and whose it is: such as {@code Draft revision (Ad Policy)}. Of one that is
   * withdrawn, that it is to take back what was made ready.
   */
  public Optional<String> holding(PolicyChange change) {
    var open = hands.openTasks(change.key());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var words = open.stream().map(this::told).distinct().collect(Collectors.joining(", "));
    return Optional.of(
        change.state() == ChangeState.WITHDRAWN
            ? "To take back what was made ready: " + words
            : words);
  }

  private String told(OpenTask task) {
    var assignee = task.assignee();
    return "%s (%s)"
        .formatted(
            task.name(),
            assignee == null
                ? task.groups().stream().map(teams::nameOf).collect(Collectors.joining(", "))
                : people.name(assignee));
  }

  private static Optional<String> missing(PolicyChange change) {
    var notReady =
        change.rollout().readiness().stream()
            .filter(one -> !one.ready())
            .map(
                one ->
                    (one.market().equals(Market.EVERYWHERE) ? "everywhere" : one.market())
                        + " misses "
                        + told(one))
            .toList();
    return notReady.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", notReady)
                + " (a policy manager has it made ready again by Hold in Release to markets)");
  }

  private static String told(MarketReadiness market) {
    var missing = new ArrayList<String>();
    market.missing().forEach(part -> missing.add(Work.title(part)));
    market.overlays().forEach(overlay -> missing.add("an overlay that fits: " + overlay));
    return String.join(", ", missing);
  }

  private Optional<String> newest(PolicyChange change, Set<String> events) {
    return audit.of(change.key()).stream()
        .filter(entry -> events.contains(entry.event()))
        .reduce((earlier, later) -> later)
        .flatMap(entry -> Optional.ofNullable(entry.detail()));
  }

  private static String because(Optional<String> reason) {
    return reason.filter(text -> !text.isBlank()).map(text -> ": " + text).orElse("");
  }
}
