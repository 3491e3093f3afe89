package org.policyrelay.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Lets the relay itself use the engine inside somebody's request. A person may withdraw a change
 * without having any right on the engine's process instances; whether they may is decided by the
 * module that calls, before it calls.
 */
@Component
public class SystemAuthority {

  private final IdentityService identity;

  SystemAuthority(IdentityService identity) {
    this.identity = identity;
  }

  /** Does the work without the caller's authorizations and puts the caller back afterwards. */
  public <T> T call(Supplier<T> work) {
    var caller = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      if (caller != null) {
        identity.setAuthentication(caller);
      }
    }
  }

  /** As {@link #call(Supplier)}, for work without a result. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }
}
