package org.policyrelay.calibration;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.audit.Audit;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.deadline.Targets;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.Rounds;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calibration sessions from the reveal on; they are begun by {@link SessionOpening}. */
@Service
@Transactional
public class Calibrations {

  /** The stage of the moderator's clock. */
  public static final Stage STAGE = Stage.DELIVERY;

  /** The row of {@code handoff-target.dmn}, which is the same for every tier. */
  private static final String WORK = "calibration";

  private static final String ANY_TIER = "medium";

  private final SessionRows rows;
  private final OutcomeRows outcomes;
  private final ClauseRows clauses;
  private final Verdicts verdicts;
  private final FallWatch falls;
  private final CalibrationNotices notices;
  private final DecidedOutcomes decided;
  private final Rounds rounds;
  private final Deadlines deadlines;
  private final Targets targets;
  private final Audit audit;
  private final Clock clock;

  Calibrations(
      SessionRows rows,
      OutcomeRows outcomes,
      ClauseRows clauses,
      Verdicts verdicts,
      FallWatch falls,
      CalibrationNotices notices,
      DecidedOutcomes decided,
      Rounds rounds,
      Deadlines deadlines,
      Targets targets,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.outcomes = outcomes;
    this.clauses = clauses;
    this.verdicts = verdicts;
    this.falls = falls;
    this.notices = notices;
    this.decided = decided;
    this.rounds = rounds;
    this.deadlines = deadlines;
    this.targets = targets;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is none
   */
  @Transactional(readOnly = true)
  public CalibrationSession get(String key) {
    return rows.find(key)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no calibration session " + key));
  }

  /** What is not over first, then the newest. */
  @Transactional(readOnly = true)
  public List<CalibrationSession> list(int most) {
    return rows.list(most);
  }

  /** The one whose decisions this one opens with. */
  @Transactional(readOnly = true)
  public Optional<CalibrationSession> before(CalibrationSession session) {
    return rows.before(session);
  }

  @Transactional(readOnly = true)
  public List<Outcome> outcomes(String key) {
    return outcomes.of(key);
  }

  /** Its round, empty for a session that was not held. */
  @Transactional(readOnly = true)
  public Optional<Round> round(CalibrationSession session) {
    return session.round().map(rounds::get);
  }

  /** What came of the round; empty before the reveal. */
  @Transactional(readOnly = true)
  public Optional<RoundResult> result(CalibrationSession session) {
    return round(session).filter(Round::isRevealed).map(rounds::result);
  }

  /** Labels that are known to be right, by case; none before the reveal. */
  @Transactional(readOnly = true)
  public Optional<String> goldenLabel(CalibrationSession session, String caseRef) {
    return round(session).filter(Round::isRevealed).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(rows.cases(session.key()).get(caseRef))
            .flatMap(one -> Optional.ofNullable(one.goldenLabel()));
  }

  /** The votes are revealed: how far they agree, and whether that has fallen. */
  public CalibrationSession judge(String key) {
    var session = get(key);
    var round = round(session).orElseThrow();
    var result = rounds.result(round);
    var found = verdicts.of(result);
    session.judge(found, now());
    rows.update(session);
    clauses.add(key, ClauseAgreement.of(round, result));
    audit.record(
        key,
        "agreement-judged",
        Audit.SYSTEM,
        found.verdict().code() + ", " + Words.count(found.disputes(), "dispute"));
    if (session.state() == SessionState.DISCUSSING) {
      var target = targets.of(ANY_TIER, WORK).deliver();
      deadlines.open(key, STAGE, Teams.POLICY_TEAM, target, Count.WORKING);
      notices.toDiscuss(session, found);
    }
    falls.look(session);
    return session;
  }

  /**
   * Decides a dispute, or decides it otherwise, as long as the discussion is not over.
   *
   * @param seen when what the moderator had before them was decided, null for nothing
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} before and after the discussion,
   *     and where somebody else has decided meanwhile; {@link ErrorCode#INVALID_REQUEST} with each
   *     fault by its place
   */
  public void decide(String key, OutcomeGiven given, @Nullable Instant seen, String by) {
    var session = get(key);
    session.requireDiscussing();
    var disputed = disputed(session);
    var outcome = OutcomeCheck.read(given, disputed, round(session).orElseThrow(), by, now());
    requireSeen(key, outcome.caseRef(), seen);
    // of two at the same moment the second is told
    rows.update(session);
    outcomes.put(key, numberOf(key, outcome.caseRef()), outcome);
    audit.record(key, "outcome-decided", by, outcome.caseRef() + ": " + outcome.kind().code());
  }

  private void requireSeen(String key, String caseRef, @Nullable Instant seen) {
    var decided =
        outcomes.of(key).stream()
            .filter(one -> one.caseRef().equals(caseRef))
            .findFirst()
            .map(Outcome::at)
            .orElse(null);
    if (!Objects.equals(decided, seen)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          decided == null
              ? "Somebody has taken back what was decided of %s meanwhile: read it, and decide again"
                  .formatted(caseRef)
              : "Somebody has decided on %s meanwhile: read what, and decide otherwise if you still want to"
                  .formatted(caseRef));
    }
  }

