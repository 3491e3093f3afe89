package org.policyrelay.policy.entry.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.policyrelay.kernel.Coded;

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
    DEFINES
  }

  /** Whether it says something of what the other means or holds for. */
  public boolean decides() {
    return type != Type.SEE_ALSO;
  }

  /**
   * Those by which one comes before the other, so that nothing leads back to it. What supersedes
   * and what excepts both decide in place of the other; a definition may well be of the terms of
   * the rule that its own policy is an exception to.
   */
  private static final List<Set<Type>> ORDERS =
      List.of(EnumSet.of(Type.SUPERSEDES, Type.EXCEPTION_TO), EnumSet.of(Type.DEFINES));

  /**
   * A circle that relations of one policy would close: policies of which each supersedes or excepts
   * from the next, or each defines the next.
   *
   * @param others the relations of another policy by its id, empty for one that is not known
   * @return the ids along the way, beginning and ending with the policy; empty for no circle
   */
  public static Optional<List<String>> circle(
      String policy, List<Relation> own, Function<String, List<Relation>> others) {
    for (var types : ORDERS) {
      var cameFrom = new HashMap<String, String>();
      var next = new ArrayDeque<String>();
      targets(own, types).forEach(target -> visit(target, policy, cameFrom, next));
      while (!next.isEmpty()) {
        var at = next.remove();
        if (at.equals(policy)) {
          return Optional.of(way(policy, cameFrom));
        }
        targets(others.apply(at), types).forEach(target -> visit(target, at, cameFrom, next));
      }
    }
    return Optional.empty();
  }

  private static List<String> targets(List<Relation> relations, Set<Type> types) {
    return relations.stream()
        .filter(one -> types.contains(one.type()))
        .map(Relation::target)
        .toList();
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
