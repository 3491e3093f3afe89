package org.policyrelay.policy;

import java.util.List;
import org.policyrelay.engine.ListColumns;
import org.policyrelay.engine.TaskLists.Column;
import org.springframework.stereotype.Component;

/** Which policy a task is about, and where it applies. */
@Component
class PolicyColumns implements ListColumns {

  @Override
  public List<Column> columns() {
    return List.of(new Column("policy", "Policy", 1), new Column("markets", "Markets", 2));
  }
}
