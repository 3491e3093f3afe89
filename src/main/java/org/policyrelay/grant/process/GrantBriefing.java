package org.policyrelay.grant.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;
import static org.policyrelay.engine.MarkdownText.lines;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.GrantWords;
import org.policyrelay.grant.GrantWords.InMarket;
import org.policyrelay.grant.Hinge;
import org.policyrelay.grant.MarketTerm;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Reader;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** What is asked for, beside the words of the clause, and all that was brought forward for it. */
@Component
class GrantBriefing implements FormValues {

  private final PolicyGrants grants;
  private final GrantWords words;
  private final GrantTasks tasks;
  private final LegalVoice legal;
  private final MarketZones zones;
  private final Teams teams;
  private final People people;
  private final Reader reader;
  private final Clock clock;

  GrantBriefing(
      PolicyGrants grants,
      GrantWords words,
      GrantTasks tasks,
      LegalVoice legal,
      MarketZones zones,
      Teams teams,
      People people,
      Reader reader,
      Clock clock) {
    this.grants = grants;
    this.words = words;
    this.tasks = tasks;
    this.legal = legal;
    this.zones = zones;
    this.teams = teams;
    this.people = people;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return tasks.grantOf(task).isPresent();
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var values = new LinkedHashMap<String, Object>();
    tasks
        .grantOf(task)
        .map(grants::get)
        .ifPresent(
            grant -> {
              values.put("briefing", briefing(task, grant));
              values.put("mayAskLegal", legal.mayBeWanted(grant));
            });
    return values;
  }

  @Override
  public Optional<String> shown(TaskRef task) {
    return tasks.grantOf(task).map(grants::get).map(grants::hash);
  }

  private String briefing(TaskRef task, PolicyGrant grant) {
    var request = grant.request();
    var text = new StringJoiner("\n\n");
    text.add("### " + escape(request.title()));
    text.add(
        "[%s](/grants/%s) · advertiser `%s` · [`%s`](/policies/%s) · asked by %s, %s"
            .formatted(
                grant.key(),
                grant.key(),
                request.advertiser(),
                request.subject(),
                request.policyId(),
                escape(people.name(grant.asking().by())),
                escape(teams.nameOf(grant.asking().team()))));
    legal.addRequest(text, task, grant);
    if (grant.state().isOpen()) {
      for (var obstacle : grants.obstacles(grant)) {
        text.add("**It cannot be granted as it stands:** " + escape(obstacle));
      }
    }
    grant.question().ifPresent(what -> text.add("**What is missing:** " + lines(what)));
    text.add("#### What is to be let go");
    text.add(exact(request.scope()));
    grants.renewed(grant).ifPresent(renewed -> text.add(renews(renewed)));
    words.inMarkets(grant).forEach(one -> add(text, one));
    text.add("#### Evidence");
    for (var one : grant.evidence()) {
      text.add("%s, %s:".formatted(escape(people.name(one.by())), moment(one.at())));
      text.add(exact(one.text()));
    }
    grant
        .check()
        .ifPresent(
            check ->
                text.add(
                    "**Checked by %s:** %s"
                        .formatted(
                            escape(people.name(check.by())), lines(String.valueOf(check.why())))));
    legal.addAnswers(text, grant);
    return text.toString();
  }

  private void add(StringJoiner text, InMarket one) {
    var term = one.term();
    var lapses = term.lapses();
    text.add("#### " + escape(MarketNames.of(term.market())));
    text.add("From %s until %s.".formatted(moment(term, term.begins()), moment(term, term.ends())));
    text.add(said(one.beside(), "The clause says"));
    if (lapses != null && lapses.isBefore(term.ends())) {
      text.add(said(one.then(), "From %s it says".formatted(moment(term, lapses))));
      one.changes().forEach(change -> text.add("- " + escape(change)));
    }
  }

  private String renews(PolicyGrant renewed) {
    var now = clock.instant();
    var standing = renewed.standing(now);
    var why =
        renewed
            .revocation()
            .map(gone -> ", %s: %s".formatted(moment(gone.at()), lines(String.valueOf(gone.why()))))
            .orElse("");
    return "It renews [%s](/grants/%s): **%s**%s."
        .formatted(renewed.key(), renewed.key(), Words.of(standing.code()), why);
  }

  private static String said(@Nullable Hinge hinge, String before) {
    return hinge == null
        ? before + " nothing any more."
        : "%s (%s):\n\n%s"
            .formatted(before, escape(String.join(", ", hinge.versions())), exact(hinge.shown()));
  }

  private String moment(MarketTerm term, Instant at) {
    return Moments.text(at, zones.zoneOf(term.market()), Moments.ON_RECORD);
  }

  private String moment(Instant at) {
    return Moments.text(at, reader.zone(), Moments.ON_RECORD);
  }
}
