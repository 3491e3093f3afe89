package org.policyrelay.command;

import java.io.Serial;

/** The file of the database is open to another process, most likely to the relay that serves. */
class DatabaseInUseException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  DatabaseInUseException(Throwable cause) {
    super(
        "The database is in use: a running relay holds its file, which is open to one process at a"
            + " time. Stop the relay and try again, or run it on PostgreSQL. Waits after wrong"
            + " passwords pass by themselves, within a minute.",
        cause);
  }
}
