package org.policyrelay.grant;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.springframework.stereotype.Component;

/** Tells who asked, and who decided, what becomes of a grant; tasks are told of by themselves. */
@Component
class GrantNotices {

  private final Notices notices;
  private final MarketZones zones;

  GrantNotices(Notices notices, MarketZones zones) {
    this.notices = notices;
    this.zones = zones;
  }

  void notBegun(GrantRequest request, String by, String instance, String why) {
    notices.tell(
        new Notice(
            "grant/" + instance + "/not-begun",
            Urgency.NORMAL,
            "Not begun: " + request.title(),
            why,
            "/grants",
            null),
        Audience.user(by));
  }

  void questioned(PolicyGrant grant, String question) {
    var number = grant.evidence().size();
    tell(grant, "questioned/" + number, "More evidence needed: ", question, askers(grant));
  }

  void granted(PolicyGrant grant) {
    tell(grant, "granted", "Granted: ", "It holds " + terms(grant) + ".", askers(grant));
  }

  /** Whoever answered sees their task again, or not at all, and is told why. */
  void notTaken(PolicyGrant grant, String by, String why, Instant at) {
    tell(grant, "not-taken/" + at, "Answer not taken: ", why, Audience.user(by));
  }

  void refused(PolicyGrant grant, String reason) {
    tell(grant, "refused", "Refused: ", reason, askers(grant));
  }

  void withdrawn(PolicyGrant grant, @Nullable String reason) {
    tell(
        grant,
        "withdrawn",
        "Withdrawn: ",
        reason == null ? "Nothing has to be done for it any more." : reason,
        all(grant));
  }

  void revoked(PolicyGrant grant, String reason) {
    tell(grant, "revoked", "Revoked: ", reason, all(grant));
  }

  /** Who asked for it can make ready for its end, or say why it should go on. */
  void inDoubt(PolicyGrant grant) {
    tell(
        grant,
        "in-doubt/" + grant.revision(),
        "In doubt: ",
        "What it hangs on changes. Unless a policy manager confirms it, it holds %s, and ends then."
            .formatted(terms(grant)),
        askers(grant));
  }

  void doubtIsOver(PolicyGrant grant) {
    tell(
        grant,
        "doubt-over/" + grant.revision(),
        "In doubt no more: ",
        "What it hangs on stays what it is. It holds %s.".formatted(terms(grant)),
        askers(grant));
  }

  void confirmed(PolicyGrant grant) {
    tell(
        grant,
        "confirmed/" + newest(grant),
        "Confirmed: ",
        "It holds on beside the policy as it will read.",
        all(grant));
  }

  private static String newest(PolicyGrant grant) {
    return grant.terms().stream()
        .map(term -> term.market() + ":" + term.against().size())
        .collect(Collectors.joining(","));
  }

  void endsSoon(PolicyGrant grant) {
    tell(
        grant,
        "ends-soon",
        "Ends soon: ",
        "It holds %s. If it is to go on, ask for a grant that renews %s."
            .formatted(terms(grant), grant.key()),
        all(grant));
  }

  /**
   * @param changed whether what it hangs on reads otherwise, and its term is not over
   */
  void ended(PolicyGrant grant, MarketTerm term, boolean changed) {
    tell(
        grant,
        "ended/" + term.market(),
        "Ended in %s: ".formatted(MarketNames.country(term.market())),
        changed
            ? "What it hangs on reads otherwise there now. If it is to go on, ask anew."
            : "Its term is over.",
        all(grant));
  }

  private static Audience askers(PolicyGrant grant) {
    return new Audience(grant.askers(), Set.of());
  }

  /** And who has decided. */
  private static Audience all(PolicyGrant grant) {
    var users = new TreeSet<>(grant.others());
    grant.decision().ifPresent(decision -> users.add(decision.by()));
    return new Audience(users, Set.of());
  }

  private void tell(PolicyGrant grant, String event, String title, String text, Audience audience) {
    notices.tell(
        new Notice(
            grant.key() + "/" + event,
            Urgency.NORMAL,
            title + grant.request().title(),
            text,
            "/grants/" + grant.key(),
            null),
        audience);
  }

  private String terms(PolicyGrant grant) {
    return grant.terms().stream()
        .map(
            term ->
                "in %s from %s until %s"
                    .formatted(
                        MarketNames.country(term.market()),
                        moment(term, term.begins()),
                        moment(term, term.over())))
        .collect(Collectors.joining("; "));
  }

  private String moment(MarketTerm term, Instant at) {
    return Moments.text(at, zones.zoneOf(term.market()), Moments.ON_RECORD);
  }
}
