package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.RollbackPlan.Comeback;
import org.policyrelay.policy.RollbackPlan.Return;
import org.policyrelay.policy.entry.SemanticVersion;

/**
 * How what a change has published of a policy is taken back: from now on applies what would apply
 * had the change never been, see {@link Survivors}. What does not apply yet never will. What
 * applies ends now, since it did apply until now, and what applies instead comes back as a version
 * of its own. What the change had ended, or was to end, runs as far as the others let it.
 *
 * <p>Only a plan: nothing is written here.
 */
final class Rollback {

  private final Lineage lineage;
  private final String change;
  private final Instant at;
  private final List<Told> before;
  private final Survivors survivors;

  /** What stands once this is carried out, as far as it is planned. */
  private final List<Standing> standing = new ArrayList<>();

  private final List<Told> takenBack = new ArrayList<>();
  private final Map<Told, Optional<Instant>> ends = new LinkedHashMap<>();
  private final List<Comeback> comebacks = new ArrayList<>();

  /**
   * @param lineage of the policy
   * @param told all that was ever said of the policy
   */
  Rollback(Lineage lineage, List<Told> told, String change, Instant at) {
    this.lineage = lineage.withdrawing(change);
    this.change = change;
    this.at = at;
    this.before = told.stream().filter(Told::counts).toList();
    this.survivors = new Survivors(this.lineage, told);
  }

  /**
   * A release that decides, unless one of a higher rank or number does.
   *
   * @param rank 0 for what there is, higher for what comes back
   */
  private record Standing(Told told, int rank) {}

  RollbackPlan plan() {
    for (var one : before) {
      if (lineage.isOf(change, one.version())) {
        close(one);
      } else {
        letRun(one);
      }
    }
    var markets = markets();
    // what comes back everywhere hides what is told of a market by name, unless that is told anew
    Stream.concat(
            markets.stream().filter(Market::isEverywhere),
            markets.stream().filter(one -> !one.isEverywhere()))
        .forEach(this::bringBack);
    comebacks.sort(
        Comparator.comparing((Comeback one) -> !one.isEverywhere())
            .thenComparing(one -> lineage.get(one.version()).number()));
    return new RollbackPlan(takenBack, ends, comebacks).numbered(lineage);
  }

  /** From now on, market by market and in time, wherever it makes a difference. */
  List<Aftermath> aftermath(String policyId) {
    var plan = plan();
    var differences = new ArrayList<Aftermath>();
    for (var market : markets()) {
      Optional<Aftermath> last = Optional.empty();
      for (var instant : instants(before.stream())) {
        var next = difference(policyId, market, instant, plan);
        if (next.isPresent() && last.filter(next.get()::isTheSame).isEmpty()) {
          differences.add(next.get());
        }
        last = next;
      }
    }
    return differences;
  }

  private Optional<Aftermath> difference(
      String policyId, Market market, Instant instant, RollbackPlan plan) {
    var was = decidingUntilNow(market, instant).map(one -> one.told().version());
    var becomes = survivors.at(market, instant);
    var readAs =
        becomes
            .flatMap(words -> deciding(standing.stream(), market, instant))
            .map(one -> one.rank() == 0 ? one.told().version() : plan.numberOf(one.told()));
    return was.map(lineage::words).equals(becomes)
        ? Optional.empty()
        : Optional.of(
            new Aftermath(
                policyId,
                market,
                instant,
                was.orElse(null),
                becomes.orElse(null),
                readAs.orElse(null)));
  }

  private Set<Market> markets() {
    var markets = new TreeSet<>(survivors.markets());
    before.forEach(one -> markets.add(one.market()));
    return markets;
  }

  private void close(Told one) {
    if (!one.from().isBefore(at)) {
      takenBack.add(one);
    } else if (one.hasEnded(at)) {
      standing.add(new Standing(one, 0));
    } else {
      end(one, at);
    }
  }

  /** What has ended is over; anything else runs until the survivors end it. */
  private void letRun(Told one) {
    var isOver = one.hasEnded(at) && one.from().isBefore(at);
    var until = isOver ? one.until() : endOf(one);
    if (Objects.equals(until, one.until())) {
      standing.add(new Standing(one, 0));
    } else {
      end(one, until);
    }
  }

