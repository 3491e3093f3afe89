package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.Aftermath;
import org.springframework.stereotype.Component;

/**
 * What a withdrawal would bring about for readers, said to whoever decides about it: by the numbers
 * that readers will see, and from when.
 */
@Component
public class WithdrawalOutlook {

  private static final DateTimeFormatter WHEN = Moments.DAY_AND_TIME;

  private final Withdrawal withdrawal;
  private final Clock clock;

  WithdrawalOutlook(Withdrawal withdrawal, Clock clock) {
    this.withdrawal = withdrawal;
    this.clock = clock;
  }

  /** A line each, were it withdrawn now. */
  public List<String> lines(PolicyChange change, ZoneId zone) {
    var lines = new ArrayList<String>();
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
