package org.policyrelay.engine.sql;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.reflection.Reflector;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Takes from MyBatis what it does for every statement and every row without need, and its waits.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class SqlConfiguration {

  /** Before the plugins that add statements. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ProcessEnginePlugin rememberedSql() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        searchNoProperties(statements);
        // of all that are read from here on, which is nearly all: they are read on demand
        statements.setDefaultScriptingLanguage(Remembering.class);
      }
    };
  }

  @Bean
  ProcessEnginePlugin pipelinedWrites() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        if (statements.getDefaultExecutorType() == ExecutorType.BATCH
            && Pipeline.fits(engine.getDataSource())) {
          statements.addInterceptor(new Pipelining(statements));
        }
      }
    };
  }

  /** Puts our executor into the place of MyBatis' own. */
  private record Pipelining(Configuration statements) implements Interceptor {

    @Override
    public Object plugin(Object made) {
      return made instanceof Executor executor
          ? new PipelinedExecutor(statements, executor.getTransaction())
          : made;
    }

    @Override
    public Object intercept(Invocation call) throws ReflectiveOperationException {
      return call.proceed();
    }
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

  /** Reads statements as MyBatis does. */
  public static final class Remembering extends XMLLanguageDriver {

    @Override
    public SqlSource createSqlSource(Configuration statements, XNode script, Class<?> parameter) {
      var read = super.createSqlSource(statements, script, parameter);
      return read instanceof DynamicSqlSource dynamic ? remembered(statements, dynamic) : read;
    }

    /** MyBatis lets nobody ask for the pieces of a statement. */
    private static SqlSource remembered(Configuration statements, DynamicSqlSource read) {
      var pieces = (SqlNode) SystemMetaObject.forObject(read).getValue("rootSqlNode");
      return new RememberedSql(statements, pieces);
    }
  }
}
