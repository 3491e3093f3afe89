package org.policyrelay.change.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.ChangeStandings;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.change.Holders;
import org.policyrelay.change.OthersUnderWay;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.WithdrawalOutlook;
import org.policyrelay.change.process.ChangeContents;
import org.policyrelay.change.process.ChangeDecisions;
import org.policyrelay.change.process.ChangeDecisions.Decided;
import org.policyrelay.change.process.ChangeSteps;
import org.policyrelay.change.process.ChangeSteps.Step;
import org.policyrelay.change.web.ChangeEndings.Ending;
import org.policyrelay.change.web.ChangeList.Order;
import org.policyrelay.change.web.ChangeView.HandoffView;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskComments;
import org.policyrelay.engine.TaskComments.TaskComment;
import org.policyrelay.engine.VisibleTasks;
import org.policyrelay.notification.Reader;
import org.policyrelay.site.SiteRendering;
import org.policyrelay.web.BriefingHtml;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Policy changes for people: where each stands. */
@Controller
@RequestMapping("/changes")
class ChangePages {

  /** Cookie that keeps the order of the list in this browser. */
  private static final String ORDER = "changes-order";

  private static final Duration REMEMBERED = Duration.ofDays(365);

  /** Once nothing more of it is to be released. */
  private static final Set<ChangeState> PUBLIC =
      EnumSet.of(ChangeState.PUBLISHED, ChangeState.IN_EFFECT, ChangeState.ENFORCED);

  private final PolicyChanges changes;
  private final ChangeList list;
  private final OthersUnderWay others;
  private final Holders holders;
  private final ChangeViews views;
  private final ChangeStandings standings;
  private final AsPublished published;
  private final ChangeWords words;
  private final ChangeAccess access;
  private final People people;
  private final Directory directory;
  private final Reader reader;
  private final VisibleTasks visible;
  private final TaskComments comments;
  private final ChangeContents contents;
  private final SiteRendering site;
  private final ChangeSteps steps;
  private final ChangeDecisions decisions;
  private final WithdrawalOutlook withdrawal;
  private final ChangeEndings endings;
  private final MarketDates dates;

  ChangePages(
      PolicyChanges changes,
      ChangeList list,
      OthersUnderWay others,
      Holders holders,
      ChangeViews views,
      ChangeStandings standings,
      AsPublished published,
      ChangeWords words,
      ChangeAccess access,
      People people,
      Directory directory,
      Reader reader,
      VisibleTasks visible,
      TaskComments comments,
      ChangeContents contents,
      SiteRendering site,
      ChangeSteps steps,
      ChangeDecisions decisions,
      WithdrawalOutlook withdrawal,
      ChangeEndings endings,
      MarketDates dates) {
    this.changes = changes;
    this.list = list;
    this.others = others;
    this.holders = holders;
    this.views = views;
    this.standings = standings;
    this.published = published;
    this.words = words;
    this.access = access;
    this.people = people;
    this.directory = directory;
    this.reader = reader;
    this.visible = visible;
    this.comments = comments;
    this.contents = contents;
    this.site = site;
    this.steps = steps;
    this.decisions = decisions;
    this.withdrawal = withdrawal;
    this.endings = endings;
    this.dates = dates;
  }

