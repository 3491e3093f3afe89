package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.EngineLogin;
import org.policyrelay.web.CallerName;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/** What the frame around every page shows: who reads it, and what is open to them. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

  private final EngineLogin login;
  private final CallerName names;
  private final PageDescriptions descriptions;

  PageFrame(EngineLogin login, CallerName names, PageDescriptions descriptions) {
    this.login = login;
    this.names = names;
    this.descriptions = descriptions;
  }

  @ModelAttribute("caller")
  @Nullable String caller(@Nullable Principal caller) {
    return names.of(caller);
  }

  @ModelAttribute("description")
  String description(HttpServletRequest request) {
    return descriptions.of(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
  }

  @ModelAttribute("administrator")
  boolean administrator() {
    return login.isIn(Directory.ADMINISTRATORS);
  }
}