  /**
   * Takes back what was decided of a dispute, as long as the discussion is not over.
   *
   * @param seen as {@link #decide} takes it
   * @throws RefusedException as {@link #decide}, and with {@link ErrorCode#NOT_FOUND} where nothing
   *     is decided of such a case
   */
  public void takeBack(String key, String caseRef, @Nullable Instant seen, String by) {
    var session = get(key);
    session.requireDiscussing();
    if (!decidedRefs(key).contains(caseRef)) {
      throw new RefusedException(ErrorCode.NOT_FOUND, key + " has no outcome of such a case");
    }
    requireSeen(key, caseRef, seen);
    // the discussion may be ended at the same moment: one of the two is told
    rows.update(session);
    outcomes.remove(key, numberOf(key, caseRef));
    audit.record(key, "outcome-taken-back", by, caseRef);
  }

  private int numberOf(String key, String caseRef) {
    return Objects.requireNonNull(rows.cases(key).get(caseRef)).number();
  }

  /** References of the cases in dispute, the worst first. */
  @Transactional(readOnly = true)
  public List<String> disputed(CalibrationSession session) {
    return result(session).stream()
        .flatMap(result -> result.agreement().disputed().stream())
        .map(Dispute::item)
        .toList();
  }

  /** The disputes that must have an outcome and have none. */
  @Transactional(readOnly = true)
  public List<String> missing(String key) {
    var session = get(key);
    return session.missing(disputed(session), decidedRefs(key));
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} while an outcome is missing
   */
  @Transactional(readOnly = true)
  public void requireOutcomes(String key) {
    var session = get(key);
    session.requireOutcomes(disputed(session), decidedRefs(key));
  }

  private Set<String> decidedRefs(String key) {
    return outcomes.of(key).stream().map(Outcome::caseRef).collect(Collectors.toSet());
  }

  /** The discussion is over, and what was decided begins. */
  public void settle(String key, String by) {
    var session = get(key);
    session.settle(disputed(session), decidedRefs(key), by, now());
    rows.update(session);
    deadlines.close(key, STAGE);
    notices.discussed(session);
    audit.record(key, "discussion-ended", by, null);
    decided.start(session, round(session).orElseThrow(), by);
  }

  /**
   * Something was started for what a session has decided; called by whoever hears {@link Decided}.
   *
   * @param ref its key
   */
  public void started(String key, Collection<String> caseRefs, String ref) {
    for (var one : outcomes.of(key)) {
      if (caseRefs.contains(one.caseRef())) {
        put(key, one.as(Outcome.State.STARTED, ref));
      }
    }
    audit.record(key, "outcome-started", Audit.SYSTEM, ref);
  }

  /**
   * Somebody has seen to what was decided.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} unless it is open
   */
  public void finish(CalibrationSession session, Outcome outcome, String by) {
    if (outcome.state() != Outcome.State.OPEN) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "What was decided of %s is %s, must be open"
              .formatted(outcome.caseRef(), Words.of(outcome.state().code())));
    }
    put(session.key(), outcome.as(Outcome.State.DONE, null));
    audit.record(session.key(), "outcome-done", by, outcome.caseRef());
  }

  private void put(String key, Outcome outcome) {
    outcomes.put(key, numberOf(key, outcome.caseRef()), outcome);
  }

  /** All is said: the round is closed, and who was there is told. */
  public CalibrationSession writeMinutes(String key) {
    var session = get(key);
    var round = round(session).orElseThrow();
    session.close(now());
    rows.update(session);
    rounds.close(round.key(), Audit.SYSTEM);
    audit.record(key, "minutes-written", Audit.SYSTEM, null);
    notices.minutes(session, round);
    return session;
  }

  /** As both databases keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
