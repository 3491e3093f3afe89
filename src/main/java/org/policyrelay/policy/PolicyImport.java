package org.policyrelay.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.PublishOutcome.Obstructed;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * Takes policies in that come from elsewhere, past the process that our own go through. All or
 * nothing: one entry that is wrong keeps every other out, and every wrong field of every entry is
 * named. What is in the registry already, or could not be told from it, changes nothing.
 */
@Service
@Transactional
public class PolicyImport {

  /** Stands where a published version names the change that it comes from. */
  public static final String CHANGE = "IMPORT";

  private final PolicyRegistry registry;
  private final ImportReader reader;
  private final PolicyPublisher publisher;
  private final LeftByImport left;
  private final TimelineDays days;
  private final KeptTimelines timelines;
  private final RelationTargets targets;
  private final MarketZones zones;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PolicyImport(
      PolicyRegistry registry,
      ImportReader reader,
      PolicyPublisher publisher,
      LeftByImport left,
      TimelineDays days,
      KeptTimelines timelines,
      RelationTargets targets,
      MarketZones zones,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.registry = registry;
    this.reader = reader;
    this.publisher = publisher;
    this.left = left;
    this.days = days;
    this.timelines = timelines;
    this.targets = targets;
    this.zones = zones;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** What an import does with an entry. */
  public enum Action implements Coded {
    /** The registry has no such policy yet. */
    ADD,
    /** It becomes the policy's next version. */
    ADD_VERSION,
    /** It is there as it is. */
    LEAVE
  }

  /**
   * What an import does with one entry.
   *
   * @param index its place in what was sent, from 0
   * @param version the version that it is or would be published as
   * @param facts what it changes, one sentence each
   */
  public record Step(
      int index, String policyId, Action action, String version, List<String> facts) {

    private Step and(List<String> more) {
      var all = Stream.concat(facts.stream(), more.stream()).toList();
      return new Step(index, policyId, action, version, all);
    }
  }

  private record Planned(Step step, PolicyEntry entry) {}

  /**
   * @param withoutBase as {@link PoliciesImported}
   */
  private record Done(List<Step> steps, List<PublishedVersion> withoutBase) {}

  /** An entry that cannot be published as the registry is. */
  private record KeptOut(Planned what, Obstructed by) {

    RefusedException refusal() {
      return named(what.step().index(), what.entry().policyId(), by.refusal());
    }
  }

  /**
   * What {@link #carryOut} would do now: it is done, and taken back before anybody could see it.
   *
   * @throws RefusedException as {@link #carryOut}
   */
  public List<Step> plan(List<JsonNode> entries, String by) {
    var done = publish(entries, by);
    TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
    return done.steps();
  }

  /**
   * Publishes what is new. A version applies from its {@code effective_date} in each market's own
   * zone, or from now; in no market before the {@code effective} of its timeline. A policy that is
   * not there yet, and names no day, applies since that instant, too, where it has passed, or since
   * the first other step that has bound somebody.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field,
   *     such as {@code [39].policy}, with {@link ErrorCode#EFFECTIVE_DATE_DIFFERS} for a timeline
   *     that binds somebody before the version applies, or with what keeps the first of them from
   *     being published
   */
  public List<Step> carryOut(List<JsonNode> entries, String by) {
    var done = publish(entries, by);
    var published =
        done.steps().stream()
            .filter(step -> step.action() != Action.LEAVE)
            .map(Step::policyId)
            .collect(Collectors.toUnmodifiableSet());
    if (!published.isEmpty()) {
      events.publishEvent(new PoliciesImported(clock.instant(), published, done.withoutBase()));
    }
    return done.steps();
  }

  /**
   * In whichever order they hold together: an overlay may need its base, as that will be, or be
   * needed by it.
   */
  private Done publish(List<JsonNode> entries, String by) {
    var planned = planned(entries);
    var open = planned.stream().filter(one -> one.step().action() != Action.LEAVE).toList();
    var before = withoutBase(planned);
    while (!open.isEmpty()) {
      var obstructed = open.stream().flatMap(one -> attempt(one, by).stream()).toList();
      if (obstructed.size() == open.size()) {
        throw obstructed.get(0).refusal();
      }
      open = obstructed.stream().map(KeptOut::what).toList();
    }
    var after = withoutBase(planned);
    var facts = LeftByImport.facts(before, after);
    return new Done(
        planned.stream()
            .map(Planned::step)
            .map(step -> step.and(facts.getOrDefault(step.policyId(), List.of())))
            .toList(),
        after);
  }

  private List<PublishedVersion> withoutBase(List<Planned> planned) {
    return left.in(
        planned.stream()
            .filter(one -> one.step().action() == Action.ADD_VERSION)
            .map(Planned::entry));
  }

  private Optional<KeptOut> attempt(Planned planned, String by) {
    var obstacle = publisher.attempt(order(planned, clock.instant())).obstacle();
    if (obstacle.isEmpty()) {
      var what = planned.entry().policyId() + " " + planned.step().version();
      audit.record(CHANGE, "policy-imported", by, what);
    }
    return obstacle.map(obstructed -> new KeptOut(planned, obstructed));
  }

  private PublishOrder order(Planned planned, Instant now) {
    var entry = planned.entry();
    return new PublishOrder(
        entry, planned.step().version(), CHANGE, entry.contentHash(), releases(planned, now), now);
  }

  private List<MarketRelease> releases(Planned planned, Instant now) {
    return planned.entry().markets().stream()
        .map(market -> new MarketRelease(market, effective(planned, market, now)))
        .toList();
  }

  /** Before its timeline says that it holds for new ads it does not apply. */
  private Instant effective(Planned planned, Market market, Instant now) {
    var entry = planned.entry();
    var holds = entry.content().holdsFrom(market);
    var named =
        entry
            .effectiveDate()
            .map(date -> LocalDate.parse(date).atStartOfDay(zones.zoneOf(market)).toInstant())
            .or(
                () ->
                    planned.step().action() == Action.ADD
                        ? holds.or(() -> KeptTimelines.boundSince(entry, market, now))
                        : Optional.empty())
            .orElse(now);
    return holds.filter(named::isBefore).orElse(named);
  }

  private List<Planned> planned(List<JsonNode> entries) {
    var parsed = reader.read(entries);
    var planned = new ArrayList<Planned>();
    var categories = registry.categoriesInForce();
    for (var index = 0; index < parsed.size(); index++) {
      planned.add(plan(index, parsed.get(index), categories));
    }
    checkRelations(planned);
    planned.forEach(this::checkTimelines);
    return planned;
  }

  /** As of every other release: nothing binds anybody before the version that says so applies. */
  private void checkTimelines(Planned planned) {
    if (planned.step().action() == Action.LEAVE) {
      return;
    }
    var from = new TreeMap<Market, Instant>();
    releases(planned, clock.instant()).forEach(one -> from.put(one.market(), one.effectiveFrom()));
    try {
      timelines.check(planned.entry(), from);
    } catch (RefusedException refused) {
      throw named(planned.step().index(), planned.entry().policyId(), refused);
    }
  }

  /** What is named may come in the same import, before or after. */
  private void checkRelations(List<Planned> planned) {
    var ids = planned.stream().map(one -> one.step().policyId()).collect(Collectors.toSet());
    for (var one : planned) {
      var faults =
          one.step().action() == Action.LEAVE
              ? List.<FieldError>of()
              : targets.faultsOf(one.entry(), ids::contains);
      if (!faults.isEmpty()) {
        throw named(
            one.step().index(),
            one.step().policyId(),
            new RefusedException(
                ErrorCode.INVALID_POLICY_ENTRY, ContentRules.reason(faults), faults));
      }
    }
  }

  private Planned plan(int index, PolicyEntry entry, Set<String> categories) {
    var id = entry.policyId();
    var newest = registry.newestVersion(id);
    if (newest.isPresent() && ImportReader.isThere(newest.get(), entry)) {
      var facts =
          newest.get().entry().contentHash().equals(entry.contentHash())
              ? List.<String>of()
              : List.of(Comparison.NOTHING_SEEN);
      var step = new Step(index, id, Action.LEAVE, newest.get().version(), facts);
      return new Planned(step, entry);
    }
    var comparison = compared(index, entry, categories);
    var action = newest.isPresent() ? Action.ADD_VERSION : Action.ADD;
    return new Planned(
        new Step(index, id, action, comparison.nextVersion(), comparison.facts()), entry);
  }

  private Comparison compared(int index, PolicyEntry entry, Set<String> categories) {
    try {
      days.check(entry);
      return registry.compare(entry, categories);
    } catch (RefusedException refused) {
      throw named(index, entry.policyId(), refused);
    }
  }

  /** Says of which entry it is. */
  private static RefusedException named(int index, String policyId, RefusedException refused) {
    return new RefusedException(
        refused.code(),
        "Nothing was imported, because of [%d], %s: %s"
            .formatted(index, policyId, refused.getMessage()),
        ImportReader.placed(index, refused));
  }
}
