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
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.GrantWords;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.grant.PolicyGrants;
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
  private final HingeBriefing hinges;
  private final GrantTasks tasks;
  private final LegalVoice legal;
  private final Teams teams;
  private final People people;
  private final Reader reader;
  private final Clock clock;

  GrantBriefing(
      PolicyGrants grants,
      GrantWords words,
      HingeBriefing hinges,
      GrantTasks tasks,
      LegalVoice legal,
      Teams teams,
      People people,
      Reader reader,
      Clock clock) {
    this.grants = grants;
    this.words = words;
    this.hinges = hinges;
    this.tasks = tasks;
    this.legal = legal;
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
    var inMarkets = words.inMarkets(grant);
    inMarkets.forEach(one -> hinges.headline(one).ifPresent(text::add));
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
    inMarkets.forEach(one -> hinges.add(text, grant.key(), one));
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

  private String moment(Instant at) {
    return Moments.text(at, reader.zone(), Moments.ON_RECORD);
  }
}
