package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.CitedClauses;
import org.policyrelay.policy.entry.content.Relation;
import org.springframework.stereotype.Component;

/** What of an entry's content only the registry can judge: what it says of clauses and policies. */
@Component
class ContentRules {

  private final PolicyRows rows;
  private final TimelineDays days;
  private final RelationTargets targets;

  ContentRules(PolicyRows rows, TimelineDays days, RelationTargets targets) {
    this.rows = rows;
    this.days = days;
    this.targets = targets;
  }

  /**
   * @param approved what is on its way of a policy by its id
   * @param isOnItsWay as {@link RelationTargets#faultsOf}
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field
   */
  void check(
      PolicyEntry entry,
      Function<String, List<ApprovedEntry>> approved,
      Predicate<String> isOnItsWay) {
    var faults =
        Stream.of(
                faultsOf(entry, approved),
                days.faultsOf(entry),
                targets.faultsOf(entry, isOnItsWay))
            .flatMap(List::stream)
            .toList();
    if (!faults.isEmpty()) {
      throw new RefusedException(ErrorCode.INVALID_POLICY_ENTRY, reason(faults), faults);
    }
  }

  /** All of them in a sentence. */
  static String reason(List<FieldError> faults) {
    return "This is no valid policy entry; correct "
        + faults.stream()
            .map(fault -> EntryPlaces.name(fault.field()) + " (" + fault.message() + ")")
            .collect(Collectors.joining(", "));
  }

  /**
   * What {@link #check} refuses beside what is published alone, and of an entry that was taken in
   * already: its days stay as they are.
   */
  List<FieldError> faultsOf(PolicyEntry entry) {
    return faultsOf(entry, policyId -> List.of());
  }

  /** Items that cite a clause which the text will not have, and relations that close a circle. */
  private List<FieldError> faultsOf(
      PolicyEntry entry, Function<String, List<ApprovedEntry>> approved) {
    var content = entry.content();
    var faults = new ArrayList<FieldError>();
    if (!content.requirements().isEmpty() || !content.exceptions().isEmpty()) {
      var base = entry.overlayOf().map(rows::versionsOf).filter(versions -> !versions.isEmpty());
      faults.addAll(
          CitedClauses.errorsOf(
              content, clausesOf(entry), base.map(ContentRules::everGiven).orElse(null)));
    }
    circle(entry, approved)
        .map(message -> new FieldError("ext.relay.relations", "circle", message))
        .ifPresent(faults::add);
    return List.copyOf(faults);
  }

  private Optional<String> circle(
      PolicyEntry entry, Function<String, List<ApprovedEntry>> approved) {
    var own = entry.content().relations();
    return Relation.circle(entry.policyId(), own, this::relationsOf)
        .map(way -> "must not lead back to the policy itself: " + String.join(" → ", way))
        .or(
            () ->
                Relation.circle(
                        entry.policyId(),
                        own,
                        id ->
                            Stream.concat(
                                    relationsOf(id).stream(),
                                    approved.apply(id).stream().flatMap(ContentRules::relations))
                                .toList())
                    .map(
                        way ->
                            "must not lead back to the policy itself: %s, as %s is approved to say; leave the relation out here, or have that withdrawn first"
                                .formatted(
                                    String.join(" → ", way), by(entry.policyId(), way, approved))));
  }

  /** The changes by which a way leads back. */
  private static String by(
      String policyId, List<String> way, Function<String, List<ApprovedEntry>> approved) {
    return way.stream()
        .filter(id -> !id.equals(policyId))
        .flatMap(id -> approved.apply(id).stream())
        .filter(one -> relations(one).map(Relation::target).anyMatch(way::contains))
        .map(ApprovedEntry::change)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Stream<Relation> relations(ApprovedEntry approved) {
    return approved.entry().content().relations().stream();
  }

  /** As they will be once it is published, unless another version of the policy comes first. */
  private Set<String> clausesOf(PolicyEntry entry) {
    var versions = rows.versionsOf(entry.policyId());
    var earlier = versions.stream().map(PublishedVersion::clauses).toList();
    return ids(ClauseIds.give(entry.text(), earlier, ClauseIds.last(earlier)).clauses());
  }

  private static Set<String> everGiven(List<PublishedVersion> versions) {
    var ids = new HashSet<String>();
    versions.forEach(version -> ids.addAll(ids(version.clauses())));
    return ids;
  }

  private static Set<String> ids(List<Clause> clauses) {
    return clauses.stream().map(Clause::id).collect(Collectors.toSet());
  }

  private List<Relation> relationsOf(String policyId) {
    return rows.versionsOf(policyId).stream()
        .findFirst()
        .map(version -> version.entry().content().relations())
        .orElse(List.of());
  }
}
