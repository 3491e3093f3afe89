package org.policyrelay.change;

import java.time.Clock;
import java.util.Optional;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Sha256;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that a caller may send twice and that take effect once. The key and the effect are
 * written in one transaction, so two requests at the same moment cannot both take effect.
 */
@Component
public class IdempotencyKeys {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  IdempotencyKeys(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Something that is done at most once for a key. */
  @FunctionalInterface
  public interface Effect {
    /** Returns the key of what came of it. */
    String apply();
  }

  /**
   * Takes effect, or returns what came of the same request before.
   *
   * @param request the request's content: the same key with another content is refused
   * @throws RefusedException with {@link ErrorCode#IDEMPOTENCY_KEY_REUSED}
   */
  public String once(String caller, String requestKey, String request, Effect effect) {
    var hash = Sha256.of(request);
    var before = find(caller, requestKey, hash);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      return transaction.execute(
          status -> {
            var result = effect.apply();
            jdbc.sql(
                    "insert into idempotency_key"
                        + " (caller, request_key, request_hash, result, recorded_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(caller, requestKey, hash, result, Columns.at(clock.instant()))
                .update();
            return result;
          });
    } catch (DuplicateKeyException someoneWasFaster) {
      return find(caller, requestKey, hash).orElseThrow(() -> someoneWasFaster);
    }
  }

  private Optional<String> find(String caller, String requestKey, String hash) {
    return jdbc.sql(
            "select request_hash, result from idempotency_key where caller = ? and request_key = ?")
        .params(caller, requestKey)
        .query(
            (row, number) -> {
              if (!hash.equals(row.getString("request_hash"))) {
                throw new RefusedException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "Idempotency-Key '"
                        + requestKey
                        + "' was sent before with another body; send a new key");
              }
              return row.getString("result");
            })
        .optional();
  }
}
