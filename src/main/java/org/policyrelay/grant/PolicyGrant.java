package org.policyrelay.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Shown;
import org.policyrelay.kernel.WrongStateException;

/**
 * A permission or an exception of an advertiser, from what was asked to what became of it. Whether
 * it holds is read from this alone. See ADR 40.
 */
public class PolicyGrant {

  private final String grantKey;
  private int revision;
  private final GrantRequest request;
  private final Asking asking;
  private final List<Evidence> evidence;
  private List<MarketTerm> terms;
  private GrantState state;
  private @Nullable Decision check;
  private @Nullable LegalAdvice legal;
  private @Nullable String question;
  private @Nullable Decision decision;
  private @Nullable String decidedHash;
  private @Nullable Decision revocation;
  private @Nullable Instant remindedAt;

  /** As it is stored. */
  PolicyGrant(
      String grantKey,
      int revision,
      GrantRequest request,
      Asking asking,
      List<Evidence> evidence,
      List<MarketTerm> terms,
      GrantCourse course) {
    this.grantKey = grantKey;
    this.revision = revision;
    this.request = request;
    this.asking = asking;
    this.evidence = new ArrayList<>(evidence);
    this.terms = List.copyOf(terms);
    this.state = course.state();
    this.check = course.check();
    this.legal = course.legal();
    this.question = course.question();
    this.decision = course.decision();
    this.decidedHash = course.decidedHash();
    this.revocation = course.revocation();
    this.remindedAt = course.remindedAt();
  }

  static PolicyGrant asked(
      String key, GrantRequest request, List<MarketTerm> terms, String evidence, Asking asking) {
    var first = List.of(new Evidence(evidence, asking.by(), asking.at()));
    return new PolicyGrant(key, 0, request, asking, first, terms, GrantCourse.BEGINNING);
  }

  /**
   * The evidence bears it, as far as who checked it can tell.
   *
   * @param forLegal whether Legal is to be heard before anybody decides
   */
  void check(String by, String note, boolean forLegal, Instant at) {
    require(EnumSet.of(GrantState.ASKED));
    OtherEyes.require(by, askers(), describe());
    check = new Decision(by, at, note);
    state = forLegal ? GrantState.WITH_LEGAL : GrantState.CHECKED;
  }

  /** Legal has advised, or given it back: who decides reads what it said. */
  void heard(LegalAdvice advice) {
    require(EnumSet.of(GrantState.WITH_LEGAL));
    legal = advice;
    state = GrantState.CHECKED;
  }

  /** More evidence is needed; what was checked so far is to be checked again with it. */
  void ask(String by, String what) {
    require(EnumSet.of(GrantState.ASKED, GrantState.CHECKED));
    OtherEyes.require(by, state == GrantState.ASKED ? askers() : others(), describe());
    question = what;
    check = null;
    legal = null;
    state = GrantState.QUESTIONED;
  }

  void supply(String text, String by, Instant at) {
    require(EnumSet.of(GrantState.QUESTIONED));
    evidence.add(new Evidence(text, by, at));
    question = null;
    state = GrantState.ASKED;
  }

  void withdraw(String by, @Nullable String why, Instant at) {
    require(GrantState.OPEN);
    decision = new Decision(by, at, why);
    state = GrantState.WITHDRAWN;
  }

  /**
   * @param shown hash of what who decides has before them; absent where they do not say
   * @param now hash of what it says now
   * @param decided its terms, each with the versions that it is decided against
   */
  void grant(
      String by,
      @Nullable String why,
      @Nullable String shown,
      String now,
      List<MarketTerm> decided,
      Instant at) {
    require(EnumSet.of(GrantState.CHECKED));
    OtherEyes.require(by, others(), describe());
    Shown.require(shown, now);
    terms = List.copyOf(decided);
    decision = new Decision(by, at, why);
    decidedHash = now;
    state = GrantState.GRANTED;
  }

