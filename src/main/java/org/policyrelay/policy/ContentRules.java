package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final List<String> NOT_JOINED =
      List.of("requirements", "exceptions", "disclosures", "timeline");

  private final PolicyRows rows;

  ContentRules(PolicyRows rows) {
    this.rows = rows;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong field
   */
  void check(PolicyEntry entry) {
    var faults = faultsOf(entry);
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
   * Parts that an overlay may not have yet, items that cite a clause which the text will not have,
   * and relations that close a circle.
   */
  List<FieldError> faultsOf(PolicyEntry entry) {
    var content = entry.content();
    var faults = new ArrayList<>(inOverlay(entry));
    if (!content.requirements().isEmpty() || !content.exceptions().isEmpty()) {
      var base = entry.overlayOf().map(rows::versionsOf).filter(versions -> !versions.isEmpty());
      faults.addAll(
          CitedClauses.errorsOf(
              content, clausesOf(entry), base.map(ContentRules::everGiven).orElse(null)));
    }
    Relation.circle(entry.policyId(), content.relations(), this::relationsOf)
        .ifPresent(
            way ->
                faults.add(
                    new FieldError(
                        "ext.relay.relations",
                        "circle",
                        "must not lead back to the policy itself: " + String.join(" → ", way))));
    return List.copyOf(faults);
  }

  /** Nobody reads them with the base yet, so that one that lets something go would be unseen. */
  private static List<FieldError> inOverlay(PolicyEntry entry) {
    var relay = entry.json().path("ext").path("relay");
    return entry.overlayOf().isEmpty()
        ? List.of()
        : NOT_JOINED.stream()
            .filter(relay::has)
            .map(
                part ->
                    new FieldError(
                        "ext.relay." + part,
                        "not-in-overlay",
                        "is not read with its base yet; say it in the overlay's text, or in the base"))
            .toList();
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