  private void end(Told one, @Nullable Instant until) {
    ends.put(one, Optional.ofNullable(until));
    standing.add(new Standing(one.until(until), 0));
  }

  private @Nullable Instant endOf(Told one) {
    var from = one.from().isAfter(at) ? one.from() : at;
    if (lineage.get(one.version()).isOriginal()) {
      var until = survivors.endOf(one);
      // until now it has applied, whatever should have been
      return until != null && until.isBefore(at) && one.from().isBefore(at) ? at : until;
    }
    return Stream.concat(Stream.of(from), survivors.boundaries(from).stream())
        .filter(instant -> isInTheWay(one, survivors.at(one.market(), instant)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether what was corrected or brought back would hide what is to apply, or apply for nobody.
   */
  private boolean isInTheWay(Told one, Optional<String> wanted) {
    return wanted
        .filter(
            words ->
                words.equals(lineage.words(one.version()))
                    || number(words).compareTo(number(one.version())) > 0)
        .isEmpty();
  }

  private SemanticVersion number(String version) {
    return lineage.get(version).number();
  }

  /** Whatever stands in the market and is not what the survivors say is told anew. */
  private void bringBack(Market market) {
    var lost = decidingUntilNow(market, at);
    var instants = List.copyOf(instants(standing.stream().map(Standing::told)));
    var begin = 0;
    while (begin < instants.size()) {
      var wanted = survivors.at(market, instants.get(begin));
      var end = begin + 1;
      while (end < instants.size() && wanted.equals(survivors.at(market, instants.get(end)))) {
        end++;
      }
      if (wanted.isPresent()) {
        for (var index = begin; index < end; index++) {
          var instant = instants.get(index);
          var has = deciding(standing.stream(), market, instant);
          if (!isTold(wanted.get(), has) || (index == 0 && isBelow(has, lost))) {
            var until = end < instants.size() ? instants.get(end) : null;
            add(wanted.get(), new Return(market, instant, until));
            break;
          }
        }
      }
      begin = end;
    }
  }

  /** From now on, whenever what is told or what is to apply may become another. */
  private Set<Instant> instants(Stream<Told> told) {
    var all = new TreeSet<>(survivors.boundaries(at));
    told.forEach(
        one -> {
          all.add(one.from());
          if (one.until() != null) {
            all.add(one.until());
          }
        });
    all.removeIf(instant -> !instant.isAfter(at));
    all.add(at);
    return all;
  }

  private boolean isTold(String words, Optional<Standing> has) {
    return has.filter(one -> lineage.words(one.told().version()).equals(words)).isPresent();
  }

  /** What applied until now and is taken back is answered by a version of its own, and no older. */
  private boolean isBelow(Optional<Standing> has, Optional<Standing> lost) {
    return lost.isPresent()
        && has.isPresent()
        && lineage.isOf(change, lost.get().told().version())
        && order().compare(has.get(), lost.get()) < 0;
  }

  private Optional<Standing> decidingUntilNow(Market market, Instant instant) {
    return deciding(before.stream().map(one -> new Standing(one, 0)), market, instant);
  }

  private Optional<Standing> deciding(Stream<Standing> all, Market market, Instant instant) {
    return all.filter(one -> one.told().covers(market) && one.told().applies(instant)).max(order());
  }

  private Comparator<Standing> order() {
    return Comparator.comparing(Standing::rank)
        .thenComparing(one -> lineage.get(one.told().version()).number());
  }

  private void add(String words, Return back) {
    var isEverywhere = back.market().isEverywhere();
    var comeback =
        comebacks.stream()
            .filter(
                one ->
                    one.version().equals(words)
                        && one.isEverywhere() == isEverywhere
                        && !one.isIn(back.market()))
            .findFirst()
            .orElseGet(
                () -> {
                  var other = new Comeback(words, words, new ArrayList<>());
                  comebacks.add(other);
                  return other;
                });
    comeback.returns().add(back);
    standing.add(
        new Standing(
            new Told(0, words, back.market(), back.from(), back.until(), true),
            isEverywhere ? 1 : 2));
  }
}