  void refuse(String by, String why, Instant at) {
    require(EnumSet.of(GrantState.CHECKED));
    OtherEyes.require(by, others(), describe());
    decision = new Decision(by, at, why);
    state = GrantState.REFUSED;
  }

  void revoke(String by, String why, Instant at) {
    require(EnumSet.of(GrantState.GRANTED));
    if (holding().isOver(at)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE, describe() + " is over already; there is nothing to revoke");
    }
    revocation = new Decision(by, at, why);
    state = GrantState.REVOKED;
  }

  /** It holds on beside other words, which who confirms has read. */
  void confirm(
      String by, @Nullable String shown, String now, List<MarketTerm> confirmed, Instant at) {
    require(EnumSet.of(GrantState.GRANTED));
    OtherEyes.require(by, askers(), describe());
    Shown.require(shown, now);
    if (!holding().isInDoubt(at)) {
      throw new RefusedException(ErrorCode.WRONG_STATE, describe() + " is not in doubt");
    }
    terms = List.copyOf(confirmed);
  }

  /** Takes over when what it hangs on changes where. */
  void lapse(List<MarketTerm> known) {
    require(EnumSet.of(GrantState.GRANTED));
    terms = List.copyOf(known);
  }

  void told(Set<Market> markets, Instant at) {
    terms =
        terms.stream().map(term -> markets.contains(term.market()) ? term.told(at) : term).toList();
  }

  void reminded(Instant at) {
    remindedAt = at;
  }

  private void require(Set<GrantState> allowed) {
    WrongStateException.require(describe(), state, allowed);
  }

  /** When and where it holds. */
  public Holding holding() {
    var counts = state == GrantState.GRANTED || state == GrantState.REVOKED;
    return new Holding(
        counts && decision != null ? decision.at() : null,
        revocation == null ? null : revocation.at(),
        terms);
  }

  public Standing standing(Instant now) {
    return switch (state) {
      case ASKED, QUESTIONED, WITH_LEGAL, CHECKED -> Standing.OPEN;
      case REFUSED -> Standing.REFUSED;
      case WITHDRAWN -> Standing.WITHDRAWN;
      case REVOKED -> Standing.REVOKED;
      case GRANTED -> holding().standing(now);
    };
  }

  /** Whether it keeps another from being asked for: it is open, or may still hold. */
  boolean isLive(Instant now) {
    return state.isOpen() || (state == GrantState.GRANTED && !holding().isOver(now));
  }

  /** Who has asked, and who has brought evidence since. */
  public Set<String> askers() {
    var all = new TreeSet<String>();
    all.add(asking.by());
    evidence.forEach(one -> all.add(one.by()));
    return all;
  }

  /** Those, who has checked it, and who of Legal has advised. */
  public Set<String> others() {
    var all = askers();
    if (check != null) {
      all.add(check.by());
    }
    var adviser = legal == null ? null : legal.by();
    if (adviser != null) {
      all.add(adviser);
    }
    return all;
  }

  public String describe() {
    return "grant " + grantKey;
  }

  public String key() {
    return grantKey;
  }

  public GrantRequest request() {
    return request;
  }

  public GrantState state() {
    return state;
  }

  public Asking asking() {
    return asking;
  }

  /** All that was brought forward, the oldest first. */
  public List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** In the order of the markets. */
  public List<MarketTerm> terms() {
    return terms;
  }

  public Optional<Decision> check() {
    return Optional.ofNullable(check);
  }

  /** What Legal has answered since it was checked. */
  public Optional<LegalAdvice> legal() {
    return Optional.ofNullable(legal);
  }

  /** What more is asked for. */
  public Optional<String> question() {
    return Optional.ofNullable(question);
  }

  /** That it is granted, refused or withdrawn. */
  public Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  /** Hash of what was decided about; only of what was granted. */
  public Optional<String> decidedHash() {
    return Optional.ofNullable(decidedHash);
  }

  public Optional<Decision> revocation() {
    return Optional.ofNullable(revocation);
  }

  public Optional<Instant> remindedAt() {
    return Optional.ofNullable(remindedAt);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
