package org.policyrelay.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/**
 * A draft of an overlay that fits its base: without what is in the way, where the base itself will
 * hold.
 */
@Component
class FittingOverlay {

  private static final String ENFORCEMENT = "enforcement";
  private static final String HUMAN_REVIEW = "requires_human_review";
  private static final String STANCE = "ext.relay.stance";
  private static final String TIGHTENS = "ext.relay.tightens.";

  /** What of an overlay can be made to fit by itself; other words a person has to find. */
  private static final Set<String> FITTED = Set.of(ENFORCEMENT, HUMAN_REVIEW, STANCE);

  private final PolicyRegistry registry;
  private final ProposedEntries proposedEntries;

  FittingOverlay(PolicyRegistry registry, ProposedEntries proposedEntries) {
    this.registry = registry;
    this.proposedEntries = proposedEntries;
  }

  /**
   * Empty where only a person can write one: words that are no reading of a clause.
   *
   * @param overlay its id
   * @param faults what of it is in the way; nothing where the same words are to be settled
   */
  Optional<PolicyEntry> of(String overlay, List<FieldError> faults, PolicyEntry base) {
    return canBeMade(faults) ? Optional.of(without(overlay, faults, base)) : Optional.empty();
  }

  private static boolean canBeMade(List<FieldError> faults) {
    return faults.stream()
        .map(FieldError::field)
        .allMatch(field -> FITTED.contains(field) || field.startsWith(TIGHTENS));
  }

  /**
   * A reading of any other clause would be refused: it has nothing that it could be stricter than.
   */
  private Set<String> clausesMet(PolicyEntry overlay, PolicyEntry base) {
    return proposedEntries.basesOf(overlay, null, List.of(base)).stream()
        .flatMap(version -> version.clauses().stream())
        .map(Clause::id)
        .collect(Collectors.toSet());
  }

  private PolicyEntry without(String id, List<FieldError> faults, PolicyEntry base) {
    var overlay = registry.newest(id).orElseThrow();
    var ext = fields(overlay, "/ext");
    // what it says beside what is in the way stays, such as its guidance for reviewers
    var relay = fields(overlay, "/ext/relay");
    var tightens = new LinkedHashMap<>(overlay.tightens());
    var changed = new LinkedHashMap<String, Object>();
    for (var fault : faults) {
      var field = fault.field();
      if (field.equals(ENFORCEMENT)) {
        changed.put(ENFORCEMENT, base.enforcement().code());
      } else if (field.equals(HUMAN_REVIEW)) {
        changed.put(HUMAN_REVIEW, true);
      } else if (field.equals(STANCE)) {
        base.stance().ifPresent(stance -> relay.put("stance", stance.code()));
      } else if (field.startsWith(TIGHTENS)) {
        tightens.remove(field.substring(TIGHTENS.length()));
      }
    }
    tightens.keySet().retainAll(clausesMet(overlay, base));
    relay.remove("tightens");
    if (!tightens.isEmpty()) {
      relay.put("tightens", tightens);
    }
    ext.put("relay", relay);
    changed.put("ext", ext);
    // the day on which the former text began is not the one on which this will
    return overlay.without("version").without("effective_date").with(changed);
  }

  private static Map<String, Object> fields(PolicyEntry entry, String at) {
    var fields = new LinkedHashMap<String, Object>();
    entry.json().at(at).properties().forEach(one -> fields.put(one.getKey(), one.getValue()));
    return fields;
  }
}
