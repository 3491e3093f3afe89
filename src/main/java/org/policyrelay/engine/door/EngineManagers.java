package org.policyrelay.engine.door;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The places in which the engine looks for its managers, one of each for every command. */
public final class EngineManagers {

  private EngineManagers() {}

  /** Puts ours into the place of the engine's; to be called once the engine has its own. */
  public static void replace(
      ProcessEngineConfigurationImpl engine, Class<?> type, Supplier<Session> manager) {
    engine
        .getSessionFactories()
        .put(
            type,
            new SessionFactory() {
              @Override
              public Class<?> getSessionType() {
                return type;
              }

              @Override
              public Session openSession() {
                return manager.get();
              }
            });
  }
}
