package org.policyrelay.access;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page and the login page. */
@Controller
class EntryPages {

  private final Environment environment;

  EntryPages(Environment environment) {
    this.environment = environment;
  }

  @GetMapping("/")
  String home() {
    return "home";
  }

  @GetMapping("/login")
  String login(Model model) {
    model.addAttribute("demo", environment.acceptsProfiles(Profiles.of("demo")));
    return "login";
  }
}
