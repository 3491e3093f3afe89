package org.policyrelay.engine.tasklist;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;

/** As {@link ListedTaskManager}, for the columns of a list. */
final class ListedVariableManager extends VariableInstanceManager {

  @Override
  @SuppressWarnings("unchecked")
  public List<VariableInstance> findVariableInstanceByQueryCriteria(
      VariableInstanceQueryImpl query, @Nullable Page page) {
    configureQuery(query);
    var check = new ReadChecks(getDbEntityManager()).of(query);
    if (check.isEmpty()) {
      return getDbEntityManager().selectList("selectVariableInstanceByQueryCriteria", query, page);
    }
    var before = query.getAuthCheck();
    query.setAuthCheck(check.get());
    try {
      return getDbEntityManager().selectList("selectListedVariables", query, page);
    } finally {
      query.setAuthCheck(before);
    }
  }
}
