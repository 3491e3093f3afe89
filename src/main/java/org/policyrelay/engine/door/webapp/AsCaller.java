package org.policyrelay.engine.door.webapp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.policyrelay.engine.EngineLogin;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What a form shows depends on who reads it, such as on which clock; the web applications let go of
 * the caller behind their own answer.
 */
record AsCaller(ObjectProvider<EngineLogin> login) {

  <T> T of(HttpServletRequest request, Supplier<T> work) {
    var caller = request.getUserPrincipal();
    if (caller == null) {
      return work.get();
    }
    var user = caller.getName();
    login.getObject().enter(user, login.getObject().groupsOf(user));
    try {
      return work.get();
    } finally {
      login.getObject().leave();
    }
  }
}
