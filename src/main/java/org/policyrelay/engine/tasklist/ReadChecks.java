package org.policyrelay.engine.tasklist;

import java.util.ArrayList;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Authorization;
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
    if (linkConditions > 1 || revokes(query)) {
      return Optional.empty();
    }
    var order = query.getOrderingProperties();
    var byRelation = order.stream().anyMatch(property -> property.getRelation() != null);
    var tied = !order.isEmpty() && order.stream().noneMatch(ReadChecks::isId);
    return Optional.of(new ReadCheck(query.getAuthCheck(), reach(query), byRelation, tied));
  }

  /** Only the variables of some scopes, such as those of a page of tasks. */
  Optional<ReadCheck> of(VariableInstanceQueryImpl query) {
    var scopes = query.getVariableScopeIds();
    if (scopes == null || scopes.length == 0 || revokes(query)) {
      return Optional.empty();
    }
    return Optional.of(new ReadCheck(query.getAuthCheck(), reach(query), false, false));
  }

  private Reach reach(ListQueryParameterObject query) {
    var check = query.getAuthCheck();
    if (!narrows(check)) {
      return Reach.EVERYTHING;
    }
    var wide = new ArrayList<String>();
    for (var resource : database.selectList("selectWideGrants", query)) {
      wide.add((String) resource);
    }
    return wide.contains(Authorization.ANY)
        ? Reach.EVERYTHING
        : new Reach(true, wide, check.isUseLeftJoin() && anyCase());
  }

  /** Nearly always false, and then no list has to ask each of its tasks. */
  private boolean anyCase() {
    return Boolean.TRUE.equals(database.selectOne("selectAnyCase", null));
  }

  private static boolean narrows(AuthorizationCheck check) {
    return check.getShouldPerformAuthorizatioCheck() && check.getAuthUserId() != null;
  }

  private static boolean revokes(ListQueryParameterObject query) {
    var check = query.getAuthCheck();
    return narrows(check) && check.isRevokeAuthorizationCheckEnabled();
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
