package org.policyrelay.calibration;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.WrongStateException;

/** One calibration, from the drawing of its cases to its minutes. */
public class CalibrationSession {

  private final String sessionKey;
  private int revision;
  private final SessionStart start;
  private SessionCourse course;

  CalibrationSession(String sessionKey, int revision, SessionStart start, SessionCourse course) {
    this.sessionKey = sessionKey;
    this.revision = revision;
    this.start = start;
    this.course = course;
  }

  /** The votes are revealed: what is disputed is discussed, and where nothing is, all is said. */
  void judge(Judgement found, Instant at) {
    require(SessionState.VOTING);
    course = course.judged(found, at);
  }

  /**
   * @throws WrongStateException once the discussion is over, and before it
   */
  void requireDiscussing() {
    require(SessionState.DISCUSSING);
  }

  /**
   * The disputes that must have an outcome and have none, in their order.
   *
   * @param disputed references of the cases in dispute
   * @param decided those that have an outcome
   */
  List<String> missing(List<String> disputed, Set<String> decided) {
    return judgement().filter(Judgement::needsOutcomes).isEmpty()
        ? List.of()
        : disputed.stream().filter(ref -> !decided.contains(ref)).toList();
  }

  /**
   * The discussion is over.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} while an outcome is missing
   */
  void settle(List<String> disputed, Set<String> decided, String by, Instant at) {
    require(SessionState.DISCUSSING);
    requireOutcomes(disputed, decided);
    course = course.settled(by, at);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} while an outcome is missing
   */
  void requireOutcomes(List<String> disputed, Set<String> decided) {
    var missing = missing(disputed, decided);
    if (!missing.isEmpty()) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "%s is misaligned, so each dispute needs an outcome. Decide %s on /calibration/%s first"
              .formatted(sessionKey, String.join(", ", missing), sessionKey));
    }
  }

  /** The minutes are written. */
  void close(Instant at) {
    require(SessionState.SETTLED);
    course = course.closed(at);
  }

  private void require(SessionState needed) {
    WrongStateException.require("session " + sessionKey, state(), EnumSet.of(needed));
  }

  public String key() {
    return sessionKey;
  }

  public SessionState state() {
    return course.state();
  }

  /** What it was begun with. */
  public SessionStart start() {
    return start;
  }

  public MarketGroup group() {
    return start.group();
  }

  public SessionWeek week() {
    return start.week();
  }

  /** Empty for one that was not held because there was nothing to calibrate. */
  public Optional<String> policyId() {
    return Optional.ofNullable(start.policyId());
  }

  /** Empty for one that was not held. */
  public Optional<String> round() {
    return Optional.ofNullable(start.round());
  }

  /** Why it was not held. */
  public Optional<String> reason() {
    return Optional.ofNullable(course.reason());
  }

  public Optional<Judgement> judgement() {
    return Optional.ofNullable(course.judgement());
  }

  /** When the votes were revealed. */
  public Optional<Instant> judgedAt() {
    return Optional.ofNullable(course.judgedAt());
  }

  /** Who ended the discussion. */
  public Optional<String> settledBy() {
    return Optional.ofNullable(course.settledBy());
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(course.closedAt());
  }

  SessionCourse course() {
    return course;
  }

  /** As in {@code Calibration of apac:alcohol in SEA}. */
  public String title() {
    return policyId().map(id -> "Calibration of " + id).orElse("Calibration")
        + " in "
        + start.group();
  }

  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
