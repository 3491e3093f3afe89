package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Lineage.Kin;
import org.policyrelay.policy.entry.SemanticVersion;

/**
 * Whatever was published, corrected and withdrawn, in whatever order: from a withdrawal on applies
 * in each market, at each instant, what applies in a world in which the withdrawn changes never
 * were. What applied before stays as it was.
 */
class RollbackPropertyTest {

  private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
  private static final List<Market> MARKETS =
      List.of(new Market("AU"), new Market("NZ"), new Market("SG"));
  private static final List<Market> PROBED =
      List.of(new Market("AU"), new Market("NZ"), new Market("SG"), new Market("MY"));
  private static final int STEPS = 14;
  private static final int DAYS = 200;

  @Property(tries = 600)
  void aWithdrawnChangeMightAsWellNeverHaveBeen(@ForAll long seed) {
    var random = new Random(seed);
    var world = new World();
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

  private static void withdraw(World world, Random random, Instant now, long seed) {
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

    var kept = new World();
    world.log.stream()
        .filter(one -> !world.isWithdrawn(one.change))
        .forEach(one -> one.replay(kept));
    for (var market : PROBED) {
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

  private static Order order(Random random, Instant now) {
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
    return new Order(jurisdictions, releases, all, sunset);
  }

  /**
   * @param releases those of the first release
   * @param all those and the rest
   */
  private record Order(
      Set<Market> jurisdictions,
      Map<Market, Instant> releases,
      Map<Market, Instant> all,
      @Nullable Instant sunset) {}

  /** What was done, to be done again elsewhere. */
  private record Done(String change, String what, Consumer<World> again) {
    void replay(World elsewhere) {
      again.accept(elsewhere);
    }

    @Override
    public String toString() {
      return change + ": " + what;
    }
  }

  /** The registry in memory; words are named by the change that has written them. */
  private static final class World {

    final List<Done> log = new ArrayList<>();
    final Map<String, Kin> versions = new LinkedHashMap<>();
    final Map<String, Order> orders = new HashMap<>();
    final Set<String> withdrawn = new HashSet<>();
    private List<Told> told = new ArrayList<>();
    private long lastId;

    void publish(Order order, Instant now) {
      var change = "C" + log.size();
      publish(change, order, now);
    }

    private void publish(String change, Order order, Instant now) {
      var version = next(SemanticVersion.Bump.MAJOR);
      versions.put(version, new Kin(version, change, null, null, order.jurisdictions(), false));
      orders.put(version, order);
      release(version, order.releases());
      log.add(new Done(change, version + " " + order, world -> world.publish(change, order, now)));
    }

    /** The markets that the newest written version has not been released to. */
    void releaseTheRest() {
      versions.values().stream()
          .filter(Kin::isOriginal)
          .filter(one -> !withdrawn.contains(one.change()))
          .reduce((first, later) -> later)
          .ifPresent(newest -> releaseTheRest(newest.change()));
    }

    private void releaseTheRest(String change) {
      var version = versionOf(change);
      var rest = new TreeMap<>(order(version).all());
      told.stream()
          .filter(one -> one.version().equals(version) && one.counts())
          .forEach(one -> rest.remove(one.market()));
      if (!rest.isEmpty()) {
        var along = new TreeMap<Market, List<String>>();
        rest.forEach(
            (market, from) ->
                along.put(
                    market,
                    wordings().goingAlong(version, market, from).stream()
                        .map(one -> kin(one).change())
                        .toList()));
        releaseTheRest(change, version, rest, along);
      }
    }

    /**
     * @param along the corrections that come along, by the changes that they are
     */
    private void releaseTheRest(
        String change, String version, Map<Market, Instant> rest, Map<Market, List<String>> along) {
      release(version, rest);
      rest.forEach(
          (market, from) ->
              versions.values().stream()
                  .filter(one -> one.restores() == null)
                  .filter(one -> along.getOrDefault(market, List.of()).contains(one.change()))
                  .forEach(one -> add(one.version(), market, from, order(version).sunset())));
      log.add(
          new Done(
              change,
              "the rest " + rest + " with " + along,
              world -> world.releaseTheRestAsThere(change, rest, along)));
    }

    private void releaseTheRestAsThere(
        String change, Map<Market, Instant> rest, Map<Market, List<String>> along) {
      releaseTheRest(change, versionOf(change), rest, along);
    }

    private String versionOf(String change) {
      return versions.values().stream()
          .filter(one -> one.isOriginal() && one.change().equals(change))
          .map(Kin::version)
          .findFirst()
          .orElseThrow();
    }

    private Wordings wordings() {
      return new Wordings(new Lineage(versions.values()), told);
    }

    /** As the registry does it: from now on, wherever the rule of the newest applies or is to. */
    void correct(String change, Instant now) {
      var newest = newest();
      newest.ifPresent(version -> correct(change, version, now));
    }

    private Optional<String> newest() {
      return told.stream()
          .filter(Told::counts)
          .map(Told::version)
          .max(Comparator.comparing(version -> kin(version).number()));
    }

    private void correct(String change, String newest, Instant now) {
      var version = next(SemanticVersion.Bump.PATCH);
      var rule = ruleChange(newest);
      var markets = new TreeMap<Market, Told>();
      told.stream()
          .filter(one -> one.counts() && one.version().equals(newest) && !one.hasEnded(now))
          .forEach(one -> markets.putIfAbsent(one.market(), one));
      if (markets.isEmpty()) {
        return;
      }
      versions.put(
          version, new Kin(version, change, null, newest, kin(newest).jurisdictions(), false));
      wordings().standsIn(version, now).forEach(markets::putIfAbsent);
      markets.forEach(
          (market, one) ->
              add(version, market, one.from().isAfter(now) ? one.from() : now, one.until()));
      var where = Map.copyOf(markets);
      log.add(
          new Done(
              change,
              version + " corrects " + newest,
              world -> world.correctAsThere(change, rule, where, now)));
    }

    /** In the other world it stands on the rule itself, in the markets in which it stood. */
    private void correctAsThere(
        String change, String ruleChange, Map<Market, Told> where, Instant now) {
      versions.values().stream()
          .filter(one -> one.change().equals(ruleChange) && one.restores() == null)
          .findFirst()
          .ifPresent(
              rule -> {
                var version = next(SemanticVersion.Bump.PATCH);
                versions.put(
                    version,
                    new Kin(version, change, null, rule.version(), rule.jurisdictions(), false));
                where.forEach(
                    (market, one) ->
                        add(version, market, one.from().isAfter(now) ? one.from() : now, null));
              });
    }

    private String ruleChange(String version) {
      return kin(new Lineage(versions.values()).rule(version)).change();
    }

    private void release(String version, Map<Market, Instant> releases) {
      var order = order(version);
      releases.forEach((market, from) -> add(version, market, from, order.sunset()));
      var own = live().filter(one -> one.version().equals(version)).toList();
      var released = new TreeSet<>(own.stream().map(Told::market).toList());
      if (order.jurisdictions().isEmpty() || !released.containsAll(order.jurisdictions())) {
        return;
      }
      var last = own.stream().map(Told::from).max(Comparator.naturalOrder()).orElseThrow();
      for (var one : live().toList()) {
        if (!released.contains(one.market())
            && kin(one.version()).number().compareTo(kin(version).number()) < 0
            && !one.hasEnded(last)) {
          end(one, last);
        }
      }
    }

    void withdraw(String change, Instant now) {
      withdrawn.add(change);
      versions.replaceAll(
          (version, one) ->
              one.change().equals(change) && one.restores() == null
                  ? new Kin(version, change, null, one.corrects(), one.jurisdictions(), true)
                  : one);
      var plan = new Rollback(new Lineage(versions.values()), told, change, now).plan();
      plan.takenBack().forEach(this::forget);
      plan.ends().forEach((one, until) -> end(one, until.orElse(null)));
      for (var comeback : plan.comebacks()) {
        var version = comeback.as();
        var former = kin(comeback.version());
        versions.put(
            version,
            new Kin(version, change, former.version(), null, former.jurisdictions(), false));
        comeback.returns().forEach(one -> add(version, one.market(), one.from(), one.until()));
      }
    }

    List<Aftermath> aftermath(String change, Instant now) {
      return new Rollback(new Lineage(versions.values()), told, change, now).aftermath("p");
    }

    Set<String> changes() {
      var all = new TreeSet<String>();
      log.forEach(one -> all.add(one.change()));
      return all;
    }

    /** A correction falls with what it corrects. */
    boolean isWithdrawn(String change) {
      var lineage = new Lineage(versions.values());
      return versions.values().stream()
          .filter(one -> one.change().equals(change) && one.restores() == null)
          .anyMatch(one -> lineage.isWithdrawn(one.version()));
    }

    /** The change that has written what applies. */
    Optional<String> wordsAt(Market market, Instant instant) {
      var lineage = new Lineage(versions.values());
      return numberAt(market, instant).map(version -> kin(lineage.words(version)).change());
    }

    /** The version that applies, by the number that readers see. */
    Optional<String> numberAt(Market market, Instant instant) {
      return live()
          .filter(one -> one.covers(market) && one.applies(instant))
          .map(Told::version)
          .max(Comparator.comparing(version -> kin(version).number()));
    }

    /**
     * The same where nothing was ever withdrawn: there the rule decides by its number, and of its
     * corrections the last.
     */
    Optional<String> plainlyAt(Market market, Instant instant) {
      var lineage = new Lineage(versions.values());
      var applying =
          live()
              .filter(one -> one.covers(market) && one.applies(instant))
              .map(one -> kin(one.version()))
              .toList();
      return applying.stream()
          .filter(Kin::isOriginal)
          .max(Comparator.comparing(Kin::number))
          .map(
              rule ->
                  applying.stream()
                      .filter(one -> lineage.rule(one.version()).equals(rule.version()))
                      .max(Comparator.comparing(Kin::number))
                      .orElseThrow()
                      .change());
    }

    Map<String, Optional<String>> answers(Instant from, Instant until) {
      var answers = new TreeMap<String, Optional<String>>();
      for (var at = from; at.isBefore(until); at = at.plus(Duration.ofDays(1))) {
        for (var market : PROBED) {
          answers.put(market + " " + at, wordsAt(market, at));
        }
      }
      return answers;
    }

    private Stream<Told> live() {
      return told.stream().filter(Told::counts);
    }

    private void add(String version, Market market, Instant from, @Nullable Instant until) {
      told.add(new Told(++lastId, version, market, from, until, true));
    }

    private void end(Told one, @Nullable Instant until) {
      forget(one);
      add(one.version(), one.market(), one.from(), until);
    }

    private void forget(Told one) {
      told =
          new ArrayList<>(
              told.stream()
                  .map(
                      each ->
                          each.id() == one.id()
                              ? new Told(
                                  each.id(),
                                  each.version(),
                                  each.market(),
                                  each.from(),
                                  each.until(),
                                  false)
                              : each)
                  .toList());
    }

    private Kin kin(String version) {
      return Objects.requireNonNull(versions.get(version), version);
    }

    private Order order(String version) {
      return Objects.requireNonNull(orders.get(version), version);
    }

    private String next(SemanticVersion.Bump bump) {
      return versions.values().stream()
          .map(Kin::number)
          .max(Comparator.naturalOrder())
          .map(number -> number.next(bump))
          .orElse(SemanticVersion.FIRST)
          .toString();
    }
  }
}
