package org.policyrelay.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a figure depends on besides the code. */
final class Machine {

  private Machine() {}

  static Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("at", Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("commit", commit());
    facts.put("cores", system().getAvailableProcessors());
    facts.put("memoryMiB", system().getTotalMemorySize() >> 20);
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    facts.put("loadAtStart", load());
    return facts;
  }

  /**
   * How many threads wanted a core over the last minute; at the start much more than 0 means that
   * the machine was not quiet.
   */
  static double load() {
    return system().getSystemLoadAverage();
  }

  private static OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }

  /** With {@code -dirty} when something is not committed. */
  private static String commit() {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? said : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
