package org.policyrelay.packaged;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whoever runs the relay and sets everything that can be set, each to another value than it has.
 */
final class Operator {

  static final String FROM = "relay@operator.example";
  static final String BASE = "https://policies.operator.example";
  static final String FEEDS = "feeds.operator.example";
  static final String SECRET = "a-secret-of-at-least-thirty-two-characters";
  static final String MAIL_LOGIN = "relay-login";
  static final String MAIL_PASSWORD = "relay-password";

  private Operator() {}

  /** All settings but that of the database, as on a command line, without the dashes. */
  static Map<String, String> settings(GreenMail mail, WireMockServer others, Path folder) {
    var settings = new LinkedHashMap<>(DocumentedSettings.ofDefaults());
    settings.keySet().removeIf(name -> name.startsWith("spring.datasource."));
    settings.put("spring.profiles.active", "demo");
    settings.put("server.port", String.valueOf(freePort()));
    calendars(settings, folder);
    teams(settings);
    notices(settings, mail, others);
    settings.put("relay.site.read-back", others.baseUrl());
    settings.put("relay.site.feed-authority", FEEDS);
    settings.put("relay.lists.longest", "1");
    settings.put("relay.http.max-body", "8KB");
    settings.put("relay.http.public-rate.per-minute", "2000");
    settings.put("relay.http.public-rate.burst", "200");
    settings.put("relay.engine.deploy-over-http", "true");
    settings.put("relay.round.names", "true");
    settings.put("relay.calibration.policies[0]", "apac:alcohol");
    for (var part : new String[] {"lists", "reads", "jobs"}) {
      settings.put("relay.engine.tuned." + part, "false");
    }
    settings.put("relay.login.free-attempts", "3");
    settings.put("relay.login.longest-wait", "10m");
    settings.put("relay.login.user-attempts", "50");
    settings.put("relay.login.user-per-minute", "5");
    settings.put("relay.login.source-attempts", "60");
    settings.put("relay.login.source-per-minute", "20");
    // nobody on this machine then
    settings.put("server.tomcat.remoteip.internal-proxies", "10\\.1\\.1\\.1");
    settings.put("spring.datasource.hikari.maximum-pool-size", "7");
    settings.put("camunda.bpm.job-execution.core-pool-size", "2");
    settings.put("camunda.bpm.job-execution.max-pool-size", "2");
    settings.put("camunda.bpm.job-execution.max-jobs-per-acquisition", "16");
    settings.put("server.tomcat.threads.max", "5");
    return settings;
  }

  private static void calendars(Map<String, String> settings, Path folder) {
    settings.put("relay.calendars.SG.hours", "Mon-Thu 09:00-12:00,13:00-17:30; Fri 09:00-12:00");
    settings.put("relay.calendars.SG.holidays[0].date", "2026-03-03");
    settings.put("relay.calendars.SG.holidays[0].name", "Office move");
    settings.put("relay.calendars.AU-NSW.hours", "08:00-10:00");
    settings.put("relay.calendars.AU-NSW.working-days[0]", "2026-03-07");
    settings.put("relay.calendars.PH.weekend[0]", "SUNDAY");
    settings.put("relay.calendars.NZ.ics", daysOff(folder).toString());
    settings.put("relay.calendars.ID.collective-leave", "true");
    settings.put("relay.calendars.ALL.zone", "UTC");
    settings.put("relay.calendars.ALL.hours", "00:00-24:00");
    settings.put("relay.calendars.ALL.weekend", "");
  }

  private static void teams(Map<String, String> settings) {
    settings.keySet().removeIf(name -> name.startsWith("relay.teams.") && name.contains(".hubs"));
    for (var team :
        new String[] {"ad-policy", "ad-review", "qa", "training", "advertiser-experience"}) {
      // a mail waits for nobody's opening
      settings.put("relay.teams." + team + ".hubs", "ALL");
    }
    settings.put("relay.teams.ad-review.name", "Reviewers of ads");
    settings.put("relay.teams.qa.lead-group", "qa-chiefs");
    settings.put("relay.teams.training.hours", "10:00-12:00");
  }

  private static void notices(Map<String, String> settings, GreenMail mail, WireMockServer others) {
    settings.put("relay.notification.base-url", BASE);
    settings.put("relay.notification.from", FROM);
    settings.put("relay.notification.attempts", "3");
    settings.put("relay.notification.digest-above", "9");
    settings.put("relay.notification.digest-within", "1m");
    settings.put("relay.notification.dispatch.enabled", "true");
    settings.put("relay.notification.dispatch.interval", "300ms");
    settings.put("relay.notification.dispatch.batch", "20");
    settings.put("relay.notification.dispatch.lease", "1m");
    settings.put("spring.mail.host", "localhost");
    settings.put("spring.mail.port", String.valueOf(mail.getSmtp().getPort()));
    settings.put("spring.mail.protocol", "smtp");
    settings.put("spring.mail.username", MAIL_LOGIN);
    settings.put("spring.mail.password", MAIL_PASSWORD);
    settings.put("spring.mail.properties.mail.smtp.auth", "true");
    for (var hook : Map.of("chat", "policy-managers", "nobody", "nobodys-group").entrySet()) {
      var name = "relay.notification.webhooks." + hook.getKey();
      settings.put(name + ".url", others.baseUrl() + "/hook/" + hook.getKey());
      settings.put(name + ".secret", SECRET);
      settings.put(name + ".groups", hook.getValue());
      settings.put(name + ".timeout", "5s");
    }
  }

  private static Path daysOff(Path folder) {
    try {
      return Files.writeString(
          folder.resolve("days-off.ics"),
          """
          BEGIN:VCALENDAR
          VERSION:2.0
          PRODID:-//test//EN
          BEGIN:VEVENT
          UID:1
          DTSTAMP:20260101T000000Z
          DTSTART;VALUE=DATE:20260310
          SUMMARY:Offsite
          END:VEVENT
          END:VCALENDAR
          """
              .replace("\n", "\r\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As people write a variable of the environment: a hyphen is an underscore like a full stop. */
  static Map<String, String> asEnvironment(Map<String, String> settings) {
    var variables = new LinkedHashMap<String, String>();
    settings.forEach(
        (name, value) ->
            variables.put(
                name.replaceAll("\\[(\\d+)]", ".$1")
                    .replaceAll("[.-]", "_")
                    .toUpperCase(Locale.ROOT),
                value));
    return variables;
  }

  static String[] asOptions(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(one -> "--" + one.getKey() + "=" + one.getValue())
        .toArray(String[]::new);
  }
}
