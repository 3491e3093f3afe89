package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * What a withdrawal would bring about, said to whoever decides about it: what teams have to take
 * back, and what readers will have, by the numbers that they will see, and from when.
 */
@Component
public class WithdrawalOutlook {

  private static final DateTimeFormatter WHEN = Moments.DAY_AND_TIME;

  private final Withdrawal withdrawal;
  private final Handoffs handoffs;
  private final Teams teams;
  private final Clock clock;

  WithdrawalOutlook(Withdrawal withdrawal, Handoffs handoffs, Teams teams, Clock clock) {
    this.withdrawal = withdrawal;
    this.handoffs = handoffs;
    this.teams = teams;
    this.clock = clock;
  }

  /** A line each, were it withdrawn now. */
  public List<String> lines(PolicyChange change, ZoneId zone) {
    var lines = new ArrayList<>(work(handoffs.of(change.key())));
    withdrawal
        .aftermath(change)
        .forEach(
            one ->
                lines.add(
                    "%s, %s: %s"
                        .formatted(
                            MarketNames.of(one.market()), when(one.from(), zone), instead(one))));
    withdrawal
        .unsettled(change)
        .forEach(
            one ->
                lines.add(
                    "Readers will have both, %s, until somebody has settled it: %s"
                        .formatted(when(one.from(), zone), one.pair().describe())));
    withdrawal
        .withoutBase(change)
        .forEach(
            one ->
                lines.add(
                    "Nobody will read %s %s, %s, for want of its base in its market or for its channels, until somebody has settled it"
                        .formatted(one.policyId(), one.version(), when(one.from(), zone))));
    withdrawal
        .becauseOf(change)
        .forEach(
            one ->
                lines.add(
                    one.key()
                        + (withdrawal.goesWithIt(one)
                            ? " was prepared because of it, and is withdrawn with it"
                            : " was proposed because of it, and goes on by itself")));
    return lines;
  }

  private List<String> work(List<Handoff> all) {
    var ended =
        all.stream()
            .filter(one -> one.state().isOpen())
            .map(
                one ->
                    "%s is taken back from %s: %s"
                        .formatted(one.key(), teams.nameOf(one.toTeam()), Work.title(one.work())));
    var undone =
        all.stream()
            .filter(one -> one.acceptedAt().isPresent() && ReadinessPart.isOne(one.work()))
            .map(
                one ->
                    "%s gets a handoff: %s"
                        .formatted(
                            teams.nameOf(one.toTeam()), Work.words(Work.takingBack(one.work()))))
            .distinct();
    return Stream.concat(ended, undone).toList();
  }

  private String when(Instant from, ZoneId zone) {
    return from.isAfter(clock.instant()) ? "from " + Moments.text(from, zone, WHEN) : "at once";
  }

  private static String instead(Aftermath one) {
    var was = one.was() == null ? "nothing would" : "version " + one.was() + " would";
    return one.words()
        .map(words -> "%s %s applies, where %s".formatted(one.policyId(), words, was))
        .orElseGet(() -> "nothing of %s applies, where %s".formatted(one.policyId(), was));
  }
}
