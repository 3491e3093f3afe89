package org.policyrelay.engine.tuned.lists;

import java.io.Serializable;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;

/**
 * How far the caller's grants reach beyond single tasks.
 *
 * @param narrowed false for who may read everything
 * @param keys processes of which the caller may read everything
 * @param byUser whether some grants are the caller's own, and not a group's
 * @param withCases whether what belongs to a case is shown as well
 * @param revoked whether anything is taken from the caller, so that grants are not all that counts
 */
record Reach(
    boolean narrowed, List<String> keys, boolean byUser, boolean withCases, boolean revoked)
    implements Serializable {

  static final Reach EVERYTHING = new Reach(false, List.of(), false, false, false);

  private static final String OF = "of:";

  Reach {
    keys = List.copyOf(keys);
  }

  /**
   * @param found what the statement {@code selectReach} gave
   */
  static Reach of(List<String> found) {
    var keys =
        found.stream()
            .filter(entry -> entry.startsWith(OF))
            .map(entry -> entry.substring(OF.length()))
            .toList();
    return new Reach(
        !keys.contains(Authorization.ANY),
        keys,
        found.contains("user"),
        found.contains("case"),
        found.contains("revoke"));
  }
}
