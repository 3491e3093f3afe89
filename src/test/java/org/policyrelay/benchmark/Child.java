package org.policyrelay.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyrelay.support.Http;

/** An application in a process of its own. */
final class Child implements AutoCloseable {

  private static final Path LOGS = Path.of("target", "benchmark");
  static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
  private static final String USER = "ad-review-lead";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  /** The last line of a histogram of the heap: objects and bytes that are alive. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final int port;
  private final Path log;
  private final long begin;

  private Child(Process process, int port, Path log, long begin) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.begin = begin;
  }

  /** One on this class path. */
  static Child start(Class<?> application, List<String> settings) {
    return start(
        application.getSimpleName(),
        List.of("-Xmx1g", "-cp", classPath(application), application.getName()),
        settings);
  }

  /**
   * @param name of its log
   * @param java what stands behind the command of that name
   * @param settings as on a command line, without the dashes
   */
  static Child start(String name, List<String> java, List<String> settings) {
    try {
      var port = freePort();
      var log = Files.createDirectories(LOGS).resolve(name + ".log");
      var command = new ArrayList<String>();
      command.add(JDK.resolve("java").toString());
      command.addAll(java);
      command.add("--server.port=" + port);
      settings.forEach(setting -> command.add("--" + setting));
      var begin = System.nanoTime();
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new Child(process, port, log, begin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An installation of the relay has no tests in its package, which it would read in search of its
   * components; the empty application is among them.
   */
  private static String classPath(Class<?> application) {
    var all = System.getProperty("java.class.path");
    if (application.getPackage().equals(Child.class.getPackage())) {
      return all;
    }
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(all)
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Seconds from the start of the process until somebody has logged in and got Tasklist. */
  double secondsUntilServed() {
    Waiting.until("Tasklist is served, or see " + log, () -> !process.isAlive() || isServed());
    if (!process.isAlive()) {
      throw new IllegalStateException("Tasklist was not served, see " + log);
    }
    return seconds();
  }

  private boolean isServed() {
    try {
      var answer = Http.at(port).logIn(USER).get(TASKLIST);
      return answer.status() == 200 && answer.text().contains("app-name=\"tasklist\"");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  int port() {
    return port;
  }

  /** What it has said so far. */
  Path log() {
    return log;
  }

  /** What it has of the machine's memory, in and outside of the heap; Linux says so. */
  double residentMebibytes() {
    try {
      var resident =
          RESIDENT.matcher(Files.readString(Path.of("/proc/%d/status".formatted(pid()))));
      return resident.find() ? Long.parseLong(resident.group(1)) / 1024.0 : Double.NaN;
    } catch (IOException notLinux) {
      return Double.NaN;
    }
  }

  private long pid() {
    return process.pid();
  }

  /** What is alive after a full collection. */
  double heapMebibytes() {
    try {
      var jcmd =
          new ProcessBuilder(
                  JDK.resolve("jcmd").toString(), String.valueOf(pid()), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var total = TOTAL.matcher(said);
      if (!total.find()) {
        throw new IllegalStateException(said);
      }
      return Long.parseLong(total.group(1)) / 1048576.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
