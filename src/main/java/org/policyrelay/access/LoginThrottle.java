package org.policyrelay.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.policyrelay.engine.PasswordWatch;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.policyrelay.web.Buckets;
import org.policyrelay.web.CallerAddress;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, and nobody else. What is counted is wrong passwords, for each
 * user <em>and</em> the address they come from: who guesses elsewhere keeps nobody out, and what
 * was used up comes back by itself. Addresses that a user has logged in from lately are known for
 * that user; all others share, more loosely, what is free for the user and what is free for the
 * address, so that neither many addresses nor many users help who guesses. Counted by each node for
 * itself. See ADR 20.
 */
@Component
class LoginThrottle implements PasswordWatch {

  private static final int MOST = 50_000;
  private static final Duration KNOWN_FOR = Duration.ofDays(30);

  /** Whoever shares an address with its owner must not have an attempt more for each login. */
  private static final Duration FORGIVEN_ONCE_IN = Duration.ofMinutes(10);

  private static final int LONGEST_ID = 64;
  private static final int NETWORKS_AROUND = 10;

  private final Buckets<Attempt> own;
  private final Buckets<String> ofUser;
  private final Buckets<String> ofNetwork;
  private final Buckets<String> ofThoseAround;
  private final Cache<Attempt, Boolean> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KNOWN_FOR).build();
  private final Cache<Attempt, Boolean> forgiven =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FORGIVEN_ONCE_IN).build();
  private final Unlocks unlocks;
  private final RefusedLogins refused;

  /** Who is tried, from where. */
  private record Attempt(String user, CallerAddress from) {

    /** No user's id is longer: what comes behind that makes no difference. */
    static Attempt of(String user, CallerAddress from) {
      return new Attempt(user.length() > LONGEST_ID ? user.substring(0, LONGEST_ID) : user, from);
    }
  }

  /**
   * What an attempt has to pay.
   *
   * @param why what is to be said beside the address, when it is used up
   */
  private record Due<K>(Buckets<K> buckets, K key, String why) {

    Duration untilFree() {
      return buckets.find(key).map(kept -> kept.until(1)).orElse(Duration.ZERO);
    }

    boolean pay() {
      return buckets.of(key).bucket().tryConsume(1);
    }

    /** Whether there was something to forget. */
    boolean forgetIfOlderThan(Instant then) {
      var isOlder = buckets.find(key).filter(kept -> kept.since().isBefore(then)).isPresent();
      if (isOlder) {
        buckets.forget(key);
      }
      return isOlder;
    }
  }

  LoginThrottle(LoginProperties settings, Unlocks unlocks, RefusedLogins refused, Clock clock) {
    var free = settings.freeAttempts();
    var longest = settings.longestWait();
    // the waits grow: each of these runs out later than the one before, and comes back more slowly
    this.own =
        new Buckets<>(
            clock,
            limit(free, longest.dividedBy(12)),
            limit(2L * free, longest.dividedBy(3)),
            limit(4L * free, longest));
    this.ofUser =
        new Buckets<>(clock, limit(settings.userAttempts(), eachOf(settings.userPerMinute())));
    this.ofNetwork =
        new Buckets<>(clock, limit(settings.sourceAttempts(), eachOf(settings.sourcePerMinute())));
    this.ofThoseAround =
        new Buckets<>(
            clock,
            limit(
                (long) NETWORKS_AROUND * settings.sourceAttempts(),
                eachOf(NETWORKS_AROUND * settings.sourcePerMinute())));
    this.unlocks = unlocks;
    this.refused = refused;
  }

  private static Duration eachOf(int perMinute) {
    return Duration.ofMinutes(1).dividedBy(perMinute);
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
  public void unlocked(String user, String by) {
    unlocks.record(user, by);
  }

  void before(String user, CallerAddress from) {
    var attempt = Attempt.of(user, from);
    if (isRefused(attempt) && !isUnlocked(attempt)) {
      throw refuse(attempt);
    }
  }

  /**
   * Whether it was right is told only as long as there is something free, whichever of several
   * attempts at the same time was looked at first.
   */
  void after(String user, CallerAddress from, boolean right) {
    var attempt = Attempt.of(user, from);
    if (isRefused(attempt)) {
      throw refuse(attempt);
    }
    if (right) {
      known.put(attempt, true);
      if (own.find(attempt).isPresent() && forgiven.asMap().putIfAbsent(attempt, true) == null) {
        own.forget(attempt);
        refused.over(dues(attempt).get(0));
      }
    } else if (!payAll(attempt)) {
      throw refuse(attempt);
    }
  }

  private List<Due<?>> dues(Attempt attempt) {
    var from = attempt.from();
    var alone = new Due<>(own, attempt, "");
    return known.getIfPresent(attempt) != null
        ? List.of(alone)
        : List.of(
            alone,
            new Due<>(ofUser, attempt.user(), ", as from many addresses before"),
            new Due<>(ofNetwork, from.network(), ", as for many users before"),
            new Due<>(ofThoseAround, from.around(), ", as from others around for many users"));
  }

  private boolean payAll(Attempt attempt) {
    var paid = true;
    for (var due : dues(attempt)) {
      paid &= due.pay();
    }
    return paid;
  }

  private boolean isRefused(Attempt attempt) {
    return dues(attempt).stream().anyMatch(due -> !due.untilFree().isZero());
  }

  /** Somebody has let the user try again since this began to be counted. */
  private boolean isUnlocked(Attempt attempt) {
    var unlocked = unlocks.last(attempt.user());
    if (unlocked.isEmpty()) {
      return false;
    }
    dues(attempt).stream()
        .filter(due -> due.forgetIfOlderThan(unlocked.get()))
        .forEach(refused::over);
    return !isRefused(attempt);
  }

  private TooManyAttemptsException refuse(Attempt attempt) {
    var longest = Duration.ZERO;
    Due<?> most = null;
    for (var due : dues(attempt)) {
      var wait = due.untilFree();
      if (most == null || wait.compareTo(longest) > 0) {
        longest = wait;
        most = due;
      }
    }
    if (most != null) {
      refused.tell(most, attempt.user(), attempt.from().network() + most.why());
    }
    return new TooManyAttemptsException(longest);
  }
}
