package org.policyrelay.round.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.People;
import org.policyrelay.kernel.Texts;
import org.policyrelay.notification.Reader;
import org.policyrelay.round.GivenVote;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundAccess;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.Rounds;
import org.policyrelay.round.Voices;
import org.policyrelay.round.Vote;
import org.policyrelay.round.process.RoundTasks;
import org.policyrelay.web.PageDecisions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A round for people: its raters label on it, and all who may read see there what came of it. */
@Controller
@RequestMapping("/rounds/{key}")
class RoundPages {

  private final Rounds rounds;
  private final RoundAccess access;
  private final RoundTasks tasks;
  private final Audit audit;
  private final People people;
  private final Voices voices;
  private final Reader reader;

  RoundPages(
      Rounds rounds,
      RoundAccess access,
      RoundTasks tasks,
      Audit audit,
      People people,
      Voices voices,
      Reader reader) {
    this.rounds = rounds;
    this.access = access;
    this.tasks = tasks;
    this.audit = audit;
    this.people = people;
    this.voices = voices;
    this.reader = reader;
  }

  /**
   * A case with what its reader may see of it.
   *
   * @param anchor where it stands on the page
   * @param own the reader's latest vote on it before the reveal, absent where there is none
   * @param outcome of the revealed votes, empty where they are divided
   * @param votes the revealed ones
   */
  record CaseOnPage(
      String anchor,
      RoundCase given,
      @Nullable Vote own,
      Optional<String> outcome,
      List<Vote> votes) {}

  @GetMapping
  String show(@PathVariable String key, Principal caller, Model model) {
    var user = caller.getName();
    var round = access.seenBy(key, user);
    model.addAttribute("round", round);
    model.addAttribute("zone", reader.zoneOf(user));
    model.addAttribute("who", people);
    model.addAttribute("log", audit.of(key));
    model.addAttribute("task", tasks.linkOf(round, user).orElse(null));
    if (round.isRevealed()) {
      var result = rounds.result(round);
      model.addAttribute("cases", revealed(round, result));
      model.addAttribute("figures", AgreementWords.of(result.agreement()));
      var called = voices.of(round);
      model.addAttribute("voices", called);
      model.addAttribute("weak", AgreementWords.weak(result, called));
      return "rounds/revealed";
    }
    var own = latest(rounds.own(round, user));
    model.addAttribute("votes", round.raterOf(user).isPresent());
    model.addAttribute("rater", user);
    model.addAttribute("done", own.size());
    model.addAttribute("cases", sealed(round, own));
    return "rounds/sealed";
  }

  /** A late vote comes after one in time, and is what its rater has said last. */
  private static Map<String, Vote> latest(List<Vote> own) {
    var latest = new LinkedHashMap<String, Vote>();
    own.forEach(vote -> latest.put(vote.caseRef(), vote));
    return latest;
  }

  private static List<CaseOnPage> sealed(Round round, Map<String, Vote> own) {
    return round.cases().stream()
        .map(
            one ->
                new CaseOnPage(
                    anchor(round, one.ref()), one, own.get(one.ref()), Optional.empty(), List.of()))
        .toList();
  }

  /** What is disputed first, the worst before all; then the others in their order. */
  private static List<CaseOnPage> revealed(Round round, RoundResult result) {
    var cases = new LinkedHashMap<String, RoundCase>();
    result
        .agreement()
        .disputed()
        .forEach(dispute -> cases.put(dispute.item(), find(round, dispute.item())));
    round.cases().forEach(one -> cases.putIfAbsent(one.ref(), one));
    return cases.values().stream()
        .map(
            one ->
                new CaseOnPage(
                    anchor(round, one.ref()),
                    one,
                    null,
                    result.outcome(one.ref()),
                    result.votes().stream()
                        .filter(vote -> vote.caseRef().equals(one.ref()))
                        .toList()))
        .toList();
  }

  private static RoundCase find(Round round, String ref) {
    return round.cases().stream().filter(one -> one.ref().equals(ref)).findFirst().orElseThrow();
  }

  private static String anchor(Round round, String ref) {
    return "case-" + (round.cases().stream().map(RoundCase::ref).toList().indexOf(ref) + 1);
  }

  /** One vote of the caller's, as the form of a case sends it; the next case is shown then. */
  @PostMapping("/votes")
  String vote(
      @PathVariable String key,
      @RequestParam(name = "case") String caseRef,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable Integer confidence,
      @RequestParam(defaultValue = "") String rationale,
      Principal caller,
      RedirectAttributes next) {
    var round = access.seenBy(key, caller.getName());
    var given =
        new GivenVote(
            caseRef,
            label.isEmpty() ? null : label,
            confidence,
            Texts.isBlank(rationale) ? null : Texts.lines(rationale));
    var page =
        PageDecisions.decide(
            "/rounds/" + round.key(),
            next,
            () -> rounds.vote(key, caller.getName(), List.of(given)));
    // what was refused is said at the top
    return next.getFlashAttributes().isEmpty() ? page + "#" + nextOf(round, caseRef) : page;
  }

  private static String nextOf(Round round, String ref) {
    var refs = round.cases().stream().map(RoundCase::ref).toList();
    var at = refs.indexOf(ref);
    return at + 1 < refs.size() ? anchor(round, Objects.requireNonNull(refs.get(at + 1))) : "done";
  }
}
