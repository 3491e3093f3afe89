package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.Policies;

/** The whole application: its guards, records, clocks, notices and authorizations. */
final class RelayContender implements Contender {

  private static final int CHANGES = 200;

  private final String name;
  private final String url;
  private final Server server;
  private final ProcessEngineImpl engine;
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();

  /** Handoffs belong to changes; what is asked of an answer depends on them. */
  private final List<String> changes = new ArrayList<>();

  private final AtomicInteger offers = new AtomicInteger();

  RelayContender(String name, String url) {
    this(name, url, List.of());
  }

  /**
   * @param changed settings that are not as they come
   */
  RelayContender(String name, String url, List<String> changed) {
    this.name = name;
    this.url = url;
    var settings = new ArrayList<>(changed);
    settings.add("camunda.bpm.job-execution.enabled=true");
    settings.add("relay.notification.dispatch.enabled=true");
    this.server = Server.start(url, settings.toArray(String[]::new));
    this.engine = (ProcessEngineImpl) server.bean(ProcessEngine.class);
    end();
    for (var number = 0; number < CHANGES; number++) {
      changes.add(
          server
              .bean(PolicyChanges.class)
              .record(Policies.proposal(Policies.mustRule()), "policy-specialist"));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String url() {
    return url;
  }

  Server server() {
    return server;
  }

  @Override
  public void begin() {
    engine.getProcessEngineConfiguration().getJobExecutor().start();
  }

  @Override
  public void end() {
    engine.getProcessEngineConfiguration().getJobExecutor().shutdown();
  }

  @Override
  public String offer(Lead to) {
    var change = changes.get(offers.getAndIncrement() % CHANGES);
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(EmptyHandoff.PROCESS, EmptyHandoff.variables(change, to))
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
    var identity = engine.getIdentityService();
    identity.setAuthentication(by.user(), groups.computeIfAbsent(by.user(), this::groupsOf));
    try {
      engine.getTaskService().claim(task, by.user());
      engine.getFormService().submitTaskForm(task, values);
    } finally {
      identity.clearAuthentication();
    }
  }

  private List<String> groupsOf(String user) {
    return new ArrayList<>(server.bean(Directory.class).groupsOf(user));
  }

  @Override
  public void close() {
    server.close();
  }
}
