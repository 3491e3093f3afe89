package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page and the login page. */
@Controller
class EntryPages {

  private static final String TASKLIST = "/camunda/app/tasklist/";

  private final Environment environment;

  EntryPages(Environment environment) {
    this.environment = environment;
  }

  @GetMapping("/")
  String home() {
    return "home";
  }

  @GetMapping("/login")
  String login(Model model, HttpServletRequest request, HttpServletResponse response) {
    var asked = AskedPage.of(request, response);
    model.addAttribute("toTasklist", asked.filter(page -> page.contains(TASKLIST)).isPresent());
    model.addAttribute("demo", environment.acceptsProfiles(Profiles.of("demo")));
    return "login";
  }
}
