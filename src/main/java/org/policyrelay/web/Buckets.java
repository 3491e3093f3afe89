package org.policyrelay.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A token bucket for each of many keys, such as addresses. They are bounded in number: whoever
 * makes up keys drives out other rarely seen ones, not the memory of the relay.
 *
 * @param <K> what is counted by
 */
public final class Buckets<K> {

  private static final int MOST = 20_000;
  private static final Duration KEPT = Duration.ofHours(2);
  private static final Duration JUMP = Duration.ofSeconds(2);

  private final Clock clock;
  private final List<Bandwidth> limits;
  private final AtomicReference<Instant> latest;
  private final Cache<K, Kept> kept =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

  public Buckets(Clock clock, Bandwidth... limits) {
    this.clock = clock;
    this.limits = List.of(limits);
    this.latest = new AtomicReference<>(clock.instant());
  }

  /**
   * A bucket that is in use.
   *
   * @param since when its key was counted first
   */
  public record Kept(Bucket bucket, Instant since) {

    /** How long until there are so many tokens, nothing when there are. */
    public Duration until(int tokens) {
      return Duration.ofNanos(bucket.estimateAbilityToConsume(tokens).getNanosToWaitForRefill());
    }
  }

  /** The key's bucket, if it was counted lately. */
  public Optional<Kept> find(K key) {
    forgetWhatIsToCome();
    return Optional.ofNullable(kept.getIfPresent(key));
  }

  /** The key's bucket, a full one where it was not counted yet. */
  public Kept of(K key) {
    forgetWhatIsToCome();
    return kept.get(key, unknown -> new Kept(full(), clock.instant()));
  }

  public void forget(K key) {
    kept.invalidate(key);
  }

  /** A clock that is set back would leave buckets empty until it is there again. */
  private void forgetWhatIsToCome() {
    var now = clock.instant();
    var before = latest.getAndSet(now);
    if (now.isBefore(before.minus(JUMP))) {
      kept.invalidateAll();
    }
  }

  private Bucket full() {
    var bucket =
        Bucket.builder()
            .withCustomTimePrecision(
                new TimeMeter() {
                  @Override
                  public long currentTimeNanos() {
                    var now = clock.instant();
                    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
                  }

                  @Override
                  public boolean isWallClockBased() {
                    return true;
                  }
                });
    limits.forEach(bucket::addLimit);
    return bucket.build();
  }
}
