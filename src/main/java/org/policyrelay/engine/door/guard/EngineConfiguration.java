package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.runtime.Incident;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.LeadGroups;
import org.policyrelay.engine.ListColumns;
import org.policyrelay.engine.PasswordStamps;
import org.policyrelay.engine.People;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.TaskComments;
import org.policyrelay.engine.VisibleTasks;
import org.policyrelay.engine.door.ModelListeners;
import org.policyrelay.engine.door.form.AnswerDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our services, guards and authorizations into the engine before it starts. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Ids of users and groups; the engine's default knows no hyphen. */
  private static final String IDS = "[a-zA-Z0-9][a-zA-Z0-9._@-]*";

  @Bean
  ProcessEnginePlugin guards(
      ObjectProvider<AnswerDesk> desk,
      ObjectProvider<VisibleTasks> visible,
      ObjectProvider<Directory> directory,
      ObjectProvider<LeadGroups> leads,
      ObjectProvider<People> people,
      ObjectProvider<SystemAuthority> system,
      ObjectProvider<FourEyes> fourEyes,
      ObjectProvider<ListColumns> columns,
      ObjectProvider<PasswordStamps> stamps,
      ObjectProvider<TaskComments> comments,
      ApplicationEventPublisher events,
      EngineProperties properties) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setGeneralResourceWhitelistPattern(IDS);
        engine.setIdentityService(new GuardedIdentityService(stamps, leads));
        IdentityService identity = engine.getIdentityService();
        engine.setTaskService(
            new GuardedTaskService(
                desk,
                people,
                new Delegations(identity, visible, directory, system),
                new CommentDesk(identity, visible, comments)));
        engine.setHistoryService(new GuardedHistoryService(visible));
        engine.setFormService(new GuardedFormService(desk));
        engine.setResourceAuthorizationProvider(new TaskAuthorizations());
        engine.setAuthorizationService(new GuardedAuthorizationService(identity));
        engine.setManagementService(new GuardedManagementService(engine, identity));
        engine.setRepositoryService(
            new GuardedRepositoryService(identity, properties.deployOverHttp()));
        ModelListeners.add(
            engine,
            new GuardParseListener(
                engine::getExpressionManager,
                new TaskColumns(columns::stream),
                new AssignmentGuard(identity, directory, leads, people, system),
                new TeamGuard(identity, leads),
                new FourEyesGuard(identity, visible, fourEyes),
                new TaskEvents(events),
                told -> new GivenTasks(identity, events, told)));
      }

      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        engine
            .getIncidentHandlers()
            .computeIfPresent(
                Incident.FAILED_JOB_HANDLER_TYPE,
                (type, handler) -> new ToldFailures(handler, events));
      }
    };
  }
}
