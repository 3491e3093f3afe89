package org.policyrelay.notification.web;

import java.security.Principal;
import java.util.stream.Collectors;
import org.policyrelay.engine.People;
import org.policyrelay.notification.DeadLetters;
import org.policyrelay.notification.Feeds;
import org.policyrelay.notification.Inbox;
import org.policyrelay.notification.Inbox.Item;
import org.policyrelay.notification.NoticeText;
import org.policyrelay.notification.Reader;
import org.policyrelay.notification.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox and its settings as pages. */
@Controller
@RequestMapping("/inbox")
class InboxPages {

  private static final int SHOWN = 100;

  private final Inbox inbox;
  private final Settings settings;
  private final Feeds feeds;
  private final DeadLetters letters;
  private final NoticeAccess access;
  private final Reader reader;
  private final People people;

  InboxPages(
      Inbox inbox,
      Settings settings,
      Feeds feeds,
      DeadLetters letters,
      NoticeAccess access,
      Reader reader,
      People people) {
    this.inbox = inbox;
    this.settings = settings;
    this.feeds = feeds;
    this.letters = letters;
    this.access = access;
    this.reader = reader;
    this.people = people;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "false") boolean unread, Principal caller, Model model) {
    var user = caller.getName();
    var items = inbox.of(user, unread, null, SHOWN);
    model.addAttribute("items", items);
    model.addAttribute(
        "texts",
        items.stream().collect(Collectors.toMap(Item::id, item -> NoticeText.html(item.text()))));
    model.addAttribute(
        "endings",
        items.stream()
            .filter(item -> item.over() != null)
            .collect(Collectors.toMap(Item::id, item -> ending(item, user))));
    model.addAttribute("unread", inbox.unread(user));
    model.addAttribute("unreadOnly", unread);
    model.addAttribute("zone", reader.zoneOf(user));
    return "inbox/list";
  }

  private String ending(Item item, String reader) {
    var by =
        item.overBy() == null
            ? ""
            : item.overBy().equals(reader) ? " by you" : " by " + people.name(item.overBy());
    return "Over: " + item.over() + by;
  }

  @PostMapping("/{id}/read")
  String read(@PathVariable long id, Principal caller) {
    inbox.mark(caller.getName(), id, true);
    return "redirect:/inbox";
  }

  @PostMapping("/{id}/unread")
  String unread(@PathVariable long id, Principal caller) {
    inbox.mark(caller.getName(), id, false);
    return "redirect:/inbox";
  }

  @PostMapping("/read-all")
  String readAll(Principal caller) {
    inbox.markAll(caller.getName());
    return "redirect:/inbox";
  }

  @GetMapping("/settings")
  String settings(Principal caller, Model model) {
    var user = caller.getName();
    model.addAttribute("mail", settings.wantsMail(user));
    model.addAttribute("mailIsSetUp", settings.mailIsSetUp());
    model.addAttribute("feed", settings.hasFeed(user));
    return "inbox/settings";
  }

  @PostMapping("/settings/mail")
  String mail(@RequestParam boolean on, Principal caller) {
    settings.setMail(caller.getName(), on);
    return "redirect:/inbox/settings";
  }

  @PostMapping("/settings/feed")
  String createFeed(Principal caller, RedirectAttributes next) {
    next.addFlashAttribute("address", feeds.address(settings.createFeed(caller.getName())));
    return "redirect:/inbox/settings";
  }

  @PostMapping("/settings/feed/revoke")
  String revokeFeed(Principal caller) {
    settings.revokeFeed(caller.getName());
    return "redirect:/inbox/settings";
  }

  @GetMapping("/undelivered")
  String undelivered(Principal caller, Model model) {
    access.requireAdministrator(caller);
    model.addAttribute("letters", letters.list(SHOWN));
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    return "inbox/undelivered";
  }

  @PostMapping("/undelivered/{id}/resend")
  String resend(@PathVariable long id, Principal caller) {
    access.requireAdministrator(caller);
    letters.resend(id, caller.getName());
    return "redirect:/inbox/undelivered";
  }
}
