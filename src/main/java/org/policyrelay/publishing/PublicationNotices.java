package org.policyrelay.publishing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.People;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells every team what has become public, once, and an author what has not. */
@Component
class PublicationNotices {

  private final Notices notices;
  private final Teams teams;
  private final People people;
  private final PublicationClocks clocks;

  PublicationNotices(Notices notices, Teams teams, People people, PublicationClocks clocks) {
    this.notices = notices;
    this.teams = teams;
    this.people = people;
    this.clocks = clocks;
  }

  void published(Publication publication) {
    var what = publication.policyId() + " " + publication.policyVersion();
    var urgency = urgency(publication.origin());
    var text =
        publication
            .correctionReason()
            .map(
                reason ->
                    publication.decidedBy().isEmpty()
                        ? "An urgent correction, published before it was approved: " + reason
                        : "A correction, approved by %s: %s"
                            .formatted(people.name(publication.decidedBy().get()), reason))
            .orElse("Published for " + publication.origin() + ". The page says where and when.");
    tell(
        publication.key() + "/announced",
        urgency,
        (urgency == Urgency.URGENT ? "Published in an emergency: " : "Published: ") + what,
        text,
        link(publication.policyId(), publication.policyVersion()),
        about(publication.origin()),
        publication.correctedBy().stream().collect(Collectors.toSet()));
  }

  /** What was published for the origin is taken back: nobody is sent any more that it applies. */
  void takenBack(String origin) {
    notices.over(List.of(about(origin)), "taken back");
  }

  private static String about(String origin) {
    return origin + "/published";
  }

  void restored(String origin, PublishedVersion version, String what, String text) {
    var id = version.entry().policyId();
    tell(
        "%s/restored/%s/%s".formatted(origin, id, version.version()),
        urgency(origin),
        "Taken back: " + what,
        text,
        link(id, version.version()),
        null,
        Set.of());
  }

  /** Who asked for a correction reads that nothing came of it, and why. */
  void refused(Publication correction, String reason) {
    toAuthor(correction, "refused", "Refused: ", reason);
  }

  void dropped(Publication correction) {
    toAuthor(
        correction,
        "dropped",
        "Dropped: ",
        "A newer version was published before it. Read that one, and correct it anew.");
  }

  /** Every team is told what reads again; whose words went reads why. */
  void correctionTakenBack(Publication correction, String reason) {
    toAuthor(correction, "taken-back", "Taken back: ", reason);
  }

  void notBegun(String policyId, String author, String start) {
    notices.tell(
        new Notice(
            "correction/" + start,
            Urgency.NORMAL,
            "Not begun: correction of " + policyId,
            "A newer version was published while you asked for it. Read that one, and correct it"
                + " anew.",
            "/policies/" + policyId,
            null),
        Audience.user(author));
  }

  private void toAuthor(Publication correction, String event, String title, String text) {
    correction
        .correctedBy()
        .ifPresent(
            author ->
                notices.tell(
                    new Notice(
                        correction.key() + "/" + event,
                        Urgency.NORMAL,
                        title + Corrections.named(correction),
                        text,
                        "/policies/" + correction.policyId(),
                        null),
                    Audience.user(author)));
  }

  /** What is published in an emergency waits for nobody's working hours. */
  private Urgency urgency(String origin) {
    return clocks.ofOrigin(origin).isPresent() ? Urgency.URGENT : Urgency.NORMAL;
  }

  /**
   * Tells all leads.
   *
   * @param beside who else is told
   */
  private void tell(
      String event,
      Urgency urgency,
      String title,
      String text,
      String link,
      @Nullable String subject,
      Set<String> beside) {
    var leads = teams.all().stream().map(Team::leadGroup).collect(Collectors.toSet());
    notices.tell(
        new Notice(event, urgency, title, text, link, null, subject), new Audience(beside, leads));
  }

  private static String link(String policyId, String version) {
    return "/policies/" + policyId + "/versions/" + version;
  }
}
