package org.policyrelay.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.policyrelay.audit.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells the log and the record who was tried from where, once for as long as it goes on and never
 * more than a little a minute: whoever tries passwords must not fill the disk. The record is
 * written on a thread of its own, for the attempt that is refused ends without a commit.
 */
@Component
class RefusedLogins implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);

  private static final int LONGEST_NAME = 64;
  private static final int MOST = 10_000;
  private static final int WAITING = 200;
  private static final int AT_ONCE = 100;
  private static final int A_MINUTE = 10;
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);

  private final Audit audit;
  private final Cache<Object, Boolean> told =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGAIN_AFTER).build();
  private final Bucket lines =
      Bucket.builder()
          .addLimit(
              Bandwidth.builder()
                  .capacity(AT_ONCE)
                  .refillGreedy(A_MINUTE, Duration.ofMinutes(1))
                  .build())
          .build();
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(WAITING),
          work -> {
            var thread = new Thread(work, "refused-logins");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  RefusedLogins(Audit audit) {
    this.audit = audit;
    writer.allowCoreThreadTimeOut(true);
  }

  /** What is on record about logins of the user. */
  static String subject(String user) {
    return "login:" + printable(user);
  }

  /** As it may stand in one line of a log: nothing that ends it or turns its direction. */
  static String printable(String user) {
    var shown = user.codePoints().limit(LONGEST_NAME);
    var name = new StringBuilder();
    shown.forEach(
        one ->
            name.appendCodePoint(
                one == ' ' || Character.isLetterOrDigit(one) || isSign(one) ? one : '?'));
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static boolean isSign(int one) {
    return one > ' ' && one < '\u007f';
  }

  /**
   * @param run what is refused, such as a user from an address; told once for as long as it is
   * @param from whence, for a person
   */
  void tell(Object run, String user, String from) {
    // what is not told now is told when there is room
    if (told.getIfPresent(run) != null
        || !lines.tryConsume(1)
        || told.asMap().putIfAbsent(run, true) != null) {
      return;
    }
    LOG.warn(
        "Too many wrong passwords for '{}' from {}: refused for a while", printable(user), from);
    writer.execute(() -> record(user, from));
  }

  /** It is over; if it begins again, that is told again. */
  void over(Object run) {
    told.invalidate(run);
  }

  private void record(String user, String from) {
    try {
      audit.record(
          subject(user), "login-refused", Audit.SYSTEM, "Too many wrong passwords from " + from);
    } catch (DataAccessException unwritten) {
      LOG.warn("The refused login of '{}' is not on record", printable(user), unwritten);
    }
  }

  @Override
  public void destroy() {
    writer.shutdown();
  }
}
