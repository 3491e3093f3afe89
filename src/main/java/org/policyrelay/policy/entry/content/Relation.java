package org.policyrelay.policy.entry.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one policy is to another.
 *
 * @param target id of the other
 * @param policy id of the entry that says so
 */
public record Relation(String id, Type type, String target, String policy) {

  /** Read from the entry that names the other: it supersedes it, it defines its terms. */
  public enum Type implements Coded {
    SUPERSEDES,
    EXCEPTION_TO,
    SEE_ALSO,
    DEFINES;

    /** Whether two policies may be so to one another. */
    boolean isMutual() {
      return this == SEE_ALSO;
    }
  }

  /**
   * A circle that relations of one policy would close: policies of which each supersedes, excepts
   * from or defines the next.
   *
   * @param others the relations of another policy by its id, empty for one that is not known
   * @return the ids along the way, beginning and ending with the policy; empty for no circle
   */
  public static Optional<List<String>> circle(
      String policy, List<Relation> own, Function<String, List<Relation>> others) {
    for (var type : Type.values()) {
      if (type.isMutual()) {
        continue;
      }
      var cameFrom = new HashMap<String, String>();
      var next = new ArrayDeque<String>();
      targets(own, type).forEach(target -> visit(target, policy, cameFrom, next));
      while (!next.isEmpty()) {
        var at = next.remove();
        if (at.equals(policy)) {
          return Optional.of(way(policy, cameFrom));
        }
        targets(others.apply(at), type).forEach(target -> visit(target, at, cameFrom, next));
      }
    }
    return Optional.empty();
  }

  private static List<String> targets(List<Relation> relations, Type type) {
    return relations.stream().filter(one -> one.type() == type).map(Relation::target).toList();
  }

  private static void visit(
      String target, String from, Map<String, String> cameFrom, ArrayDeque<String> next) {
    if (cameFrom.putIfAbsent(target, from) == null) {
      next.add(target);
    }
  }

  private static List<String> way(String policy, Map<String, String> cameFrom) {
    var way = new ArrayList<String>();
    way.add(policy);
    var at = cameFrom.get(policy);
    while (at != null && !at.equals(policy)) {
      way.add(0, at);
      at = cameFrom.get(at);
    }
    way.add(0, policy);
    return List.copyOf(way);
  }
}
