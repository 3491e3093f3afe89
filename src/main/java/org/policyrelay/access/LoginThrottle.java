package org.policyrelay.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.PasswordWatch;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.policyrelay.web.Buckets;
import org.policyrelay.web.CallerAddress;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, and nobody else. What is counted is wrong passwords, for each
 * user <em>and</em> the address they come from: who guesses elsewhere keeps nobody out, and what
 * was used up comes back by itself. An address that guesses for many users has to wait as a whole,
 * except for users who have given their right password there before: a colleague behind the same
 * address is not shut out either. Counted by each node for itself.
 */
@Component
class LoginThrottle implements PasswordWatch {

  private static final int MOST_PROVEN = 50_000;
  private static final Duration PROVEN_FOR = Duration.ofDays(30);
  private static final int LONGEST_ID = 64;

  private final Buckets<Attempt> attempts;
  private final Buckets<String> sources;
  private final Cache<Attempt, Boolean> proven =
      Caffeine.newBuilder().maximumSize(MOST_PROVEN).expireAfterAccess(PROVEN_FOR).build();
  private final Unlocks unlocks;
  private final RefusedLogins refused;

  /** Who is tried, from where. */
  private record Attempt(String user, String source) {

    /** No user's id is longer: what comes behind that makes no difference. */
    static Attempt of(String user, String source) {
      return new Attempt(user.length() > LONGEST_ID ? user.substring(0, LONGEST_ID) : user, source);
    }
  }

  LoginThrottle(LoginProperties settings, Unlocks unlocks, RefusedLogins refused, Clock clock) {
    var free = settings.freeAttempts();
    var longest = settings.longestWait();
    // the waits grow: each of these runs out later than the one before, and comes back more slowly
    this.attempts =
        new Buckets<>(
            clock,
            limit(free, longest.dividedBy(12)),
            limit(2L * free, longest.dividedBy(3)),
            limit(4L * free, longest));
    this.sources =
        new Buckets<>(
            clock,
            limit(
                settings.sourceAttempts(),
                Duration.ofMinutes(1).dividedBy(settings.sourcePerMinute())));
    this.unlocks = unlocks;
    this.refused = refused;
  }

  private static Bandwidth limit(long capacity, Duration eachAfter) {
    return Bandwidth.builder().capacity(capacity).refillIntervally(1, eachAfter).build();
  }

  @Override
  public void before(String user) {
    before(user, CallerAddress.current());
  }

  @Override
  public void after(String user, boolean right) {
    after(user, CallerAddress.current(), right);
  }

  @Override
  public void unlocked(String user) {
    unlocks.record(user);
  }

  void before(String user, String source) {
    var attempt = Attempt.of(user, source);
    var wait = waitOf(attempt);
    if (!wait.isZero() && !isUnlocked(attempt)) {
      throw refuse(attempt, wait);
    }
  }

  /**
   * Whether it was right is told only as long as there is a token, whichever of several attempts at
   * the same time was looked at first.
   */
  void after(String user, String source, boolean right) {
    var attempt = Attempt.of(user, source);
    var wait = waitOf(attempt);
    if (!wait.isZero()) {
      throw refuse(attempt, wait);
    }
    if (right) {
      if (attempts.find(attempt).isPresent()) {
        attempts.forget(attempt);
        refused.over(attempt);
      }
      if (proven.getIfPresent(attempt) == null) {
        proven.put(attempt, true);
      }
      return;
    }
    var free = attempts.of(attempt).bucket().tryConsume(1);
    var freeAtSource = sources.of(source).bucket().tryConsume(1) || isProven(attempt);
    if (!free || !freeAtSource) {
      throw refuse(attempt, waitOf(attempt));
    }
  }

  private boolean isProven(Attempt attempt) {
    return proven.getIfPresent(attempt) != null;
  }

  private Duration waitOf(Attempt attempt) {
    var own = attempts.find(attempt).map(Buckets.Kept::untilNext).orElse(Duration.ZERO);
    if (isProven(attempt)) {
      return own;
    }
    var shared = sources.find(attempt.source()).map(Buckets.Kept::untilNext).orElse(Duration.ZERO);
    return own.compareTo(shared) > 0 ? own : shared;
  }

  /** An administrator has let the user try again since this began to be counted. */
  private boolean isUnlocked(Attempt attempt) {
    var unlocked = unlocks.last(attempt.user()).orElse(null);
    if (unlocked == null
        || counted(attempt).anyMatch(kept -> kept != null && kept.since().isAfter(unlocked))) {
      return false;
    }
    attempts.forget(attempt);
    refused.over(attempt);
    proven.put(attempt, true);
    return true;
  }

  private Stream<Buckets.@Nullable Kept> counted(Attempt attempt) {
    return Stream.concat(attempts.find(attempt).stream(), sources.find(attempt.source()).stream());
  }

  private TooManyAttemptsException refuse(Attempt attempt, Duration wait) {
    var isOwn = attempts.find(attempt).filter(kept -> !kept.untilNext().isZero()).isPresent();
    refused.tell(isOwn ? attempt : attempt.source(), attempt.user(), attempt.source());
    return new TooManyAttemptsException(wait);
  }
}
