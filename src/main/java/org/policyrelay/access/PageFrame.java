package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.EngineLogin;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/** What the frame around every page shows: who reads it, and what is open to them. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

  private final EngineLogin login;
  private final Directory directory;
  private final PageDescriptions descriptions;

  PageFrame(EngineLogin login, Directory directory, PageDescriptions descriptions) {
    this.login = login;
    this.directory = directory;
    this.descriptions = descriptions;
  }

  /** As people call them, as Tasklist does. */
  @ModelAttribute("caller")
  @Nullable String caller(@Nullable Principal caller) {
    return caller == null
        ? null
        : directory.find(caller.getName()).map(Directory.Person::name).orElse(caller.getName());
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
