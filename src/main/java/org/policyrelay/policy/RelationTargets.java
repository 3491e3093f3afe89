package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Relation;
import org.springframework.stereotype.Component;

/**
 * Whether the policies that an entry names in its relations are there. Asked of what comes in; a
 * relation that is published already stays, whatever it names.
 */
@Component
class RelationTargets {

  private final PolicyRows rows;

  RelationTargets(PolicyRows rows) {
    this.rows = rows;
  }

  /**
   * Each relation to a policy that is nowhere, by its place.
   *
   * @param isOnItsWay whether a policy that was never published comes with the entry, or in a
   *     change of its own
   */
  List<FieldError> faultsOf(PolicyEntry entry, Predicate<String> isOnItsWay) {
    var relations = entry.content().relations();
    if (relations.isEmpty()) {
      return List.of();
    }
    var before =
        rows.versionsOf(entry.policyId()).stream()
            .limit(1)
            .flatMap(newest -> newest.entry().content().relations().stream())
            .map(Relation::target)
            .collect(Collectors.toSet());
    var faults = new ArrayList<FieldError>();
    for (var place = 0; place < relations.size(); place++) {
      var target = relations.get(place).target();
      if (!before.contains(target)
          && rows.versionsOf(target).isEmpty()
          && !isOnItsWay.test(target)) {
        faults.add(
            new FieldError(
                "ext.relay.relations[%d].policy_id".formatted(place),
                "unknown-policy",
                "must be a policy that is published or proposed, and there is no %s: propose that first, or leave the relation out"
                    .formatted(target)));
      }
    }
    return List.copyOf(faults);
  }
}
