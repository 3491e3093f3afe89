package org.policyrelay.grant;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyrelay.audit.Audit;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether Legal is to be heard about a grant, and what it said. It advises: a policy manager
 * decides whatever it says, and where it says nothing.
 */
@Service
@Transactional
public class LegalOpinions {

  /** What is handed to Legal, as {@code handoff-target.dmn} calls it. */
  public static final String WORK = "legal-opinion";

  private final GrantRows rows;
  private final GrantHinges hinges;
  private final GrantCheck checks;
  private final Handoffs handoffs;
  private final Teams teams;
  private final Audit audit;
  private final Clock clock;

  LegalOpinions(
      GrantRows rows,
      GrantHinges hinges,
      GrantCheck checks,
      Handoffs handoffs,
      Teams teams,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.hinges = hinges;
    this.checks = checks;
    this.handoffs = handoffs;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether there is somebody to be asked. */
  public boolean isThere() {
    return teams.find(Teams.LEGAL).isPresent();
  }

  /** Whether Legal is to be heard, because it must be or because who checks would. */
  boolean isAsked(PolicyGrant grant, boolean wanted) {
    return isThere() && (wanted || letsGoWhatIsProhibited(grant));
  }

  /** Whether the policy prohibits its subject in one of the markets, in one channel at least. */
  @Transactional(readOnly = true)
  public boolean letsGoWhatIsProhibited(PolicyGrant grant) {
    var family = hinges.family(grant.request().policyId());
    return grant.terms().stream()
        .flatMap(
            term -> family.at(term.market(), null, checks.begin(term), clock.instant()).stream())
        .flatMap(LegalOpinions::stances)
        .anyMatch(Stance.PROHIBITED::equals);
  }

  private static Stream<Stance> stances(Resolved what) {
    return Stream.concat(
        what.stance().stream(),
        what.byChannel().stream().flatMap(one -> Stream.ofNullable(one.stance())));
  }

  /**
   * Legal has answered: whoever decides has it before them.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when it has not since the evidence
   *     was checked
   */
  public void record(String key) {
    var grant =
        rows.find(key)
            .orElseThrow(
                () -> new RefusedException(ErrorCode.NOT_FOUND, "There is no grant " + key));
    var answered =
        handoffs
            .latest(key, WORK, Teams.LEGAL)
            .filter(one -> isOfCheck(grant, one) && one.outcome().isPresent())
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "%s has not answered about %s as it was checked"
                            .formatted(teams.nameOf(Teams.LEGAL), grant.describe())));
    var advised = answered.state() == HandoffState.DELIVERED;
    grant.heard(new LegalAdvice(answered.key(), advised ? answered.endedBy().orElse(null) : null));
    rows.update(grant);
    audit.record(
        key,
        advised ? "grant-legal-advised" : "grant-legal-gave-back",
        Audit.SYSTEM,
        answered.key());
  }

  private static boolean isOfCheck(PolicyGrant grant, Handoff handoff) {
    return grant.check().filter(check -> !handoff.offeredAt().isBefore(check.at())).isPresent();
  }

  /** By what Legal has answered since the evidence was checked. */
  @Transactional(readOnly = true)
  public Optional<Handoff> answer(PolicyGrant grant) {
    return grant.legal().map(advice -> handoffs.get(advice.handoff()));
  }

  /** The same in a text, for the hash of what is shown; empty where it was not asked. */
  String said(PolicyGrant grant) {
    return answer(grant)
        .flatMap(Handoff::outcome)
        .map(outcome -> outcome.kind().code() + " " + outcome.text())
        .orElse("");
  }

  /** Nobody has to advise on it any more. */
  void takeBack(String key, String by, String reason) {
    handoffs.withdrawAll(key, by, reason, Set.of());
  }
}
