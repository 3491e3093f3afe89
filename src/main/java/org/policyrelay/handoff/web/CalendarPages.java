package org.policyrelay.handoff.web;

import java.security.Principal;
import java.time.Clock;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.deadline.CalendarFiles;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.engine.Directory;
import org.policyrelay.handoff.DeadlineMoves;
import org.policyrelay.notification.Reader;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The calendars as a page; administrators also see which open deadlines hang on them. */
@Controller
class CalendarPages {

  private final Calendars calendars;
  private final CalendarFiles files;
  private final CalendarViews views;
  private final Deadlines deadlines;
  private final DeadlineMoves moves;
  private final Directory directory;
  private final Teams teams;
  private final Reader reader;
  private final Clock clock;

  CalendarPages(
      Calendars calendars,
      CalendarFiles files,
      CalendarViews views,
      Deadlines deadlines,
      DeadlineMoves moves,
      Directory directory,
      Teams teams,
      Reader reader,
      Clock clock) {
    this.calendars = calendars;
    this.files = files;
    this.views = views;
    this.deadlines = deadlines;
    this.moves = moves;
    this.directory = directory;
    this.teams = teams;
    this.reader = reader;
    this.clock = clock;
  }

  @GetMapping("/calendars")
  String show(Principal caller, Model model) {
    files.refresh();
    model.addAttribute("calendars", views.of(calendars));
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    model.addAttribute("now", clock.instant());
    var administers = directory.groupsOf(caller.getName()).contains(Teams.ADMINISTRATORS);
    model.addAttribute("administers", administers);
    if (administers) {
      model.addAttribute("teams", teams);
      model.addAttribute("uncertain", deadlines.uncertain());
      model.addAttribute("moves", moves.pending());
    }
    return "calendars";
  }
}
