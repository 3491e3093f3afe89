package org.policyrelay.policy.checklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.policy.entry.content.Relation;
import org.policyrelay.policy.entry.content.Relation.Type;

/**
 * Which policies in force in a market have to be read with another: those that it names, and those
 * that say what they are to it.
 */
final class Relatives {

  /** The policies in force, by their ids and those of their overlays. */
  private final Map<String, String> inForce = new HashMap<>();

  private final Map<String, List<Said>> said = new HashMap<>();

  Relatives(Collection<Glance> policies) {
    for (var one : policies) {
      inForce.put(one.policyId(), one.policyId());
      one.overlays().forEach(overlay -> inForce.put(overlay, one.policyId()));
    }
    policies.forEach(one -> one.relations().forEach(relation -> add(one.policyId(), relation)));
  }

  /**
   * What one policy is to another.
   *
   * @param other the one of the two that is to be read with the policy that was asked for
   * @param by id of the entry that says so
   * @param isOwn whether that is one of the policy that was asked for
   */
  record Said(String other, Type type, String by, boolean isOwn) {}

  private void add(String policy, Relation relation) {
    var target = inForce.get(relation.target());
    if (target == null || target.equals(policy)) {
      return;
    }
    if (relation.type() != Type.DEFINES) {
      put(policy, new Said(target, relation.type(), relation.policy(), true));
    }
    if (relation.decides()) {
      put(target, new Said(policy, relation.type(), relation.policy(), false));
    }
  }

  private void put(String policy, Said one) {
    said.computeIfAbsent(policy, id -> new ArrayList<>()).add(one);
  }

  /**
   * Each other policy once, by what says most: what defines first, what is only to be seen last.
   */
  List<Said> of(String policy) {
    var own = said.getOrDefault(policy, List.of());
    var first = new LinkedHashMap<String, Said>();
    for (var type : List.of(Type.DEFINES, Type.EXCEPTION_TO, Type.SUPERSEDES, Type.SEE_ALSO)) {
      own.stream()
          .filter(one -> one.type() == type)
          .forEach(one -> first.putIfAbsent(one.other(), one));
    }
    return List.copyOf(first.values());
  }
}
