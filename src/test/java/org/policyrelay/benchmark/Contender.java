package org.policyrelay.benchmark;

import java.sql.DriverManager;
import java.sql.SQLException;

/** An engine that handoffs run through. All of them have the same models and the same server. */
interface Contender extends AutoCloseable {

  String name();

  /** Where its tables are; those that are read have the same names and columns in all engines. */
  String url();

  /** Its job executor works from now on. */
  void begin();

  /** Its job executor rests, so that it takes nothing from the others. */
  void end();

  /**
   * @return the process instance
   */
  String offer(Lead to);

  void accept(String task, Lead by);

  void deliver(String task, Lead by);

  /** What a database does on its own some time after it has been filled. */
  default void analyze() {
    try (var connection = DriverManager.getConnection(url(), Postgres.USER, "");
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void close();
}
