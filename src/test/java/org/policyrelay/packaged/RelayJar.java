package org.policyrelay.packaged;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.support.Http;

/** The packaged jar in a process of its own, as {@code java -jar} starts it. */
final class RelayJar implements AutoCloseable {

  private static final Path JAR = Path.of("target", "policy-relay.jar").toAbsolutePath();
  private static final Path LOGS = Path.of("target", "packaged").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private static final Pattern THREAD = Pattern.compile("(?m)^\"([^\"]+)\"");

  /** A machine of two cores compiles more than it runs when it starts several at once. */
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final Path log;

  private RelayJar(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param name of its log and of the folder in which it runs
   * @param environment variables on top of this process's own
   * @param arguments such as {@code --server.port=0}
   */
  static RelayJar start(String name, Map<String, String> environment, String... arguments) {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is not there: mvn package makes it");
    }
    try {
      var folder = Files.createDirectories(LOGS.resolve(name));
      var log = LOGS.resolve(name + ".log");
      var command = new ArrayList<>(JAVA);
      command.addAll(List.of("-jar", JAR.toString()));
      command.addAll(Arrays.asList(arguments));
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      return new RelayJar(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it takes traffic; one that does not come up is ended, since nobody holds it yet.
   */
  RelayJar up() {
    try {
      await(log + " says that it is up")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !process.isAlive() || isReady());
    } catch (RuntimeException tooLate) {
      close();
      throw tooLate;
    }
    if (!process.isAlive()) {
      throw new AssertionError("The relay has not come up:\n" + said());
    }
    return this;
  }

  private boolean isReady() {
    var port = port();
    try {
      return port != null && Http.at(port).get("/actuator/health/readiness").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Waits until it has ended by itself, and says with which code. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("The relay has not ended:\n" + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Integer port() {
    var port = PORT.matcher(said());
    return port.find() ? Integer.valueOf(port.group(1)) : null;
  }

  Http http() {
    var port = port();
    if (port == null) {
      throw new IllegalStateException("It is not up:\n" + said());
    }
    return Http.at(port);
  }

  /** Everything that it has written. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of its threads. */
  List<String> threads() {
    try {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var dump =
          new ProcessBuilder(jcmd, String.valueOf(process.pid()), "Thread.print")
              .redirectErrorStream(true)
              .start();
      var said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return THREAD.matcher(said).results().map(thread -> thread.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a power cut does it. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** As an operator does it. */
  void stop() {
    process.destroy();
    exitCode();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
