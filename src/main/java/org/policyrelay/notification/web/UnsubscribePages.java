package org.policyrelay.notification.web;

import org.policyrelay.notification.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Ends mail without a login, as a mail program does it with one click (RFC 8058). Opening the
 * address changes nothing: some programs do that by themselves.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribePages {

  private final Settings settings;

  UnsubscribePages(Settings settings) {
    this.settings = settings;
  }

  @GetMapping
  String ask(@PathVariable String token, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("done", false);
    return "inbox/unsubscribe";
  }

  /** Says the same of an unknown token, so that nobody can try them out. */
  @PostMapping
  String unsubscribe(@PathVariable String token, Model model) {
    settings.unsubscribe(token);
    model.addAttribute("token", token);
    model.addAttribute("done", true);
    return "inbox/unsubscribe";
  }
}
