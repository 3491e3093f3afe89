package org.policyrelay.engine.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.policyrelay.engine.EngineManagers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts all this around the engine and in front of its two REST APIs. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  private static final String REST_DOOR = "/engine-rest/*";
  private static final String TASKLIST_DOOR = "/camunda/api/engine/*";

  /** Under this name the engine registers its own, unless there is one. */
  private static final String TASKLIST_NAME = "Engine Api";

  /** In front of our filters there, behind the login. */
  private static final int FIRST = 99;

  @Bean
  ProcessEnginePlugin door() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        // who is refused is told so; which step of a model refused is no news for the log
        engine.setLogLevelBpmnStackTrace("DEBUG");
        var interceptors = new ArrayList<CommandInterceptor>(List.of(new OnceMore()));
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
          interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
      }

      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        EngineManagers.replace(
            engine,
            DbEntityManager.class,
            () ->
                new SparingEntityManager(
                    engine.getIdGenerator(),
                    Context.getCommandContext().getSession(PersistenceSession.class)));
      }
    };
  }

  @Bean
  CamundaJerseyResourceConfig engineRest() {
    return new RestApplications.ForPrograms();
  }

  @Bean
  ServletRegistrationBean<ServletContainer> tasklistRest() {
    var servlet =
        new ServletRegistrationBean<>(
            new ServletContainer(RestApplications.forWebApplications()), TASKLIST_DOOR);
    servlet.setName(TASKLIST_NAME);
    servlet.setOrder(FIRST);
    return servlet;
  }

  @Bean
  FilterRegistrationBean<OpenRequestFilter> openRequests() {
    var filter = new FilterRegistrationBean<>(new OpenRequestFilter());
    filter.setOrder(FIRST);
    return filter;
  }

  @Bean
  FilterRegistrationBean<EscapedErrorsFilter> escapedErrors(ObjectMapper json) {
    var filter = new FilterRegistrationBean<>(new EscapedErrorsFilter(json));
    filter.setOrder(FIRST + 1);
    filter.addUrlPatterns(REST_DOOR, TASKLIST_DOOR);
    return filter;
  }
}
