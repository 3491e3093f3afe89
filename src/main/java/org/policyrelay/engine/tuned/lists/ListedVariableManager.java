package org.policyrelay.engine.tuned.lists;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;

/** As {@link ListedTaskManager}, for the columns of a list. */
final class ListedVariableManager extends VariableInstanceManager {

  @Override
  public List<VariableInstance> findVariableInstanceByQueryCriteria(
      VariableInstanceQueryImpl query, @Nullable Page page) {
    var authorizations = (CallerAuthorizationManager) getAuthorizationManager();
    authorizations.withoutAskingForRevokes(() -> configureQuery(query));
    if (ReadChecks.canTake(query)) {
      var reach = authorizations.reach(query);
      if (!reach.revoked()) {
        return select(query, page, reach);
      }
    }
    return super.findVariableInstanceByQueryCriteria(query, page);
  }

  @SuppressWarnings("unchecked")
  private List<VariableInstance> select(
      VariableInstanceQueryImpl query, @Nullable Page page, Reach reach) {
    var before = query.getAuthCheck();
    query.setAuthCheck(ReadCheck.of(before, reach, Order.NONE));
    try {
      return getDbEntityManager().selectList("selectListedVariables", query, page);
    } finally {
      query.setAuthCheck(before);
    }
  }
}
