package org.policyrelay.policy.entry.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;

/** Whether the clauses that items name are there. */
public final class CitedClauses {

  private CitedClauses() {}

  /**
   * Each item that names a clause which is not there, by its place.
   *
   * @param own ids of the clauses that the entry's text has, or will have once it is published
   * @param base ids of the clauses that an overlay's base has, or had; null where it is not known
   */
  public static List<FieldError> errorsOf(
      PolicyContent content, Set<String> own, @Nullable Set<String> base) {
    var errors = new ArrayList<FieldError>();
    for (var at = 0; at < content.requirements().size(); at++) {
      check("requirements[" + at + "]", content.requirements().get(at).clause(), own, base, errors);
    }
    for (var at = 0; at < content.exceptions().size(); at++) {
      check("exceptions[" + at + "]", content.exceptions().get(at).clause(), own, base, errors);
    }
    return List.copyOf(errors);
  }

  private static void check(
      String item,
      String clause,
      Set<String> own,
      @Nullable Set<String> base,
      List<FieldError> errors) {
    var slash = clause.indexOf('/');
    var known = slash < 0 ? own : base;
    if (known != null && !known.contains(clause.substring(slash + 1))) {
      errors.add(
          new FieldError(
              "ext.relay." + item + ".clause",
              "unknown-clause",
              "must be a clause that the text has: " + String.join(", ", new TreeSet<>(known))));
    }
  }
}
