package org.policyrelay.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Queries of the engine's two HTTP APIs that are sent as a POST, because they are long: whoever
 * lets a caller read lets them ask these, and whoever asks them changes nothing.
 */
public final class EngineQueries {

  private static final String ID = "[^/]+";
  private static final String HISTORY =
      "history/(?:activity-instance|detail|external-task-log|job-log|process-instance|task"
          + "|variable-instance)";

  /** Paths inside the API, of what people work on; an authorization says what of it one sees. */
  public static final List<String> OF_WORK =
      List.of(
          "/(?:task|process-instance|variable-instance|" + HISTORY + ")(?:/count)?",
          "/filter/" + ID + "/(?:list|count|singleResult)");

  /** The same of what the engine does, and of who may use it. */
  public static final List<String> OF_THE_ENGINE =
      List.of("/(?:execution|external-task|group|job|job-definition)(?:/count)?");

  private static final Pattern ANY =
      Pattern.compile(
          ".*(?:"
              + String.join("|", Stream.concat(OF_WORK.stream(), OF_THE_ENGINE.stream()).toList())
              + ")");

  private EngineQueries() {}

  /** Whether a POST to the address asks one of them, whichever of the two APIs it is of. */
  public static boolean isOne(String path) {
    return ANY.matcher(path).matches();
  }
}