  /**
   * @param order {@code due} or {@code proposed}; who has chosen one once gets it again
   */
  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String order,
      @CookieValue(name = ORDER, required = false) @Nullable String before,
      Principal caller,
      Model model,
      HttpServletResponse response) {
    var chosen = Order.of(order == null ? before : order);
    if (order != null) {
      response.addHeader(HttpHeaders.SET_COOKIE, remembered(chosen).toString());
    }
    model.addAttribute("changes", list.of(caller.getName(), chosen));
    model.addAttribute("order", chosen.code());
    model.addAttribute("words", words);
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    return "changes/list";
  }

  private static ResponseCookie remembered(Order order) {
    return ResponseCookie.from(ORDER, order.code())
        .path("/changes")
        .httpOnly(true)
        .sameSite("Lax")
        .maxAge(REMEMBERED)
        .build();
  }

  @GetMapping("/{key}")
  String detail(@PathVariable String key, Principal caller, Model model) {
    var change = changes.get(key);
    access.requireReader(caller, change);
    var view = views.of(change, caller.getName());
    var newestFirst = new ArrayList<>(view.history());
    Collections.reverse(newestFirst);
    model.addAttribute("view", view);
    model.addAttribute("toSettle", change.isToSettle());
    model.addAttribute("words", words);
    model.addAttribute("standing", standings.words(change, view.marketStates()));
    model.addAttribute(
        "warnings", contents.warnings(change).stream().map(BriefingHtml::of).toList());
    model.addAttribute("contents", BriefingHtml.of(contents.of(change)));
    var entry = published.of(change);
    model.addAttribute("hasPage", published.hasPage(change.policyId()));
    model.addAttribute("asRead", site.toHtml("policy", entry.text()));
    entry
        .guidance()
        .ifPresent(
            guidance -> model.addAttribute("guidanceAsRead", site.toHtml("guidance", guidance)));
    model.addAttribute("rounds", rounds(view));
    var decided = decisions.of(change);
    var said = commentsFor(caller, key);
    model.addAttribute("decisions", decided);
    model.addAttribute("alsoOpen", others.beside(change, caller.getName()));
    model.addAttribute("whichStands", ChangesUnderWay.WHICH_STANDS);
    model.addAttribute("openable", openable(view));
    model.addAttribute("together", holders.of(key).orElse(null));
    model.addAttribute("history", newestFirst);
    model.addAttribute("who", names(view, decided, said));
    model.addAttribute("comments", said);
    model.addAttribute("stages", ChangeWay.of(change));
    model.addAttribute("manager", access.isManager(caller));
    model.addAttribute("open", !change.state().hasEnded());
    var zone = reader.zoneOf(caller.getName());
    var ending = endings.of(change, view.history(), zone).orElse(null);
    model.addAttribute("ending", ending);
    model.addAttribute("titles", titles(change, ending));
    model.addAttribute(
        "hold", ChangeHold.of(change, view.marketStates(), view.history(), dates).orElse(null));
    model.addAttribute("begins", ChangeHold.begins(view.marketStates(), dates));
    model.addAttribute("undone", undone(change, view, caller));
    model.addAttribute("running", steps.isRunning(change.key()));
    model.addAttribute("zone", zone);
    return "changes/detail";
  }

  /** What the page calls the text, and the same as readers have it, as it is true by now. */
  private static List<String> titles(PolicyChange change, @Nullable Ending ending) {
    if (ending != null && !ending.wasPublic()) {
      return List.of("What it was to publish", "As the site would have shown it");
    }
    return ending != null || PUBLIC.contains(change.state())
        ? List.of("What it has published", "As the site has shown it")
        : List.of("What it publishes", "As the site will show it");
  }

  /** What everybody is called whom the page names, asked together. */
  private Map<String, String> names(
      ChangeView view, List<Decided> decided, List<TaskComment> said) {
    var ids =
        Stream.of(
                Stream.of(view.proposedBy()),
                view.steps().stream().map(Step::assignee).filter(Objects::nonNull),
                decided.stream().map(Decided::by),
                said.stream().map(TaskComment::author),
                view.history().stream().map(AuditEntry::actor))
            .flatMap(some -> some)
            .collect(Collectors.toSet());
    return people.names(ids);
  }

  /** What a withdrawal would do; nothing for who may not withdraw, and for what has ended. */
  private List<String> undone(PolicyChange change, ChangeView view, Principal caller) {
    if (change.state().hasEnded() || !access.isManager(caller)) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    if (!view.steps().isEmpty()) {
      lines.add("Open tasks end: " + view.steps().size());
    }
    lines.addAll(withdrawal.lines(change, reader.zoneOf(caller.getName())));
    return lines;
  }

  /** The handoffs by the text that they were about, the newest first. */
  private static Map<Integer, List<HandoffView>> rounds(ChangeView view) {
    var rounds = new TreeMap<Integer, List<HandoffView>>(Comparator.reverseOrder());
    view.handoffs()
        .forEach(one -> rounds.computeIfAbsent(one.round(), round -> new ArrayList<>()).add(one));
    return rounds;
  }

  /** What was written beside its tasks, as far as the caller could see those. */
  private List<TaskComment> commentsFor(Principal caller, String key) {
    var groups = directory.groupsOf(caller.getName());
    return comments.of(key).stream()
        .filter(comment -> comment.isFor(caller.getName(), groups))
        .toList();
  }

  /** The tasks that the caller would find in Tasklist; the others are another team's. */
  private Set<String> openable(ChangeView view) {
    return view.steps().stream()
        .map(Step::taskId)
        .filter(visible::mayRead)
        .collect(Collectors.toUnmodifiableSet());
  }
}
