package org.policyrelay.grant;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the team that asks does: it asks, gives evidence, or takes its request back. What becomes of
 * the request is {@link PolicyGrants}'s.
 */
@Service
@Transactional
public class GrantRequests {

  private final PolicyGrants grants;
  private final GrantRows rows;
  private final GrantCheck checks;
  private final LegalOpinions legal;
  private final GrantNotices notices;
  private final BusinessKeys keys;
  private final Directory directory;
  private final Teams teams;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  GrantRequests(
      PolicyGrants grants,
      GrantRows rows,
      GrantCheck checks,
      LegalOpinions legal,
      GrantNotices notices,
      BusinessKeys keys,
      Directory directory,
      Teams teams,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.grants = grants;
    this.rows = rows;
    this.checks = checks;
    this.legal = legal;
    this.notices = notices;
    this.keys = keys;
    this.directory = directory;
    this.teams = teams;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Asks for a grant; its process begins.
   *
   * @return its key
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every field that is wrong,
   *     with {@link ErrorCode#GRANT_OVERLAPS} where there is one for the same, or with {@link
   *     ErrorCode#NOT_IN_TEAM}
   */
  public String ask(GrantRequest request, String evidence, String by) {
    var key = record(request, evidence, by);
    events.publishEvent(new GrantAsked(key));
    return key;
  }

  /** The same for a process that has begun by its form. */
  public String record(GrantRequest request, String evidence, String by) {
    var team = teamOf(by);
    rows.begin();
    var checked = checks.check(request, evidence);
    var asking = new Asking(by, team, clock.instant());
    var grant =
        PolicyGrant.asked(
            keys.next("GR", "grant_number"), checked.request(), checked.terms(), evidence, asking);
    checks.requireAlone(grant);
    rows.add(grant);
    audit.record(grant.key(), "grant-asked", by, request.scope());
    return grant.key();
  }

  /** What {@link #record} would refuse a request for; empty for none. */
  @Transactional(readOnly = true)
  public Optional<RefusedException> problem(GrantRequest request, String evidence, String by) {
    try {
      var asking = new Asking(by, teamOf(by), clock.instant());
      var checked = checks.check(request, evidence);
      checks.requireAlone(
          PolicyGrant.asked("", checked.request(), checked.terms(), evidence, asking));
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused);
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} for what cannot be evidence
   */
  public void supply(String key, String by, String evidence) {
    requireEvidence(evidence);
    var grant = grants.get(key);
    grant.supply(evidence, by, clock.instant());
    rows.addEvidence(grant);
    grants.write(grant, "grant-evidence-given", by, evidence);
  }

  /** As {@link #supply}. */
  public static void requireEvidence(String evidence) {
    GrantCheck.evidence(evidence)
        .ifPresent(
            wrong -> {
              throw GrantCheck.refusal(List.of(wrong));
            });
  }

  /** What was asked for by form is not begun, and who asked is told why. */
  public void notBegun(GrantRequest request, String by, String instance, String why) {
    audit.record(instance, "grant-not-begun", by, why);
    notices.notBegun(request, by, instance, why);
  }

  /** Who asked does not want it any more; said by their own task. */
  public void withdraw(String key, String by, @Nullable String reason) {
    var grant = grants.get(key);
    grant.withdraw(by, reason, clock.instant());
    grants.write(grant, "grant-withdrawn", by, reason);
    notices.withdrawn(grant, reason);
  }

  /**
   * The same by any other way: whatever waits for it ends.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for anybody but the team that
   *     asked, policy managers and administrators
   */
  public void takeBackRequest(String key, String by, String reason) {
    var grant = grants.get(key);
    if (!mayWithdraw(grant, by)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "A request is withdrawn by the team that asked; ask them");
    }
    withdraw(key, by, reason);
    legal.takeBack(key, by, reason);
    events.publishEvent(new GrantTakenBack(key));
  }

  /** Whether somebody may take the request back, as long as it is open. */
  public boolean mayWithdraw(PolicyGrant grant, String user) {
    return grant.askers().contains(user)
        || directory.groupsOf(user).contains(grant.asking().team())
        || grants.mayRevoke(user);
  }

  private String teamOf(String user) {
    var groups = directory.groupsOf(user);
    return teams.all().stream()
        .map(Team::id)
        .filter(groups::contains)
        .findFirst()
        .or(() -> Optional.of(Teams.POLICY_TEAM).filter(any -> isAdministrator(user)))
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_IN_TEAM,
                    "Only members of a team ask for grants; ask an administrator"));
  }

  private boolean isAdministrator(String user) {
    return directory.groupsOf(user).contains(Teams.ADMINISTRATORS);
  }
}
