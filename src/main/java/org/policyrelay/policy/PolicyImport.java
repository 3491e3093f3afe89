package org.policyrelay.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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

  private static final int MOST = 5000;

  private final PolicyRegistry registry;
  private final PolicyPublisher publisher;
  private final PublishObstacles obstacles;
  private final MarketZones zones;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PolicyImport(
      PolicyRegistry registry,
      PolicyPublisher publisher,
      PublishObstacles obstacles,
      MarketZones zones,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.registry = registry;
    this.publisher = publisher;
    this.obstacles = obstacles;
    this.zones = zones;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** What an import does with an entry. */
  public enum Action {
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
      int index, String policyId, Action action, String version, List<String> facts) {}

  private record Planned(Step step, PolicyEntry entry) {}

  /**
   * What {@link #carryOut} would do now.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field,
   *     such as {@code [39].policy}
   */
  @Transactional(readOnly = true)
  public List<Step> plan(List<JsonNode> entries) {
    var planned = planned(entries);
    requireFittingOverlays(planned);
    return planned.stream().map(Planned::step).toList();
  }

  /** As it is asked when they are published; of those that come with their base, only then. */
  private void requireFittingOverlays(List<Planned> planned) {
    var now = clock.instant();
    var added = planned.stream().filter(one -> one.step().action() != Action.LEAVE).toList();
    var bases = new HashSet<String>();
    added.forEach(one -> one.entry().overlayOf().ifPresent(bases::add));
    var ids = added.stream().map(one -> one.entry().policyId()).toList();
    for (var one : added) {
      var comesAlone =
          !bases.contains(one.entry().policyId())
              && one.entry().overlayOf().filter(ids::contains).isEmpty();
      if (comesAlone) {
        obstacles
            .ofOverlays(order(one, now))
            .ifPresent(
                obstructed -> {
                  throw obstructed.refusal();
                });
      }
    }
  }

  /**
   * Publishes what is new. A version applies from its {@code effective_date} in each market's own
   * zone, or from now.
   *
   * @throws RefusedException as {@link #plan}
   */
  public List<Step> carryOut(List<JsonNode> entries, String by) {
    var planned = planned(entries);
    for (var one : planned) {
      if (one.step().action() != Action.LEAVE) {
        publish(one, by);
      }
    }
    var published =
        planned.stream()
            .filter(one -> one.step().action() != Action.LEAVE)
            .map(one -> one.entry().policyId())
            .toList();
    if (!published.isEmpty()) {
      events.publishEvent(new PoliciesImported(published.size(), Set.copyOf(published)));
    }
    return planned.stream().map(Planned::step).toList();
  }

  private void publish(Planned planned, String by) {
    var entry = planned.entry();
    publisher.publish(order(planned, clock.instant()));
    audit.record(CHANGE, "policy-imported", by, entry.policyId() + " " + planned.step().version());
  }

  private PublishOrder order(Planned planned, Instant now) {
    var entry = planned.entry();
    return new PublishOrder(
        entry, planned.step().version(), CHANGE, entry.contentHash(), releases(entry, now), now);
  }

  private List<MarketRelease> releases(PolicyEntry entry, Instant now) {
    return entry.markets().stream()
        .map(market -> new MarketRelease(market, effective(entry, market, now)))
        .toList();
  }

  private Instant effective(PolicyEntry entry, Market market, Instant now) {
    return entry
        .effectiveDate()
        .map(date -> LocalDate.parse(date).atStartOfDay(zones.zoneOf(market)).toInstant())
        .orElse(now);
  }

  private List<Planned> planned(List<JsonNode> entries) {
    if (entries.isEmpty() || entries.size() > MOST) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "An import has 1 to " + MOST + " entries, this one has " + entries.size());
    }
    var errors = new ArrayList<FieldError>();
    var parsed = parse(entries, errors);
    if (!errors.isEmpty()) {
      var wrong = errors.stream().map(FieldError::field).distinct().limit(10).toList();
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY,
          "Nothing was imported; correct "
              + String.join(", ", wrong)
              + (errors.size() > wrong.size() ? " and what else is listed" : ""),
          errors);
    }
    var planned = new ArrayList<Planned>();
    var categories = registry.categoriesInForce();
    for (var index = 0; index < parsed.size(); index++) {
      planned.add(plan(index, parsed.get(index), categories));
    }
    return planned;
  }

  private List<PolicyEntry> parse(List<JsonNode> entries, List<FieldError> errors) {
    var parsed = new ArrayList<PolicyEntry>();
    var ids = new HashSet<String>();
    for (var index = 0; index < entries.size(); index++) {
      var place = "[" + index + "]";
      try {
        var entry = read(entries.get(index));
        if (!ids.add(entry.policyId())) {
          errors.add(
              new FieldError(
                  place + ".policy_id", "duplicate", "stands in this import more than once"));
        }
        parsed.add(entry);
      } catch (RefusedException refused) {
        refused
            .fields()
            .forEach(
                field ->
                    errors.add(
                        new FieldError(
                            place + "." + field.field(), field.code(), field.message())));
      }
    }
    return parsed;
  }

  /** What the registry gave out is taken back in as it is, whatever the limits were then. */
  private PolicyEntry read(JsonNode entry) {
    try {
      return PolicyEntry.parse(entry);
    } catch (RefusedException refused) {
      if (!entry.isObject()) {
        throw refused;
      }
      var old = PolicyEntry.stored(entry.toString());
      return registry
          .newestVersion(old.policyId())
          .filter(newest -> isThere(newest, old))
          .map(newest -> old)
          .orElseThrow(() -> refused);
    }
  }

  private Planned plan(int index, PolicyEntry entry, Set<String> categories) {
    var id = entry.policyId();
    var newest = registry.newestVersion(id);
    if (newest.isPresent() && isThere(newest.get(), entry)) {
      var facts =
          newest.get().entry().contentHash().equals(entry.contentHash())
              ? List.<String>of()
              : List.of(Comparison.NOTHING_SEEN);
      var step = new Step(index, id, Action.LEAVE, newest.get().version(), facts);
      return new Planned(step, entry);
    }
    registry.checkContent(entry);
    var comparison = registry.compare(entry, categories);
    var action = newest.isPresent() ? Action.ADD_VERSION : Action.ADD;
    return new Planned(
        new Step(index, id, action, comparison.nextVersion(), comparison.facts()), entry);
  }

  /** The same content for who reads it, and no version stated or one that is not higher. */
  private static boolean isThere(PublishedVersion newest, PolicyEntry entry) {
    return Seen.isSame(newest.entry(), entry)
        && entry
            .version()
            .flatMap(SemanticVersion::parse)
            .map(stated -> stated.compareTo(newest.number()) <= 0)
            .orElse(true);
  }
}
