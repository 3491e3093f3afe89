package org.policyrelay.round;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.audit.Audit;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.deadline.Targets;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Blind rounds. A caller opens one in its own transaction and hands its key to the process {@code
 * blind-round} as the business key; until the reveal, votes leave this module to their rater alone.
 */
@Service
@Transactional
public class Rounds {

  /** The stage of a rater's clock. */
  public static final Stage STAGE = Stage.DELIVERY;

  /** The row of {@code handoff-target.dmn}, which is the same for every tier. */
  static final String WORK = "labeling";

  static final String ANY_TIER = "medium";

  private final RoundRows rows;
  private final VoteRows votes;
  private final RoundStaff staff;
  private final OpeningPlans plans;
  private final RoundNotices notices;
  private final BusinessKeys keys;
  private final Deadlines deadlines;
  private final Targets targets;
  private final Audit audit;
  private final Clock clock;

  Rounds(
      RoundRows rows,
      VoteRows votes,
      RoundStaff staff,
      OpeningPlans plans,
      RoundNotices notices,
      BusinessKeys keys,
      Deadlines deadlines,
      Targets targets,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.votes = votes;
    this.staff = staff;
    this.plans = plans;
    this.notices = notices;
    this.keys = keys;
    this.deadlines = deadlines;
    this.targets = targets;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a round that its process is about to seal. Who is away is replaced by a teammate, or left
   * out where there is none.
   *
   * @param by who asked for it, or {@link Audit#SYSTEM}
   * @return its key, such as {@code BR-2026-17}
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and each fault by its place;
   *     nothing is kept then
   */
  public String open(RoundOpening asked, String by) {
    var now = now();
    var key = keys.next("BR", "round_number");
    var plan = plans.of(asked, key, now);
    plan.faults().refuseAny();
    var round =
        new Round(key, 0, asked, plan.staff().raters(), now, plan.voteBy(), RoundCourse.BEGUN);
    rows.add(round);
    audit.record(key, "round-opened", by, detail(round, plan.staff()));
    return key;
  }

  /** Why {@link #open} would refuse it now; empty where it would not. */
  @Transactional(readOnly = true)
  public Optional<RefusedException> problem(RoundOpening asked) {
    return plans.of(asked, asked.origin(), now()).faults().refusal();
  }

  private static String detail(Round round, RoundStaff.Staff found) {
    var replaced =
        found.raters().stream()
            .filter(rater -> rater.standsFor() != null)
            .map(rater -> "; %s stands in for %s".formatted(rater.user(), rater.standsFor()))
            .collect(Collectors.joining());
    var leftOut = found.leftOut().isEmpty() ? "" : "; away: " + String.join(", ", found.leftOut());
    return "%s, for %s, %s, %s%s%s"
        .formatted(
            round.title(),
            round.asked().origin(),
            Words.count(round.cases().size(), "case"),
            Words.count(round.raters().size(), "rater"),
            replaced,
            leftOut);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is none
   */
  @Transactional(readOnly = true)
  public Round get(String key) {
    return rows.find(key)
        .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "There is no round " + key));
  }

  /** Tells the raters, whose clocks run from now on. */
  public Round seal(String key) {
    var round = inTurn(key);
    round.seal(now());
    rows.update(round);
    var target = targets.of(ANY_TIER, WORK).deliver();
    for (var rater : round.raters()) {
      deadlines.open(round.about(rater), STAGE, rater.team(), target, Count.WORKING);
    }
    audit.record(key, "round-sealed", Audit.SYSTEM, null);
    notices.opened(round);
    return round;
  }

  /**
   * Takes votes of a rater, all or none; each takes the place of the rater's earlier one on the
   * case. After vote-by they are kept as late beside what came in time.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for who is no rater of it, {@link
   *     ErrorCode#WRONG_STATE} once the votes are revealed, {@link ErrorCode#INVALID_REQUEST} with
   *     each fault by its place
   */
  public void vote(String key, String user, List<GivenVote> given) {
    var round = inTurn(key);
    var rater = round.raterOf(user).filter(one -> !staff.hasLeft(one));
    if (rater.isEmpty()) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "Only its raters vote in " + key + ", each for themselves");
    }
    round.requireVotable();
    VoteCheck.check(round, given);
    var now = now();
    var refs = round.cases().stream().map(RoundCase::ref).toList();
    for (var one : given) {
      var ref = String.valueOf(one.caseRef());
      votes.put(
          key,
          refs.indexOf(ref) + 1,
          new Vote(
              rater.get().number(),
              ref,
              String.valueOf(one.label()),
              one.confidence(),
              one.rationale(),
              now,
              round.isLate(now)));
    }
  }

  /** What somebody has voted themselves, in the order of the cases; nothing for who is no rater. */
  @Transactional(readOnly = true)
  public List<Vote> own(Round round, String user) {
    return round
        .raterOf(user)
        .map(rater -> votes.of(round.key(), rater.number()))
        .orElseGet(List::of);
  }

  /**
   * Whether a rater can hand in.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} while a case has no vote of theirs
   */
  @Transactional(readOnly = true)
  public void requireComplete(Round round, RoundRater rater) {
    var done =
        votes.of(round.key(), rater.number()).stream()
            .map(Vote::caseRef)
            .collect(Collectors.toSet());
    var missing = round.cases().size() - done.size();
    if (missing > 0) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "%d of %s have no label of yours yet. Open /rounds/%s, label them, and then hand in"
              .formatted(missing, Words.count(round.cases().size(), "case"), round.key()));
    }
  }

  /**
   * A rater is done; the votes may still be changed until the reveal.
   *
   * @throws RefusedException as {@link #requireComplete}
   */
  public void handIn(String key, int number) {
    var round = inTurn(key);
    var rater = round.rater(number);
    requireComplete(round, rater);
    round.handIn(rater, now());
    rows.update(round);
    deadlines.close(round.about(rater), STAGE);
    notices.handedIn(round, rater);
    audit.record(key, "votes-handed-in", rater.user(), null);
  }

  /** Whether there is nobody left to wait for: who is still there has handed in. */
  @Transactional(readOnly = true)
  public boolean isOver(String key) {
    return get(key).raters().stream().allMatch(one -> one.hasHandedIn() || staff.hasLeft(one));
  }

  /** Vote-by is reached: what comes now is late. */
  public void closeVotes(String key) {
    var round = inTurn(key);
    round.closeVotes(now());
    rows.update(round);
    audit.record(key, "votes-closed", Audit.SYSTEM, null);
  }

  /** Opens all votes at once; who is not there any more, or has not voted in time, counts not. */
  public void reveal(String key) {
    var round = inTurn(key);
    round.reveal(staff::hasLeft, inTime(key), now());
    rows.update(round);
    for (var rater : round.raters()) {
      deadlines.close(round.about(rater), STAGE);
    }
    var counted = round.raters().stream().filter(RoundRater::counted).count();
    audit.record(
        key,
        "votes-revealed",
        Audit.SYSTEM,
        "%d of %s count".formatted(counted, Words.count(round.raters().size(), "rater")));
    notices.revealed(round);
  }

  private Set<Integer> inTime(String key) {
    return votes.of(key).stream()
        .filter(vote -> !vote.late())
        .map(Vote::rater)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whoever asked for the round is done with it. */
  public void close(String key, String by) {
    var round = inTurn(key);
    round.close(now());
    rows.update(round);
    audit.record(key, "round-closed", by, null);
  }

  /**
   * What came of it, with the votes of all.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} before the reveal
   */
  @Transactional(readOnly = true)
  public RoundResult result(Round round) {
    if (!round.isRevealed()) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE, "The votes of " + round.key() + " are sealed until the reveal");
    }
    return RoundResult.of(round, votes.of(round.key()));
  }

  private Round inTurn(String key) {
    rows.begin(key);
    return get(key);
  }

  /** As both databases keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
