package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyrelay.PolicyRelayApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application with the demo's users. */
final class Server implements AutoCloseable {

  /** What holds unless a section says otherwise: nothing happens by itself. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "server.port", "0",
          "logging.level.root", "warn",
          "relay.notification.dispatch.enabled", "false",
          "relay.http.public-rate.per-minute", "100000000",
          "relay.http.public-rate.burst", "100000000",
          "camunda.bpm.job-execution.enabled", "false");

  private final ConfigurableApplicationContext context;

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param url of an empty PostgreSQL database
   * @param settings as on a command line, without the dashes
   */
  static Server start(String url, String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.add("spring.datasource.url=" + url);
    all.add("spring.datasource.username=" + Postgres.USER);
    return new Server(run(all));
  }

  /** The setting for H2 in memory; it keeps as many parsed statements as the default does. */
  static String h2(String name) {
    return "spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=128"
        .formatted(name);
  }

  /** As {@link #start}, on H2 in memory. */
  static Server startOnH2() {
    return new Server(run(List.of(h2("benchmark"))));
  }

  private static ConfigurableApplicationContext run(List<String> settings) {
    var all = new ArrayList<>(settings);
    DEFAULTS.forEach(
        (name, value) -> {
          if (settings.stream().noneMatch(one -> one.startsWith(name + "="))) {
            all.add(name + "=" + value);
          }
        });
    return new SpringApplicationBuilder(PolicyRelayApplication.class)
        .profiles("demo")
        .bannerMode(Banner.Mode.OFF)
        .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
