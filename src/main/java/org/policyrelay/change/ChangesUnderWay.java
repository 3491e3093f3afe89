package org.policyrelay.change;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.policy.overlay.VersionLife;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes that can still change what stands of a policy. One that is in effect wherever it is
 * to be, or whose version will never be, can do so no more: it is only being watched.
 */
@Service
@Transactional(readOnly = true)
public class ChangesUnderWay {

  /**
   * What becomes of several: a number is given at the release, higher than every one before it, and
   * of what applies the highest number decides.
   */
  public static final String WHICH_STANDS =
      "What is released last gets the highest number, and stands in its markets from its day on:"
          + " settle first which one that is to be.";

  private static final Set<String> TO_COME =
      Set.of(MarketStanding.PUBLISHING, VersionLife.State.SCHEDULED.code());

  private final ChangeRows rows;
  private final ChangeStandings standings;
  private final Handoffs handoffs;
  private final ChangeReaders readers;
  private final Notices notices;

  ChangesUnderWay(
      ChangeRows rows,
      ChangeStandings standings,
      Handoffs handoffs,
      ChangeReaders readers,
      Notices notices) {
    this.rows = rows;
    this.standings = standings;
    this.handoffs = handoffs;
    this.readers = readers;
    this.notices = notices;
  }

  /** The others of the same policy, the oldest first; empty for a change that has ended. */
  public List<PolicyChange> beside(PolicyChange change) {
    return change.state().hasEnded()
        ? List.of()
        : rows.openOf(change.policyId()).stream()
            .filter(other -> !other.key().equals(change.key()))
            .filter(this::canChangeWhatStands)
            .toList();
  }

  /** All of a policy, the oldest first. */
  public List<PolicyChange> of(String policyId) {
    return rows.openOf(policyId).stream().filter(this::canChangeWhatStands).toList();
  }

  /**
   * The emergencies of a policy that are public and that teams have not done with: their reviews
   * are open, or what they object to is to be decided.
   */
  public List<PolicyChange> reviewedStill(String policyId) {
    return rows.openOf(policyId).stream()
        .filter(PolicyChange::isReviewedAfterwards)
        .filter(change -> change.state() == ChangeState.IN_EFFECT)
        .filter(
            change ->
                handoffs.latest(change.key(), ChangeRelease.WATCH, ChangeRelease.WATCHER).isEmpty())
        .toList();
  }

  /** Those of overlays on its policy, the oldest first; empty for a change that has ended. */
  public List<PolicyChange> overlaysOn(PolicyChange change) {
    return change.state().hasEnded()
        ? List.of()
        : rows.openOverlaysOn(change.policyId()).stream()
            .filter(this::canChangeWhatStands)
            .toList();
  }

  /** Whether something of it is not public yet, or public and not begun. */
  public boolean canChangeWhatStands(PolicyChange change) {
    return !change.state().hasEnded()
        && (!change.marketsLeft().isEmpty()
            || standings.of(change).stream()
                .map(MarketStanding::state)
                .anyMatch(TO_COME::contains));
  }

  /**
   * A start form shows nothing of the kind, so that whoever has proposed is told afterwards. Each
   * is told the keys of those that they may see.
   */
  void tell(PolicyChange proposed) {
    var others = beside(proposed);
    if (others.isEmpty()) {
      return;
    }
    var all = Stream.concat(Stream.of(proposed), others.stream()).toList();
    var proposers =
        all.stream()
            .map(one -> one.request().proposedBy())
            .collect(Collectors.toCollection(TreeSet::new));
    var seeAll =
        proposers.stream()
            .filter(user -> all.stream().allMatch(one -> readers.maySee(user, one)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!seeAll.isEmpty()) {
      notices.tell(
          notice(
              proposed,
              proposed.key() + "/also-open",
              "%s was proposed while %s is under way for the same policy. %s"
                  .formatted(
                      proposed.key(),
                      others.stream().map(PolicyChange::key).collect(Collectors.joining(", ")),
                      WHICH_STANDS)),
          new Audience(seeAll, Set.of()));
    }
    proposers.stream()
        .filter(user -> !seeAll.contains(user))
        .forEach(user -> tellOfThoseSeen(proposed, all, user));
  }

  /** Of the others only that they are there. */
  private void tellOfThoseSeen(PolicyChange proposed, List<PolicyChange> all, String user) {
    var seen = all.stream().filter(one -> readers.maySee(user, one)).toList();
    var told = new OthersUnderWay.Others(seen, all.size() - seen.size());
    var own = seen.stream().filter(one -> one.request().proposedBy().equals(user)).findFirst();
    own.ifPresent(
        mine ->
            notices.tell(
                notice(
                    mine,
                    proposed.key() + "/also-open/" + user,
                    "Under way at once for the same policy: %s, and %s. %s"
                        .formatted(
                            String.join(", ", told.keys()), told.unseenInWords(), WHICH_STANDS)),
                Audience.user(user)));
  }

  private static Notice notice(PolicyChange of, String event, String text) {
    return new Notice(
        event,
        Notice.Urgency.NORMAL,
        "Several changes at once: " + of.entry().name(),
        text,
        "/changes/" + of.key(),
        null);
  }
}
