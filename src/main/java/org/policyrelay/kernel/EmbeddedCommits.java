package org.policyrelay.kernel;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Has the embedded database write a commit to the disk before anybody hears of it. By itself it
 * does so up to half a second later, and an answer that was acknowledged would be lost with the
 * process. Its own setting for that ({@code WRITE_DELAY=0}) also ends the thread that gives space
 * back: a file of 20 MiB grew to 3 GiB in ten minutes. Commits that meet are written together.
 */
@Component
public class EmbeddedCommits implements TransactionExecutionListener {

  private final JdbcTemplate jdbc;
  private final boolean hasFile;

  public EmbeddedCommits(DataSource database, @Value("${spring.datasource.url}") String url) {
    this.jdbc = new JdbcTemplate(database);
    this.hasFile = isFile(url);
  }

  /** What is in memory alone has nothing to give back. */
  static boolean isFile(String url) {
    return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:");
  }

  /** On the connection of the transaction, which is still at hand. */
  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    if (hasFile && failure == null && transaction.isNewTransaction() && !transaction.isReadOnly()) {
      jdbc.execute(
          (Connection connection) -> {
            EmbeddedVersions.keep(connection);
            try (var written = connection.createStatement()) {
              return written.execute("checkpoint sync");
            }
          });
    }
  }
}
