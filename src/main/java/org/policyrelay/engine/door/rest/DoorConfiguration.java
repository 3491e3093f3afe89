package org.policyrelay.engine.door.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.policyrelay.engine.door.EngineManagers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts all this around the engine and in front of its HTTP APIs. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  private static final String REST_DOOR = "/engine-rest/*";
  private static final String WEB_DOORS = "/camunda/api/*";

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
  ServletRegistrationBean<ServletContainer> engineApi() {
    return webApplication("Engine Api", "engine", RestApplications.Engine.class);
  }

  @Bean
  ServletRegistrationBean<ServletContainer> cockpitApi() {
    return webApplication("Cockpit Api", "cockpit", RestApplications.Cockpit.class);
  }

  @Bean
  ServletRegistrationBean<ServletContainer> adminApi() {
    return webApplication("Admin Api", "admin", RestApplications.Admin.class);
  }

  @Bean
  ServletRegistrationBean<ServletContainer> tasklistApi() {
    return webApplication("Tasklist Api", "tasklist", RestApplications.Tasklist.class);
  }

  @Bean
  ServletRegistrationBean<ServletContainer> welcomeApi() {
    return webApplication("Welcome Api", "welcome", RestApplications.Welcome.class);
  }

  /**
   * @param name under which the engine registers its own, unless there is one
   */
  private static ServletRegistrationBean<ServletContainer> webApplication(
      String name, String path, Class<? extends Application> application) {
    var servlet =
        new ServletRegistrationBean<>(new ServletContainer(), "/camunda/api/" + path + "/*");
    servlet.setName(name);
    servlet.setInitParameters(
        Map.of(ServletProperties.JAXRS_APPLICATION_CLASS, application.getName()));
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
    filter.addUrlPatterns(REST_DOOR, WEB_DOORS);
    return filter;
  }

  @Bean
  FilterRegistrationBean<PagingFilter> paging() {
    var filter = new FilterRegistrationBean<>(new PagingFilter());
    filter.setOrder(FIRST + 2);
    filter.addUrlPatterns(REST_DOOR, WEB_DOORS);
    return filter;
  }
}
