package org.policyrelay.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;
import org.policyrelay.kernel.WrongStateException;

/** Cases that several raters label blind, until all votes are revealed together. */
public class Round {

  /** Whose the first vote on a case is in what is measured; no user has such a name. */
  static final String FIRST_VOTE = "first vote";

  private final String roundKey;
  private int revision;
  private final RoundOpening asked;
  private final List<RoundRater> raters;
  private final Instant openedAt;
  private final Instant voteBy;
  private RoundCourse course;

  Round(
      String roundKey,
      int revision,
      RoundOpening asked,
      List<RoundRater> raters,
      Instant openedAt,
      Instant voteBy,
      RoundCourse course) {
    this.roundKey = roundKey;
    this.revision = revision;
    this.asked = asked;
    this.raters = new ArrayList<>(raters);
    this.openedAt = openedAt;
    this.voteBy = voteBy;
    this.course = course;
  }

  /** The raters are told and their clocks run; once. */
  void seal(Instant at) {
    require(RoundState.OPEN);
    if (course.sealedAt() != null) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE, describe() + " is sealed already; it has one process");
    }
    course = course.sealed(at);
  }

  /** A rater is done. Again is as once. */
  void handIn(RoundRater rater, Instant at) {
    require(RoundState.OPEN);
    if (!rater.hasHandedIn()) {
      replace(rater, one -> one.handedIn(at));
    }
  }

  /** From here on a vote is late, whatever the clock says. */
  void closeVotes(Instant at) {
    require(RoundState.OPEN);
    course = course.votesClosed(at);
  }

  /**
   * Opens all votes at once.
   *
   * @param left raters who are not there any more
   * @param voters numbers of those who have voted in time
   */
  void reveal(Predicate<RoundRater> left, Set<Integer> voters, Instant at) {
    require(RoundState.OPEN);
    course = course.revealed(at);
    raters.replaceAll(
        rater -> {
          var gone = left.test(rater);
          return rater.revealed(gone, !gone && voters.contains(rater.number()));
        });
  }

  /** Whoever asked for it is done with it. */
  void close(Instant at) {
    require(RoundState.REVEALED);
    course = course.closed(at);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} once the votes are revealed: who
   *     votes then could have seen the others
   */
  void requireVotable() {
    if (state() != RoundState.OPEN) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "The votes of " + roundKey + " are revealed; no vote is taken any more");
    }
  }

  private void require(RoundState needed) {
    WrongStateException.require(describe(), state(), EnumSet.of(needed));
  }

  private void replace(RoundRater rater, UnaryOperator<RoundRater> change) {
    raters.replaceAll(one -> one.number() == rater.number() ? change.apply(one) : one);
  }

  public String key() {
    return roundKey;
  }

  public RoundState state() {
    return course.state();
  }

  RoundCourse course() {
    return course;
  }

  /** What was asked for; who votes says {@link #raters}, until when {@link #voteBy}. */
  public RoundOpening asked() {
    return asked;
  }

  public List<RoundCase> cases() {
    return asked.cases();
  }

  public List<RoundLabel> labels() {
    return asked.labels();
  }

  public List<RoundRater> raters() {
    return List.copyOf(raters);
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** The last instant at which a vote counts. */
  public Instant voteBy() {
    return voteBy;
  }

  public Optional<Instant> revealedAt() {
    return Optional.ofNullable(course.revealedAt());
  }

  /** Whether the votes of all can be seen. */
  public boolean isRevealed() {
    return state() != RoundState.OPEN;
  }

  /** Whether a vote of that instant is kept and not counted. */
  public boolean isLate(Instant at) {
    return course.votesClosedAt() != null || at.isAfter(voteBy);
  }

  public Optional<RoundRater> raterOf(String user) {
    return raters.stream().filter(rater -> rater.user().equals(user)).findFirst();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for a number that nobody has
   */
  public RoundRater rater(int number) {
    return raters.stream()
        .filter(rater -> rater.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, describe() + " has no rater of the number " + number));
  }

  /** How many have handed in their votes. */
  public long handedIn() {
    return raters.stream().filter(RoundRater::hasHandedIn).count();
  }

  /** What people call it, as in {@code Calibration of apac:alcohol in SG}. */
  public String title() {
    var title = new StringBuilder(Words.title(asked.purpose().code()));
    if (asked.policyId() != null) {
      title.append(" of ").append(asked.policyId());
    }
    if (asked.market() != null) {
      title.append(" in ").append(asked.market().code());
    }
    return title.toString();
  }

  /** What a rater's clock and notices are about. */
  public String about(RoundRater rater) {
    return roundKey + "/" + rater.number();
  }

  /** As in {@code round BR-2026-17}. */
  String describe() {
    return "round " + roundKey;
  }

  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
