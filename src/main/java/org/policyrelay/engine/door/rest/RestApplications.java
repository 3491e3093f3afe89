package org.policyrelay.engine.door.rest;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.jackson.JacksonFeature;

/** The engine's HTTP APIs with our way to read what comes in and to tell what went wrong. */
public final class RestApplications {

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

  /** One that the engine's web applications ask. Jersey makes it by its name. */
  private abstract static class OfWebApplication extends Application {

    private final Application theirs;

    OfWebApplication(Application theirs) {
      this.theirs = theirs;
    }

    @Override
    public Set<Class<?>> getClasses() {
      return ours(theirs.getClasses());
    }

    @Override
    public Set<Object> getSingletons() {
      return Set.of(JacksonFeature.withoutExceptionMappers());
    }
  }

  public static final class Engine extends OfWebApplication {
    public Engine() {
      super(new EngineRestApplication());
    }
  }

  public static final class Cockpit extends OfWebApplication {
    public Cockpit() {
      super(new CockpitApplication());
    }
  }

  public static final class Admin extends OfWebApplication {
    public Admin() {
      super(new AdminApplication());
    }
  }

  public static final class Tasklist extends OfWebApplication {
    public Tasklist() {
      super(new TasklistApplication());
    }
  }

  public static final class Welcome extends OfWebApplication {
    public Welcome() {
      super(new WelcomeApplication());
    }
  }

  private static Set<Class<?>> ours(Set<Class<?>> theirs) {
    var classes = new HashSet<>(theirs);
    classes.removeIf(ExceptionMapper.class::isAssignableFrom);
    classes.remove(JacksonConfigurator.class);
    classes.add(ClientJson.class);
    classes.add(NoNullBody.class);
    classes.add(IdentityBodies.class);
    classes.add(EngineErrors.class);
    classes.add(BareErrors.class);
    return classes;
  }
}
