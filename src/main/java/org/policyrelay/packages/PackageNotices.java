package org.policyrelay.packages;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
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

  private final Notices notices;
  private final Teams teams;
  private final MarketZones zones;
  private final PartTranslations translations;

  PackageNotices(Notices notices, Teams teams, MarketZones zones, PartTranslations translations) {
    this.notices = notices;
    this.teams = teams;
    this.zones = zones;
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
    var published =
        parts.stream()
            .filter(part -> !part.rollout().released().isEmpty())
            .filter(part -> part.state() != ChangeState.WITHDRAWN)
            .toList();
    var markets =
        of.releases().stream()
            .filter(one -> one.announcedAt() == null)
            .map(
                one ->
                    MarketNames.of(one.market())
                        + " from "
                        + Moments.text(
                            one.from(), zones.zoneOf(one.market()), Moments.DAY_AND_TIME))
            .collect(Collectors.joining("; "));
    var text =
        "Published together, for %s.\n%s"
            .formatted(
                markets, published.stream().map(this::told).collect(Collectors.joining("\n")));
    notices.tell(
        new Notice(
            "%s/announced/%d".formatted(of.key(), of.revision()),
            Urgency.NORMAL,
            "Published: " + of.title(),
            text,
            page(of),
            null,
            subject(of)),
        leads());
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

  /** Nobody is sent any more that it applies. */
  void withdrawn(PolicyPackage of, String reason) {
    notices.over(List.of(subject(of)), "taken back");
    tell(
        of,
        "withdrawn",
        "Withdrawn: ",
        reason,
        of.releases().isEmpty() ? Audience.groups(Teams.POLICY_MANAGERS) : leads());
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
