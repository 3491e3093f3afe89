package org.policyrelay.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether somebody's password is still the one that they logged in with. A stamp is the salt of the
 * password: new with each password, gone with the user, and of no use to anybody. Kept for a
 * moment, so that not every request asks the database; what this node changes is seen at once, what
 * another changes within {@link #SEEN_WITHIN}.
 */
@Component
public class PasswordStamps {

  private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
  private static final int MOST = 10_000;

  private final JdbcClient jdbc;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<String, Optional<String>> stamps =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SEEN_WITHIN).build();

  PasswordStamps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As it is now; empty when there is no such user. */
  public Optional<String> read(String user) {
    stamps.invalidate(user);
    return of(user);
  }

  public boolean isStill(String user, Optional<String> stamp) {
    return stamp.isPresent() && stamp.equals(of(user));
  }

  /** Nobody waits for the database with a lock of the cache in hand. */
  private Optional<String> of(String user) {
    var kept = stamps.getIfPresent(user);
    if (kept != null) {
      return kept;
    }
    var before = changes.get();
    var read = load(user);
    stamps.put(user, read);
    if (changes.get() != before) {
      // what was read may be what was there before
      stamps.invalidate(user);
    }
    return read;
  }

  /** The engine's own service tells nobody the salt. */
  private Optional<String> load(String user) {
    return jdbc.sql("select coalesce(SALT_, '') from ACT_ID_USER where ID_ = ?")
        .param(user)
        .query(String.class)
        .optional();
  }

  /** To be called once the user was written, inside of a transaction or not. */
  public void changed(String user) {
    forget(user);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              forget(user);
            }
          });
    }
  }

  private void forget(String user) {
    changes.incrementAndGet();
    stamps.invalidate(user);
  }
}
