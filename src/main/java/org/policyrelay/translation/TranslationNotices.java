package org.policyrelay.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.People;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells who has to read a translation, and its author what became of it. */
@Component
class TranslationNotices {

  private final Notices notices;
  private final People people;

  TranslationNotices(Notices notices, People people) {
    this.notices = notices;
    this.people = people;
  }

  void proposed(ProposedTranslation proposed) {
    tell(
        proposed,
        "proposed",
        "To approve: ",
        people.name(proposed.proposedBy())
            + " has written it; nobody reads it before somebody else approves it.",
        Audience.groups(Teams.POLICY_MANAGERS),
        proposed.key());
  }

  void approved(ProposedTranslation proposed) {
    over(proposed);
    toAuthor(proposed, "approved", "Approved: ", "Readers get it with the text it translates.");
  }

  /** What it translates reads otherwise, and somebody has to look at the words again. */
  void outdated(ProposedTranslation proposed, String why) {
    over(proposed);
    toAuthor(proposed, "outdated", "Outdated: ", why);
  }

  void withdrawn(ProposedTranslation proposed, String why) {
    over(proposed);
    toAuthor(proposed, "withdrawn", "Taken out: ", why);
  }

  void published(ProposedTranslation proposed) {
    over(proposed);
    toAuthor(proposed, "published", "Published: ", "Readers have it now.");
  }

  void refused(ProposedTranslation proposed, String reason) {
    over(proposed);
    toAuthor(proposed, "refused", "Refused: ", reason);
  }

  /** Nobody is asked for it any more. */
  void over(ProposedTranslation proposed) {
    var subject = List.of(proposed.key());
    var how = proposed.state().code();
    proposed
        .decidedBy()
        .ifPresentOrElse(
            by -> notices.answered(subject, how, by), () -> notices.over(subject, how));
  }

  private void toAuthor(ProposedTranslation proposed, String event, String title, String text) {
    tell(proposed, event, title, text, Audience.user(proposed.proposedBy()), null);
  }

  private void tell(
      ProposedTranslation proposed,
      String event,
      String title,
      String text,
      Audience audience,
      @Nullable String subject) {
    notices.tell(
        new Notice(
            proposed.key() + "/" + event,
            Urgency.NORMAL,
            title + ProposedTranslations.describe(proposed),
            text,
            "/translations/" + proposed.key(),
            null,
            subject),
        audience);
  }
}
