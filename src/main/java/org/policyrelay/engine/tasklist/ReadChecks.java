package org.policyrelay.engine.tasklist;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;

/**
 * Says whether a query can take our statement, and looks up beforehand what it needs to know. Where
 * the answer is empty, the engine's own statement is used.
 */
final class ReadChecks {

  private final DbEntityManager database;

  ReadChecks(DbEntityManager database) {
    this.database = database;
  }

  /**
   * A query whose conditions ask for one and the same identity link in two places is left to the
   * engine: there it must be one link that satisfies both.
   */
  Optional<ReadCheck> of(TaskQueryImpl query) {
    var linkConditions =
        query.getQueries().stream()
            .mapToInt(part -> (asksForCandidates(part) ? 1 : 0) + (asksForInvolved(part) ? 1 : 0))
            .sum();
    if (linkConditions > 1 || isBeyondUs(query.getAuthCheck())) {
      return Optional.empty();
    }
    var order = query.getOrderingProperties();
    var byRelation = order.stream().anyMatch(property -> property.getRelation() != null);
    var tied = !order.isEmpty() && order.stream().noneMatch(ReadChecks::isId);
    var check = query.getAuthCheck();
    var reach =
        query.getTaskId() != null && narrows(check)
            ? Reach.unknown(check.isUseLeftJoin())
            : reach(query);
    return Optional.of(new ReadCheck(check, reach, byRelation, tied));
  }

  /** Only the variables of some scopes, such as those of a page of tasks. */
  Optional<ReadCheck> of(VariableInstanceQueryImpl query) {
    var scopes = query.getVariableScopeIds();
    if (scopes == null || scopes.length == 0 || isBeyondUs(query.getAuthCheck())) {
      return Optional.empty();
    }
    return Optional.of(new ReadCheck(query.getAuthCheck(), reach(query), false, false));
  }

  @SuppressWarnings("unchecked")
  private Reach reach(ListQueryParameterObject query) {
    return narrows(query.getAuthCheck())
        ? Reach.of((List<String>) database.selectList("selectReach", query))
        : Reach.EVERYTHING;
  }

  private static boolean narrows(AuthorizationCheck check) {
    return check.getShouldPerformAuthorizatioCheck() && check.getAuthUserId() != null;
  }

  /**
   * Whether what must be checked is more than our statements can say: with a revoke about the order
   * of the rows counts, and two bits at once need another comparison.
   */
  private static boolean isBeyondUs(AuthorizationCheck check) {
    var wanted = check.getPermissionChecks();
    return narrows(check)
        && (check.isRevokeAuthorizationCheckEnabled()
            || !wanted.isDisjunctive()
            || !wanted.getCompositeChecks().isEmpty()
            || wanted.getAtomicChecks().stream()
                .anyMatch(one -> Integer.bitCount(one.getPerms()) != 1));
  }

  private static boolean asksForCandidates(TaskQueryImpl part) {
    return part.getCandidateUser() != null
        || part.getCandidateGroups() != null
        || part.getCandidateGroupLike() != null
        || part.isWithCandidateGroups()
        || part.isWithCandidateUsers();
  }

  private static boolean asksForInvolved(TaskQueryImpl part) {
    return part.getInvolvedUser() != null;
  }

  private static boolean isId(QueryOrderingProperty property) {
    return property.isContainedProperty() && "ID_".equals(property.getQueryProperty().getName());
  }
}
