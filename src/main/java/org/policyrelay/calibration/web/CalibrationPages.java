package org.policyrelay.calibration.web;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.MarketGroup;
import org.policyrelay.calibration.OutcomeGiven;
import org.policyrelay.calibration.OutcomeKind;
import org.policyrelay.calibration.SessionAsked;
import org.policyrelay.calibration.SessionOpening;
import org.policyrelay.calibration.SessionState;
import org.policyrelay.calibration.UpcomingSessions;
import org.policyrelay.calibration.process.WeeklyTimer;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Reader;
import org.policyrelay.web.PageDecisions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Calibration for people: which sessions there are, and one moderated page for each. */
@Controller
@RequestMapping("/calibration")
class CalibrationPages {

  private static final int MOST_LISTED = 200;

  private final Calibrations calibrations;
  private final SessionOpening opening;
  private final UpcomingSessions upcoming;
  private final WeeklyTimer timer;
  private final CalibrationAccess access;
  private final SessionPage page;
  private final TaskLinks tasks;
  private final Audit audit;
  private final People people;
  private final Reader reader;

  CalibrationPages(
      Calibrations calibrations,
      SessionOpening opening,
      UpcomingSessions upcoming,
      WeeklyTimer timer,
      CalibrationAccess access,
      SessionPage page,
      TaskLinks tasks,
      Audit audit,
      People people,
      Reader reader) {
    this.calibrations = calibrations;
    this.opening = opening;
    this.upcoming = upcoming;
    this.timer = timer;
    this.access = access;
    this.page = page;
    this.tasks = tasks;
    this.audit = audit;
    this.people = people;
    this.reader = reader;
  }

  @GetMapping
  String list(Principal caller, Model model) {
    var user = caller.getName();
    access.requireMember(user);
    model.addAttribute(
        "sessions",
        calibrations.list(MOST_LISTED).stream()
            .filter(session -> access.maySee(session, user))
            .toList());
    model.addAttribute("upcoming", timer.next().map(upcoming::next).orElseGet(List::of));
    model.addAttribute("groups", MarketGroup.values());
    model.addAttribute("mayStart", access.mayStart(user));
    model.addAttribute("zone", reader.zoneOf(user));
    return "calibration/list";
  }

  /** Begins a session whose cases are drawn; its page is next. */
  @PostMapping
  String begin(
      @RequestParam(name = "market_group", defaultValue = "") String marketGroup,
      @RequestParam(name = "policy_id", defaultValue = "") String policyId,
      Principal caller,
      RedirectAttributes next) {
    access.requireStart(caller.getName());
    try {
      var asked = new SessionAsked(marketGroup, policyId.strip(), null, null, null);
      return "redirect:/calibration/" + opening.ask(asked, caller.getName()).key();
    } catch (RefusedException refused) {
      next.addFlashAttribute("refusal", refused.getMessage());
      return "redirect:/calibration";
    }
  }

  @GetMapping("/{key}")
  String show(@PathVariable String key, Principal caller, Model model) {
    var user = caller.getName();
    var session = access.seenBy(key, user);
    var moderates = access.mayModerate(session, user);
    model.addAttribute("held", session);
    model.addAttribute("user", user);
    model.addAttribute("round", calibrations.round(session).orElse(null));
    model.addAttribute("disputes", page.disputes(session, user));
    model.addAttribute("diagnosis", page.diagnosis(session));
    model.addAttribute("missing", calibrations.missing(key));
    var before = page.before(session, user);
    model.addAttribute("before", before.orElse(null));
    model.addAttribute(
        "decidedBefore", before.map(one -> page.decisions(one, user)).orElseGet(List::of));
    model.addAttribute("there", page.there(session));
    model.addAttribute("decides", moderates && session.state() == SessionState.DISCUSSING);
    model.addAttribute("task", moderates ? tasks.toNewestOf(key).orElse(null) : null);
    model.addAttribute("kinds", kinds());
    model.addAttribute("log", audit.of(key));
    model.addAttribute("who", people);
    model.addAttribute("zone", reader.zoneOf(user));
    return "calibration/session";
  }

  private static Map<String, String> kinds() {
    var names = new LinkedHashMap<String, String>();
    for (var one : OutcomeKind.values()) {
      names.put(one.code(), Words.capital(Words.of(one.code())));
    }
    return names;
  }

  /** The outcome of one dispute, as its form sends it. */
  @PostMapping("/{key}/outcomes")
  String decide(
      @PathVariable String key,
      @RequestParam(name = "case", defaultValue = "") String caseRef,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String clause,
      @RequestParam(required = false) @Nullable List<String> raters,
      @RequestParam(defaultValue = "") String seen,
      Principal caller,
      RedirectAttributes next) {
    var session = access.seenBy(key, caller.getName());
    access.requireModerator(session, caller.getName());
    // the form of a dispute has the raters whatever is chosen
    var named =
        raters == null || !OutcomeKind.TRAINING.code().equals(kind) ? List.<String>of() : raters;
    var given =
        new OutcomeGiven(
            caseRef, kind, Texts.lines(text), Texts.isBlank(clause) ? null : clause, named);
    return PageDecisions.decide(
        "/calibration/" + session.key(),
        next,
        () -> calibrations.decide(key, given, seen(seen), caller.getName()));
  }

  private static @Nullable Instant seen(String stated) {
    return stated.isEmpty() ? null : Times.instant("seen", stated);
  }

  @PostMapping("/{key}/outcomes/withdraw")
  String takeBack(
      @PathVariable String key,
      @RequestParam(name = "case", defaultValue = "") String caseRef,
      @RequestParam(defaultValue = "") String seen,
      Principal caller,
      RedirectAttributes next) {
    var session = access.seenBy(key, caller.getName());
    access.requireModerator(session, caller.getName());
    return PageDecisions.decide(
        "/calibration/" + session.key(),
        next,
        () -> calibrations.takeBack(key, caseRef, seen(seen), caller.getName()));
  }

  /** Somebody of the team that owns it has seen to what was decided. */
  @PostMapping("/{key}/outcomes/done")
  String finish(
      @PathVariable String key,
      @RequestParam(name = "case", defaultValue = "") String caseRef,
      Principal caller,
      RedirectAttributes next) {
    var user = caller.getName();
    var session = access.seenBy(key, user);
    return PageDecisions.decide(
        "/calibration/" + session.key(),
        next,
        () -> {
          var outcome =
              calibrations.outcomes(key).stream()
                  .filter(one -> one.caseRef().equals(caseRef))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new RefusedException(
                              ErrorCode.NOT_FOUND, key + " has no outcome of such a case"));
          access.requireFinish(session, outcome, user);
          calibrations.finish(session, outcome, user);
        });
  }
}
