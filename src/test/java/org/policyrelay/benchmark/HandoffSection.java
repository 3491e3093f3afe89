package org.policyrelay.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Handoffs per second through the application, through its engine alone, and through Flowable. Each
 * has its turn in each round, in another order every time.
 */
final class HandoffSection implements Section {

  private static final List<Integer> LEADS = List.of(1, 4, 8);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 6);

  /** Until the compiler has come to rest; the more code a contender has, the longer that takes. */
  private static final int WARM_UPS = 3;

  private static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warmup", 15);

  @Override
  public String name() {
    return "handoffs";
  }

  @Override
  public String title() {
    return "Handoffs offered, accepted and delivered";
  }

  @Override
  public void measure(Report report) {
    try (var postgres = Postgres.start(report);
        var relay = new RelayContender("Policy Relay", postgres.create("relay"));
        var bare = CamundaContender.bare(postgres.create("bare"));
        var stock = CamundaContender.stock(postgres.create("stock"));
        var flowable = new FlowableContender(postgres.create("flowable"))) {
      var all = List.of(relay, bare, stock, flowable);
      warmUp(all, report);
      for (var leads : LEADS) {
        var subjects = new LinkedHashMap<String, DoubleSupplier>();
        for (var one : all) {
          subjects.put(one.name(), () -> Leads.handoffsPerSecond(one, leads, SECONDS));
        }
        var rounds =
            Rounds.of(ROUNDS, subjects, () -> report.say("  a round with " + leads + " is over"));
        var section = title() + ", leads at once: " + leads;
        for (var one : all) {
          report.add(section, one.name(), "/s", rounds.of(one.name()));
        }
        report.add(
            section,
            "to the bare engine",
            "×",
            Aim.atLeast(0.8),
            rounds.ratio(relay.name(), bare.name()));
        report.add(
            section,
            "to Flowable",
            "×",
            Aim.atLeast(1.0),
            rounds.ratio(relay.name(), flowable.name()));
      }
    }
  }

  private static void warmUp(List<Contender> all, Report report) {
    for (var round = 0; round < WARM_UPS; round++) {
      for (var one : all) {
        Leads.handoffsPerSecond(one, 4, WARM_UP_SECONDS);
      }
    }
    report.say("  warmed up");
    all.forEach(Contender::analyze);
  }
}
