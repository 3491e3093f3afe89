package org.policyrelay.support;

import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.policyrelay.engine.door.lists.BoundedTaskManager;

/** The same engine with its own managers or with ours, with authorizations or without. */
public final class EngineVariant {

  public static final String STOCK = "stock";
  public static final String OURS = "ours";
  public static final String OPEN = "no authorizations";
  public static final String OURS_OPEN = "ours, no auth.";

  private static final Map<Class<?>, SessionFactory> ENGINES_OWN =
      Map.of(
          TaskManager.class, new Bounded(),
          VariableInstanceManager.class, new GenericManagerFactory(VariableInstanceManager.class),
          AuthorizationManager.class, new GenericManagerFactory(AuthorizationManager.class));

  private final ProcessEngineConfigurationImpl engine;
  private final Map<Class<?>, SessionFactory> ours;

  public EngineVariant(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
    this.ours = Map.copyOf(engine.getSessionFactories());
  }

  /** The engine's statement with the promises that hold for any. */
  private static final class Bounded implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return TaskManager.class;
    }

    @Override
    public Session openSession() {
      return new BoundedTaskManager(Integer.MAX_VALUE);
    }
  }

  public void use(String variant) {
    var stock = variant.equals(STOCK) || variant.equals(OPEN);
    engine.setAuthorizationEnabled(variant.equals(STOCK) || variant.equals(OURS));
    ENGINES_OWN.forEach(
        (type, factory) ->
            engine.getSessionFactories().put(type, stock ? factory : ours.get(type)));
  }
}
