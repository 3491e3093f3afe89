package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.policyrelay.kernel.Market;

/**
 * Whatever was published, corrected and withdrawn, in whatever order: from a withdrawal on applies
 * in each market, at each instant, what applies in a world in which the withdrawn changes never
 * were. What applied before stays as it was.
 */
class RollbackPropertyTest {

  private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
  private static final List<Market> MARKETS =
      List.of(new Market("AU"), new Market("NZ"), new Market("SG"));
  private static final int STEPS = 14;
  private static final int DAYS = 200;

  @Property(tries = 600)
  void aWithdrawnChangeMightAsWellNeverHaveBeen(@ForAll long seed) {
    var random = new Random(seed);
    var world = new RegistryInMemory();
    for (var step = 0; step < STEPS; step++) {
      var now = START.plus(Duration.ofDays(5L * step));
      var kind = random.nextInt(10);
      if (kind < 5 || world.log.isEmpty()) {
        world.publish(order(random, now), now);
      } else if (kind < 6) {
        world.correct("K" + step, now);
      } else if (kind < 7) {
        world.releaseTheRest();
      } else {
        withdraw(world, random, now, seed);
      }
    }
  }

  private static void withdraw(RegistryInMemory world, Random random, Instant now, long seed) {
    var changes = List.copyOf(world.changes());
    var change = changes.get(random.nextInt(changes.size()));
    var past = world.answers(START, now);
    var aftermath = world.aftermath(change, now);
    world.withdraw(change, now);
    for (var one : aftermath) {
      assertThat(world.numberAt(one.market(), one.from()).orElse(null))
          .as("seed %d: %s, by the number that was said before", seed, one)
          .isEqualTo(one.readAs());
    }

    var kept = new RegistryInMemory();
    world.log.stream()
        .filter(one -> !world.isWithdrawn(one.change()))
        .forEach(one -> one.replay(kept));
    for (var market : RegistryInMemory.PROBED) {
      for (var day = 0; day < DAYS; day++) {
        var instant = now.plus(Duration.ofDays(day));
        assertThat(world.wordsAt(market, instant))
            .as(
                "seed %d: %s in %s, after %s was withdrawn; %s",
                seed, instant, market, change, world.log)
            .isEqualTo(kept.plainlyAt(market, instant));
      }
    }
    assertThat(world.answers(START, now)).as("seed %d: what has applied", seed).isEqualTo(past);
    var stands = world.versions.size();
    world.withdraw(change, now.plusSeconds(1));
    assertThat(world.versions).as("seed %d: withdrawn twice", seed).hasSize(stands);
  }

  private static RegistryInMemory.Order order(Random random, Instant now) {
    var jurisdictions = new TreeSet<Market>();
    if (random.nextInt(4) > 0) {
      MARKETS.stream().filter(one -> random.nextBoolean()).forEach(jurisdictions::add);
    }
    var releases = new TreeMap<Market, Instant>();
    var from = random.nextBoolean() ? now : now.plus(Duration.ofDays(random.nextInt(60)));
    for (var market : jurisdictions.isEmpty() ? Set.of(Market.EVERYWHERE) : jurisdictions) {
      releases.put(market, random.nextInt(5) == 0 ? from.plus(Duration.ofDays(3)) : from);
    }
    var all = new TreeMap<>(releases);
    if (releases.size() > 1 && random.nextInt(3) == 0) {
      releases.remove(releases.firstKey());
    }
    var sunset = random.nextInt(4) == 0 ? now.plus(Duration.ofDays(30 + random.nextInt(90))) : null;
    return new RegistryInMemory.Order(jurisdictions, releases, all, sunset);
  }
}
