package org.policyrelay.packages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.policyrelay.translation.ProposedTranslation;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** Tells what holds a package up, and of all that it has published at once. */
@Component
class PackageNotices {

  /** As many names as a subject line has room for. */
  private static final int NAMED = 3;

  private final Notices notices;
  private final Teams teams;
  private final MarketDates dates;
  private final PartTranslations translations;

  PackageNotices(Notices notices, Teams teams, MarketDates dates, PartTranslations translations) {
    this.notices = notices;
    this.teams = teams;
    this.dates = dates;
    this.translations = translations;
  }

  void notOpened(String title, String by, String instance, String why) {
    notices.tell(
        new Notice(
            "package/" + instance + "/not-opened",
            Urgency.NORMAL,
            "Not opened: " + title,
            why,
            "/packages",
            null),
        Audience.user(by));
  }

  void notTaken(String into, String change, String by, String why) {
    notices.tell(
        new Notice(
            "%s/not-put-into/%s".formatted(change, into),
            Urgency.NORMAL,
            "%s is not part of %s".formatted(change, into),
            "%s It was proposed by itself: have it put into another package, or withdraw it if it is not to go alone."
                .formatted(why),
            "/changes/" + change,
            null),
        Audience.user(by));
  }

  void notReleased(PolicyPackage of, String by, String submission, String why) {
    tell(of, "not-released/" + submission, "Not released: ", why, Audience.user(by));
  }

  /** Once for each time that it comes to that. */
  void heldUp(PolicyPackage of, PolicyChange part, String what) {
    var time =
        part.heldAt()
            .map(Object::toString)
            .orElseGet(() -> part.state().code() + "/" + part.reworkRounds());
    heldUp(of, part.key() + "/" + time, "%s (%s)".formatted(part.key(), part.entry().name()), what);
  }

  void heldUp(PolicyPackage of, ProposedTranslation one, String what) {
    heldUp(of, one.key() + "/" + one.state().code(), PartTranslations.called(one), what);
  }

  private void heldUp(PolicyPackage of, String time, String part, String what) {
    tell(
        of,
        "held-up/" + time,
        "Held up: ",
        "%s: %s. The package goes on by itself when the part does.".formatted(part, what),
        Audience.groups(Teams.POLICY_MANAGERS));
  }

  /** To whom a publication by itself is announced. */
  void announce(PolicyPackage of, List<PolicyChange> parts) {
    var published = published(parts);
    if (published.isEmpty()) {
      // taken back before anybody was told
      return;
    }
    var from = new LinkedHashMap<Market, Instant>();
    of.releases().stream()
        .filter(one -> one.announcedAt() == null)
        .forEach(one -> from.put(one.market(), one.from()));
    var text =
        "Published together, from %s.\n%s"
            .formatted(
                fromWhen(from),
                published.stream().map(this::told).collect(Collectors.joining("\n")));
    notices.tell(
        new Notice(
            "%s/announced/%d".formatted(of.key(), of.revision()),
            Urgency.NORMAL,
            "Published together: " + names(published),
            text,
            "/policies/" + published.get(0).policyId(),
            null,
            subject(of)),
        leads());
  }

  private static List<PolicyChange> published(List<PolicyChange> parts) {
    return parts.stream()
        .filter(part -> !part.rollout().released().isEmpty())
        .filter(part -> part.state() != ChangeState.WITHDRAWN)
        .toList();
  }

  /** What is public anyway: the package's own title is Ad Policy's. */
  private static String names(List<PolicyChange> published) {
    var names = published.stream().map(part -> part.entry().name()).distinct().toList();
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED))
            + " and %d more".formatted(names.size() - NAMED);
  }

  /** Day and time in each market, by its own clock, for a text that is kept. */
  String fromWhen(Map<Market, Instant> from) {
    return dates.tell(from, Moments.ON_RECORD);
  }

  private String told(PolicyChange part) {
    var version = part.targetVersion().orElse("?");
    return "%s, %s %s in %s (%s)%s: /policies/%s/versions/%s"
        .formatted(
            part.entry().name(),
            part.policyId(),
            version,
            MarketNames.of(part.rollout().released()),
            part.key(),
            languages(part),
            part.policyId(),
            version);
  }

  private String languages(PolicyChange part) {
    var languages =
        translations.of(part).stream()
            .filter(one -> one.state() == ProposedTranslation.State.PUBLISHED)
            .map(ProposedTranslations::language)
            .sorted()
            .collect(Collectors.joining(", "));
    return languages.isEmpty() ? "" : ", also in " + languages;
  }

  /**
   * Nobody is sent any more that it applies. Why is Ad Policy's; everybody else who was told of it
   * is told what comes back.
   *
   * @param before its parts as they were until then
   */
  void withdrawn(PolicyPackage of, List<PolicyChange> before, String reason) {
    notices.over(List.of(subject(of)), "taken back");
    tell(of, "withdrawn", "Withdrawn: ", reason, Audience.groups(Teams.POLICY_MANAGERS));
    var published = published(before);
    if (!published.isEmpty()) {
      notices.tell(
          new Notice(
              of.key() + "/taken-back",
              Urgency.NORMAL,
              "Taken back: " + names(published),
              "What was published together is taken back: %s. What your team has made ready for it comes to you as a task of its own."
                  .formatted(
                      published.stream()
                          .map(part -> "%s (%s)".formatted(part.entry().name(), part.policyId()))
                          .collect(Collectors.joining(", "))),
              "/changes",
              null),
          leads());
    }
  }

  private Audience leads() {
    return new Audience(
        Set.of(), teams.all().stream().map(Team::leadGroup).collect(Collectors.toSet()));
  }

  private static String subject(PolicyPackage of) {
    return of.key() + "/published";
  }

  private static String page(PolicyPackage of) {
    return PackageLinks.page(of.key());
  }

  private void tell(PolicyPackage of, String event, String title, String text, Audience audience) {
    notices.tell(
        new Notice(
            of.key() + "/" + event, Urgency.NORMAL, title + of.title(), text, page(of), null),
        audience);
  }
}
