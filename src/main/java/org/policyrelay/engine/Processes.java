package org.policyrelay.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Begins processes and tells them what has happened, as the relay itself and in the caller's
 * transaction: either what a person did is recorded and its process knows, or neither.
 */
@Component
public class Processes {

  private final RuntimeService runtime;
  private final SystemAuthority system;

  Processes(RuntimeService runtime, SystemAuthority system) {
    this.runtime = runtime;
    this.system = system;
  }

  /**
   * @param key what the instance is about; it is found by it from now on
   */
  public void begin(String process, String key, Map<String, Object> variables) {
    system.run(() -> runtime.startProcessInstanceByKey(process, key, variables));
  }

  /**
   * Lets every instance of a key that waits for the message go on. None is no fault: an instance
   * that has not come to its wait yet reads what is true by itself.
   */
  public void tell(String message, String key) {
    system.run(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(key)
                .correlateAll());
  }
}
