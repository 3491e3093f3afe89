package org.policyrelay.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The statements that a handoff sends are remembered, the engine's and ours. */
@RelayTest
class SqlInPlaceTest {

  @Autowired ProcessEngine engine;

  @Test
  void statementsAreRemembered() {
    var statements =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getSqlSessionFactory()
            .getConfiguration();
    for (var id :
        new String[] {
          "selectVariablesByExecutionId",
          "updateHistoricActivityInstanceEvent",
          "selectCallersGrants"
        }) {
      assertThat(statements.getMappedStatement(id).getSqlSource())
          .as(id)
          .isInstanceOf(RememberedSql.class);
    }
    var rows = statements.getMappedStatement("selectTask").getResultMaps().get(0);
    assertThat(SystemMetaObject.forObject(rows).getValue("autoMapping")).isEqualTo(false);
  }
}
