package org.policyrelay.publishing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.publishing.RandomFamily.Step;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Random bases and overlays: at each instant at which something becomes another, and just before,
 * every door that the public has says the same of them.
 */
@RelayTest
@StoppedTime
class FamiliesAtEveryDoorTest {

  private static final int FAMILIES = 3;
  private static final Pattern MARK = Pattern.compile("\\([boq]\\d+\\)");

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @Autowired PolicyRegistry registry;
  @LocalServerPort int port;

  private final TreeMap<Instant, Set<String>> turns = new TreeMap<>();
  private List<RandomFamily> families = List.of();
  private Random random = new Random();
  private int published;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sayTheSameAtEveryInstant(long seed) {
    random = new Random(seed);
    families =
        IntStream.range(0, FAMILIES)
            .mapToObj(one -> new RandomFamily(random, relay.now()))
            .toList();
    var steps = new TreeMap<Instant, List<Step>>();
    for (var family : families) {
      for (var step : family.steps()) {
        steps.computeIfAbsent(step.at(), none -> new ArrayList<>()).add(step);
        turn(step.at(), family.id());
      }
    }
    var planned = steps.values().stream().mapToInt(List::size).sum();
    var applied = 0;
    for (var next = turns.firstEntry(); next != null; next = turns.higherEntry(next.getKey())) {
      var at = next.getKey();
      var market = random.nextInt(3) == 0 ? "TH" : "SG";
      if (at.isAfter(relay.now())) {
        goTo(at.minusMillis(1));
        compare(market, next.getValue(), at);
        goTo(at);
      }
      steps.getOrDefault(at, List.of()).forEach(this::take);
      applied += compare(market, next.getValue(), at);
    }
    assertThat(published).as("of " + planned).isGreaterThan(planned / 3);
    assertThat(applied).as("something applied, often").isGreaterThan(turns.size() / 3);
  }

  private void take(Step step) {
    var order = step.order();
    if (order == null) {
      publisher.rollBack(step.change(), relay.now(), "withdrawn");
    } else {
      try {
        publisher.publish(order);
        published++;
      } catch (RefusedException itWouldLoosen) {
        assertThat(itWouldLoosen.getMessage()).isNotEmpty();
      }
    }
    families.forEach(
        family ->
            family
                .ids()
                .forEach(id -> registry.history(id).forEach(one -> turnsOf(one, family.id()))));
  }

  private void turnsOf(PublishedVersion version, String family) {
    Stream.concat(
            version.releases().stream()
                .flatMap(
                    release ->
                        Stream.concat(
                            Stream.of(release.effectiveFrom()),
                            Stream.ofNullable(release.effectiveUntil()))),
            version.entry().content().exceptions().stream().flatMap(Exemption::turns))
        .filter(at -> at.isAfter(relay.now()))
        .forEach(at -> turn(at, family));
  }

  private void turn(Instant at, String family) {
    turns.computeIfAbsent(at, none -> new TreeSet<>()).add(family);
  }

  /**
   * @return how many of those that turn apply in the market that was looked at
   */
  private int compare(String market, Set<String> turning, Instant turn) {
    var ids = families.stream().map(RandomFamily::id).toList();
    var doors = new DoorsInMarket(Http.at(port), market, ids);
    var applying = 0;
    doors.agreeAsOf(anyTurn(), ids);
    doors.agreeOnDay(
        anyTurn(), ZoneId.of(market.equals("TH") ? "Asia/Bangkok" : "Asia/Singapore"), ids);
    for (var id : ids) {
      try {
        doors.agreeOn(id);
        if (turning.contains(id)) {
          doors.agreeOnPagesOf(id);
          doors.agreeInChannel(id, RandomFamily.CHANNELS.get(random.nextInt(3)));
          everySentenceIsOfAVersionThatApplies(doors, id);
          applying += doors.versions(id).isEmpty() ? 0 : 1;
        }
      } catch (AssertionError differs) {
        throw new AssertionError(
            "%s in %s at %s, which turns at %s".formatted(id, market, relay.now(), turn), differs);
      }
    }
    return applying;
  }

  /** One that is over, or one that is known to come, or just before it. */
  private Instant anyTurn() {
    var all = List.copyOf(turns.keySet());
    return all.get(random.nextInt(all.size())).minusMillis(random.nextInt(2));
  }

  /** Nothing of another version is read, and nothing of those that apply is left out. */
  private void everySentenceIsOfAVersionThatApplies(DoorsInMarket doors, String id) {
    var wanted =
        doors.versions(id).stream()
            .flatMap(
                version ->
                    registry.history(version.split(" ")[0]).stream()
                        .filter(one -> one.version().equals(version.split(" ")[1])))
            .flatMap(one -> marks(one.entry().text()).stream())
            .collect(toSet());
    assertThat(marks(doors.resolved(id).path("policy").asText())).isEqualTo(wanted);
  }

  private static Set<String> marks(String text) {
    return MARK.matcher(text).results().map(found -> found.group()).collect(toSet());
  }

  private void goTo(Instant at) {
    relay.wait(Duration.between(relay.now(), at));
  }
}
