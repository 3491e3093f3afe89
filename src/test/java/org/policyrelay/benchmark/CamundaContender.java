package org.policyrelay.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** The application's engine with the application's models, and nothing else of the application. */
final class CamundaContender implements Contender {

  private final String name;
  private final String url;
  private final HikariDataSource connections;
  private final ProcessEngine engine;

  private CamundaContender(
      String name, String url, Consumer<ProcessEngineConfigurationImpl> settings) {
    this.name = name;
    this.url = url;
    this.connections = connections(url);
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(name);
    configuration.setDataSource(connections);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setJobExecutorActivate(false);
    JavaDelegate nothing = execution -> {};
    configuration.setBeans(
        EmptyHandoff.beans(
            nothing, execution -> ((DelegateExecution) execution).getVariable("toTeam")));
    settings.accept(configuration);
    this.engine = configuration.buildProcessEngine();
    var deployment = engine.getRepositoryService().createDeployment();
    deployment.addClasspathResource(EmptyHandoff.MODEL);
    EmptyHandoff.FORMS.forEach(deployment::addClasspathResource);
    deployment.deploy();
  }

  /** With the application's history level and the numbers of its job executor. */
  static Contender bare(String url) {
    return new CamundaContender(
        "bare engine",
        url,
        engine -> {
          var jobs = new DefaultJobExecutor();
          jobs.setCorePoolSize(3);
          jobs.setMaxPoolSize(3);
          jobs.setQueueSize(64);
          jobs.setMaxJobsPerAcquisition(32);
          jobs.setWaitTimeInMillis(1000);
          jobs.setMaxWait(5000);
          engine.setJobExecutor(jobs);
          engine.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        });
  }

  /** As the engine comes: history in full, its own job executor. */
  static Contender stock(String url) {
    return new CamundaContender("stock engine", url, engine -> {});
  }

  /** As many connections as the application has. */
  static HikariDataSource connections(String url) {
    var connections = new HikariDataSource();
    connections.setJdbcUrl(url);
    connections.setUsername(Postgres.USER);
    connections.setMaximumPoolSize(10);
    return connections;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public void begin() {
    jobs().start();
  }

  @Override
  public void end() {
    jobs().shutdown();
  }

  private JobExecutor jobs() {
    return ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
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
    engine.getIdentityService().setAuthenticatedUserId(by.user());
    try {
      engine.getTaskService().claim(task, by.user());
      engine.getFormService().submitTaskForm(task, values);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  @Override
  public void close() {
    engine.close();
    connections.close();
  }
}
