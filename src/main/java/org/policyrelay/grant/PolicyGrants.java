package org.policyrelay.grant;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a request, from its check to the grant's being taken back; who asks is {@link
 * GrantRequests}'s, what time and other versions do is {@link GrantCare}'s. Each call is one
 * transition in one transaction, on record under the grant's key.
 */
@Service
@Transactional
public class PolicyGrants {

  private final GrantRows rows;
  private final GrantCheck checks;
  private final GrantWords words;
  private final GrantDecided decided;
  private final GrantRenewals renewals;
  private final LegalOpinions legal;
  private final GrantNotices notices;
  private final Roles roles;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  PolicyGrants(
      GrantRows rows,
      GrantCheck checks,
      GrantWords words,
      GrantDecided decided,
      GrantRenewals renewals,
      LegalOpinions legal,
      GrantNotices notices,
      Roles roles,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.checks = checks;
    this.words = words;
    this.decided = decided;
    this.renewals = renewals;
    this.legal = legal;
    this.notices = notices;
    this.roles = roles;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The evidence bears it, as far as who checked it can tell.
   *
   * @param wanted whether they would hear Legal before anybody decides
   */
  public void passCheck(String key, String by, String note, boolean wanted) {
    var grant = get(key);
    grant.check(by, note, legal.isAsked(grant, wanted), clock.instant());
    write(grant, "grant-checked", by, note);
  }

  /** Asks the team that asked for more evidence. */
  public void askForEvidence(String key, String by, String question) {
    var grant = get(key);
    grant.ask(by, question);
    write(grant, "grant-evidence-asked", by, question);
    notices.questioned(grant, question);
  }

  /**
   * A manager takes it back; said by their own task.
   *
   * @return what it is refused for: that it has ended meanwhile; empty where it is revoked
   */
  public Optional<RefusedException> revoke(String key, String by, String reason) {
    var grant = get(key);
    try {
      revoke(grant, by, reason);
      return Optional.empty();
    } catch (RefusedException refused) {
      return notTaken(grant, by, refused);
    }
  }

  private void revoke(PolicyGrant grant, String by, String reason) {
    grant.revoke(by, reason, clock.instant());
    write(grant, "grant-revoked", by, reason);
    notices.revoked(grant, reason);
  }

  /**
   * The same by any other way: whatever waits for it ends.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for anybody but policy managers and
   *     administrators
   */
  public void takeBackGrant(String key, String by, String reason) {
    roles.requireManager(by, "A grant is revoked by a policy manager; ask one of them");
    revoke(get(key), by, reason);
    events.publishEvent(new GrantTakenBack(key));
  }

  /** Whether somebody may take a grant back. */
  public boolean mayRevoke(String user) {
    return roles.isManager(user);
  }

  /**
   * Grants it; said by their own task. Between the answer and this the clause may have become
   * another one: then nothing is granted, and who answered is told why.
   *
   * @param shown hash of what who decides says they have read; absent where they do not say
   * @return what it is refused for: {@link ErrorCode#FOUR_EYES} for who asked or checked, {@link
   *     ErrorCode#WRONG_STATE} when it does not wait for this or reads otherwise, {@link
   *     ErrorCode#INVALID_REQUEST} or {@link ErrorCode#GRANT_OVERLAPS} when it cannot be granted;
   *     empty where it is granted
   */
  public Optional<RefusedException> grant(
      String key, String by, @Nullable String note, @Nullable String shown) {
    rows.begin();
    var grant = get(key);
    try {
      requireGrantable(grant);
      grant.grant(by, note, shown, hash(grant), decided.against(grant), clock.instant());
    } catch (RefusedException refused) {
      return notTaken(grant, by, refused);
    }
    write(
        grant,
        "grant-given",
        by,
        grant.terms().stream()
            .map(term -> term.market() + " beside " + String.join(", ", term.against().get(0)))
            .collect(Collectors.joining("; ")));
    notices.granted(grant);
    return Optional.empty();
  }

  /** An answer that came too late leaves everything as it is, and is told to who gave it. */
  Optional<RefusedException> notTaken(PolicyGrant grant, String by, RefusedException refused) {
    audit.record(grant.key(), "grant-answer-not-taken", by, refused.getMessage());
    notices.notTaken(grant, by, refused.getMessage(), clock.instant());
    return Optional.of(refused);
  }

  /** What stands against granting it as it was asked for, for people. */
  @Transactional(readOnly = true)
  public List<String> obstacles(PolicyGrant grant) {
    return decided.problems(grant).stream().map(FieldError::message).distinct().toList();
  }

  /**
   * @throws RefusedException where something stands against granting it, or another is there
   */
  @Transactional(readOnly = true)
  public void requireGrantable(PolicyGrant grant) {
    var errors = decided.problems(grant);
    if (!errors.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "It cannot be granted as it was asked for: "
              + errors.stream().map(FieldError::message).collect(Collectors.joining("; "))
              + ". Ask for more evidence or refuse it",
          errors);
    }
    checks.requireAlone(grant);
  }

  public void refuse(String key, String by, String reason) {
    var grant = get(key);
    grant.refuse(by, reason, clock.instant());
    write(grant, "grant-refused", by, reason);
    notices.refused(grant, reason);
  }

  /** What who decides has to have seen, as it is now. */
  @Transactional(readOnly = true)
  public String hash(PolicyGrant grant) {
    return GrantHash.of(
        grant,
        words.of(grant),
        renewed(grant).map(this::became).map(Standing::code).orElse(""),
        legal.said(grant));
  }

  private @Nullable Standing became(PolicyGrant renewed) {
    var standing = renewed.standing(clock.instant());
    return standing == Standing.HOLDS || standing == Standing.UPCOMING ? null : standing;
  }

  /** The grant that it renews. */
  @Transactional(readOnly = true)
  public Optional<PolicyGrant> renewed(PolicyGrant grant) {
    return renewals.renewed(grant);
  }

  void write(PolicyGrant grant, String event, String by, @Nullable String detail) {
    rows.update(grant);
    audit.record(grant.key(), event, by, detail);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such grant
   */
  @Transactional(readOnly = true)
  public PolicyGrant get(String key) {
    return rows.find(key)
        .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "There is no grant " + key));
  }

  /** The keys of those that renew it. */
  @Transactional(readOnly = true)
  public List<String> renewals(String key) {
    return rows.renewalsOf(key);
  }
}
