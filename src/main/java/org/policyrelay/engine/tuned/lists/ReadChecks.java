package org.policyrelay.engine.tuned.lists;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;

/** Says whether a query can take our statements. What they cannot say is left to the engine's. */
final class ReadChecks {

  private ReadChecks() {}

  /**
   * A query whose conditions ask for one and the same identity link in two places is left to the
   * engine: there it must be one link that satisfies both.
   */
  static boolean canTake(TaskQueryImpl query) {
    var linkConditions =
        query.getQueries().stream()
            .mapToInt(part -> (asksForCandidates(part) ? 1 : 0) + (asksForInvolved(part) ? 1 : 0))
            .sum();
    return linkConditions < 2 && canSay(query.getAuthCheck());
  }

  /** Only the variables of some scopes, such as those of a page of tasks. */
  static boolean canTake(VariableInstanceQueryImpl query) {
    var scopes = query.getVariableScopeIds();
    return scopes != null && scopes.length > 0 && canSay(query.getAuthCheck());
  }

  /** Whether the caller's rights matter at all. */
  static boolean narrows(AuthorizationCheck check) {
    return check.getShouldPerformAuthorizatioCheck() && check.getAuthUserId() != null;
  }

  /** Whether most of what the query finds is the caller's, or some group's of the caller. */
  static boolean asksForTheCallersOwn(TaskQueryImpl query) {
    var caller = query.getAuthCheck().getAuthUserId();
    var groups = query.getCandidateGroups();
    return (groups != null && query.getAuthCheck().getAuthGroupIds().containsAll(groups))
        || caller.equals(query.getAssignee())
        || caller.equals(query.getCandidateUser());
  }

  /** Two bits at once need another comparison than ours. */
  private static boolean canSay(AuthorizationCheck check) {
    var wanted = check.getPermissionChecks();
    return !narrows(check)
        || (wanted.isDisjunctive()
            && wanted.getCompositeChecks().isEmpty()
            && wanted.getAtomicChecks().stream()
                .allMatch(one -> Integer.bitCount(one.getPerms()) == 1));
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
}
