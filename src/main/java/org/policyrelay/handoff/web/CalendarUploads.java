package org.policyrelay.handoff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.deadline.CalendarFiles;
import org.policyrelay.deadline.CalendarFiles.Trial;
import org.policyrelay.handoff.DeadlineMoves;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.notification.Reader;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Teams;
import org.policyrelay.web.FileForm;
import org.policyrelay.web.JsonText;
import org.policyrelay.web.Reasons;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A newer calendar file from an administrator's browser: it is shown what would move, and taken
 * once they confirm that. Works without a script: the file comes twice, the second time in the form
 * that confirms it.
 */
@Controller
class CalendarUploads {

  /** More days that change are counted and not shown one by one. */
  private static final int MOST_DAYS = 200;

  private static final String PAGE = "calendar-trial";
  private static final String DONE = "redirect:/calendars";

  private final CalendarFiles files;
  private final Calendars calendars;
  private final CalendarViews views;
  private final DeadlineMoves moves;
  private final JsonText json;
  private final Roles roles;
  private final Teams teams;
  private final Reader reader;

  CalendarUploads(
      CalendarFiles files,
      Calendars calendars,
      CalendarViews views,
      DeadlineMoves moves,
      JsonText json,
      Roles roles,
      Teams teams,
      Reader reader) {
    this.files = files;
    this.calendars = calendars;
    this.views = views;
    this.moves = moves;
    this.json = json;
    this.roles = roles;
    this.teams = teams;
    this.reader = reader;
  }

  /** What a file would change; nothing is changed yet. */
  @PostMapping("/calendars/trial")
  String attempt(
      HttpServletRequest request, HttpServletResponse response, Model model, Principal caller) {
    requireAdministrator(caller);
    try {
      var file = FileForm.read(request).getOrDefault("file", "");
      return show(files.attempt(json.read(file)), file, null, model, caller);
    } catch (RefusedException refused) {
      return refuse(refused, response, model);
    }
  }

  /** Loads the file that was shown. */
  @PostMapping("/calendars")
  String load(
      HttpServletRequest request, HttpServletResponse response, Model model, Principal caller) {
    requireAdministrator(caller);
    try {
      var form = FileForm.read(request);
      var text = form.getOrDefault("file", "");
      var file = json.read(text);
      var trial = files.attempt(file);
      if (!form.containsKey("confirmed")) {
        return show(trial, text, form.get("reason"), model, caller);
      }
      files.load(file, trial, caller.getName(), Reasons.typed(form.get("reason")));
      return DONE;
    } catch (RefusedException refused) {
      return refuse(refused, response, model);
    }
  }

  /** What going back to the calendars of the relay would change. */
  @GetMapping("/calendars/built-in")
  String attemptBuiltIn(Model model, Principal caller) {
    requireAdministrator(caller);
    return show(files.attemptBuiltIn(), null, null, model, caller);
  }

  @PostMapping("/calendars/built-in")
  String unload(
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean confirmed,
      HttpServletResponse response,
      Model model,
      Principal caller) {
    requireAdministrator(caller);
    var trial = files.attemptBuiltIn();
    if (!confirmed) {
      return show(trial, null, reason, model, caller);
    }
    try {
      files.unload(trial, caller.getName(), Reasons.typed(reason));
      return DONE;
    } catch (RefusedException refused) {
      return refuse(refused, response, model);
    }
  }

  private String show(
      Trial trial, @Nullable String file, @Nullable String reason, Model model, Principal caller) {
    var days = trial.days();
    model.addAttribute("trial", trial);
    model.addAttribute("runningAsOf", views.of(calendars).asOf());
    model.addAttribute("days", days.subList(0, Math.min(MOST_DAYS, days.size())));
    model.addAttribute("moves", moves.pendingWith(trial.calendars()));
    model.addAttribute("teams", teams);
    model.addAttribute("file", file);
    model.addAttribute("reason", reason);
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    return PAGE;
  }

  private static String refuse(
      RefusedException refused, HttpServletResponse response, Model model) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("refusal", refused.getMessage());
    model.addAttribute(
        "faults",
        refused.fields().size() < 2
            ? List.of()
            : refused.fields().stream().map(CalendarUploads::line).toList());
    return PAGE;
  }

  private static String line(FieldError fault) {
    return fault.field() + " " + fault.message();
  }

  private void requireAdministrator(Principal caller) {
    roles.requireAdministrator(caller, "Only administrators load calendars; ask one of them");
  }
}
