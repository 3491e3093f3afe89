package org.policyrelay.engine.sql;

import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.Reflector;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Takes from MyBatis what it does for every statement and every row without need. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class SqlConfiguration {

  private static final String SOURCE = "sqlSource";

  /** After the plugins that add statements. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ProcessEnginePlugin rememberedSql() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        searchNoProperties(statements);
        remember(statements);
      }
    };
  }

  /**
   * The engine names every column that it reads. For each of the others MyBatis looks for a
   * property of the same name, in every result anew, and there is none. Only what has to be
   * constructed from its columns keeps this.
   */
  private static void searchNoProperties(Configuration statements) {
    for (Object entry : statements.getResultMaps()) {
      if (entry instanceof ResultMap map
          && map.getType() != null
          && map.getAutoMapping() == null
          && !map.getResultMappings().isEmpty()
          && new Reflector(map.getType()).hasDefaultConstructor()) {
        SystemMetaObject.forObject(map).setValue("autoMapping", false);
      }
    }
  }

  private static void remember(Configuration statements) {
    // a short name that two statements share stands for neither
    for (Object entry : statements.getMappedStatements()) {
      if (entry instanceof MappedStatement statement
          && statement.getSqlSource() instanceof DynamicSqlSource dynamic) {
        MetaObject fields = SystemMetaObject.forObject(statement);
        fields.setValue(SOURCE, remembered(statements, dynamic));
      }
    }
  }

  /**
   * MyBatis lets nobody ask for the pieces of a statement, nor put another reader of it in place.
   */
  private static SqlSource remembered(Configuration statements, DynamicSqlSource dynamic) {
    var pieces = (SqlNode) SystemMetaObject.forObject(dynamic).getValue("rootSqlNode");
    return new RememberedSql(statements, pieces);
  }
}
