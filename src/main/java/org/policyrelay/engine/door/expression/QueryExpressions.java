package org.policyrelay.engine.door.expression;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.Validator;
import org.camunda.bpm.engine.query.Query;

/** The expressions of a query, those of its or-queries at any depth among them. */
public final class QueryExpressions {

  private static final String SUFFIX = "Expression";

  /** Refuses a query that has any; the engine's own check looks at the top alone. */
  public static final Validator<AbstractQuery<?, ?>> NONE =
      query -> {
        var asked = of(query);
        if (!asked.isEmpty()) {
          throw refuse(asked);
        }
      };

  private QueryExpressions() {}

  /**
   * One expression.
   *
   * @param field as a client calls it, such as {@code assigneeExpression}
   */
  public record Asked(String field, String text) {}

  public static Set<Asked> of(Query<?, ?> query) {
    var found = new LinkedHashSet<Asked>();
    collect((AbstractQuery<?, ?>) query, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  /** What is said of expressions that cannot be taken. */
  public static BadUserRequestException refuse(Set<Asked> asked) {
    return new BadUserRequestException(
        asked.stream().map(Asked::field).sorted().collect(Collectors.joining(", "))
            + ": a query takes no expressions; send the value itself");
  }

  /**
   * @param seen a query and its or-queries know of one another, and are to be read once
   */
  private static void collect(
      AbstractQuery<?, ?> query, Set<Asked> found, Set<AbstractQuery<?, ?>> seen) {
    if (!seen.add(query)) {
      return;
    }
    query.getExpressions().forEach((name, text) -> found.add(new Asked(field(name), text)));
    if (query instanceof TaskQueryImpl tasks) {
      tasks.getQueries().forEach(inner -> collect(inner, found, seen));
    }
  }

  /** The engine names it after the method of its query, its API mostly without the "task". */
  private static String field(String name) {
    if (name.equals("taskCandidateGroupIn")) {
      return "candidateGroups" + SUFFIX;
    }
    var rest = name.startsWith("task") ? name.substring("task".length()) : name;
    return rest.isEmpty()
        ? SUFFIX
        : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1) + SUFFIX;
  }
}
