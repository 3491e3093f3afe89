package org.policyrelay.support;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of other people that run on Node.js, from one of the project's folders with a {@code
 * package.json}. A folder that nobody called {@code npm ci} in is skipped, and a failure where CI
 * must not skip it.
 */
public final class Node {

  private static final int PATIENCE_SECONDS = 120;

  private Node() {}

  /**
   * What a program said and how it ended.
   *
   * @param output what it wrote, to both streams
   */
  public record Result(int exit, String output) {}

  /** Runs {@code node} in a folder of the project with these arguments. */
  public static Result run(String folder, String... arguments) {
    var place = Path.of(folder);
    var there = Files.isDirectory(place.resolve("node_modules"));
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(folder + " has no node_modules, and CI must not skip what they check: npm ci");
    }
    assumeTrue(there, folder + " has no node_modules: skipped; npm ci there");
    try {
      return run(place, arguments);
    } catch (IOException failed) {
      return fail("node cannot be run", failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return fail("interrupted while node ran", ended);
    }
  }

  private static Result run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    var output = Files.createTempFile("node", ".out");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return fail("node does not come to an end: " + command);
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
