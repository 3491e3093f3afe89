package org.policyrelay.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.identity.Authentication;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Flowable with an equal model and the application's history level; its job executor and all else
 * as they come. Users and events of its own, which nothing here asks for, are off.
 */
final class FlowableContender implements Contender {

  private final String url;
  private final HikariDataSource connections;
  private final ProcessEngineConfigurationImpl configuration;
  private final ProcessEngine engine;

  FlowableContender(String url) {
    this.url = url;
    this.connections = CamundaContender.connections(url);
    this.configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(connections);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setAsyncExecutorActivate(false);
    configuration.setHistoryLevel(HistoryLevel.ACTIVITY);
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    JavaDelegate nothing = execution -> {};
    configuration.setBeans(
        EmptyHandoff.beans(
            nothing, execution -> ((DelegateExecution) execution).getVariable("toTeam")));
    this.engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("team-handoff.bpmn20.xml", FlowableModel.of(EmptyHandoff.MODEL))
        .disableSchemaValidation()
        .deploy();
  }

  @Override
  public String name() {
    return "Flowable";
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public void begin() {
    configuration.getAsyncExecutor().start();
  }

  @Override
  public void end() {
    configuration.getAsyncExecutor().shutdown();
  }

  @Override
  public String offer(Lead to) {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(EmptyHandoff.PROCESS, EmptyHandoff.variables("PC-2026-1", to))
        .getId();
  }

  @Override
  public void accept(String task, Lead by) {
    answer(task, by, EmptyHandoff.ACCEPT);
  }

  @Override
  public void deliver(String task, Lead by) {
    answer(task, by, EmptyHandoff.DELIVER);
  }

  private void answer(String task, Lead by, Map<String, Object> values) {
    Authentication.setAuthenticatedUserId(by.user());
    try {
      engine.getTaskService().claim(task, by.user());
      engine.getTaskService().complete(task, values);
    } finally {
      Authentication.setAuthenticatedUserId(null);
    }
  }

  @Override
  public void close() {
    engine.close();
    connections.close();
  }
}
