package org.policyrelay.engine.door;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;

/** The engine's two REST APIs with our way to read what comes in and to tell what went wrong. */
final class RestApplications {

  private RestApplications() {}

  /** The one for programs. */
  static final class ForPrograms extends CamundaJerseyResourceConfig {

    @Override
    protected void registerCamundaRestResources() {
      registerClasses(CamundaRestResources.getResourceClasses());
      registerClasses(ours(CamundaRestResources.getConfigurationClasses()));
      register(JacksonFeature.withoutExceptionMappers());
    }
  }

  /** The one that Tasklist, Cockpit and Admin ask. */
  static ResourceConfig forWebApplications() {
    Application engines = new EngineRestApplication();
    return new ResourceConfig(ours(engines.getClasses()))
        .register(JacksonFeature.withoutExceptionMappers());
  }

  private static Set<Class<?>> ours(Set<Class<?>> theirs) {
    var classes = new HashSet<>(theirs);
    classes.removeIf(ExceptionMapper.class::isAssignableFrom);
    classes.remove(JacksonConfigurator.class);
    classes.add(ClientJson.class);
    classes.add(NoNullBody.class);
    classes.add(EngineErrors.class);
    classes.add(BareErrors.class);
    return classes;
  }
}
