package org.policyrelay.policy;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Lineage.Kin;
import org.policyrelay.policy.entry.SemanticVersion;

/** A registry of one policy in memory; words are named by the change that has written them. */
final class RegistryInMemory {

  /** Those that its policies name, and one that none does. */
  static final List<Market> PROBED =
      List.of(new Market("AU"), new Market("NZ"), new Market("SG"), new Market("MY"));

  /**
   * @param releases those of the first release
   * @param all those and the rest
   */
  record Order(
      Set<Market> jurisdictions,
      Map<Market, Instant> releases,
      Map<Market, Instant> all,
      @Nullable Instant sunset) {}

  /** What was done, to be done again elsewhere. */
  record Done(String change, String what, Consumer<RegistryInMemory> again) {
    void replay(RegistryInMemory elsewhere) {
      again.accept(elsewhere);
    }

    @Override
    public String toString() {
      return change + ": " + what;
    }
  }

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
          version, new Kin(version, change, former.version(), null, former.jurisdictions(), false));
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
