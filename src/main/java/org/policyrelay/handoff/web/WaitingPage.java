package org.policyrelay.handoff.web;

import java.security.Principal;
import org.policyrelay.engine.Directory;
import org.policyrelay.handoff.Unanswered;
import org.policyrelay.handoff.WorkNames;
import org.policyrelay.notification.Reader;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a reader's teams have asked, since when, and who is to answer. It gives no right to act. */
@Controller
class WaitingPage {

  private static final int SHOWN = 200;

  private final Unanswered unanswered;
  private final WorkNames works;
  private final Teams teams;
  private final Directory directory;
  private final Reader reader;

  WaitingPage(
      Unanswered unanswered, WorkNames works, Teams teams, Directory directory, Reader reader) {
    this.unanswered = unanswered;
    this.works = works;
    this.teams = teams;
    this.directory = directory;
    this.reader = reader;
  }

  /** A question as it is shown. */
  record Row(Unanswered.Question asked, String work, String from, String to) {}

  @GetMapping("/handoffs")
  String list(Principal caller, Model model) {
    var groups = directory.groupsOf(caller.getName());
    var own =
        teams.ids().stream()
            .filter(team -> groups.contains(team) || groups.contains(teams.leadGroupOf(team)))
            .toList();
    model.addAttribute(
        "rows",
        unanswered.of(own, SHOWN).stream()
            .map(
                asked ->
                    new Row(
                        asked,
                        works.title(asked.work()),
                        teams.nameOf(asked.fromTeam()),
                        teams.nameOf(asked.toTeam())))
            .toList());
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    return "handoffs/waiting";
  }
}
