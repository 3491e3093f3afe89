package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCounter;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is kept for readers turns by the clock alone, while nobody publishes anything. In markets
 * where the other tests have few policies: their pages are rendered hundreds of times.
 */
@RelayTest
@StoppedTime
class TurnsTest {

  private static final AtomicInteger TIMES = new AtomicInteger();
  private static final String EXCEPTION = "Draws for charity";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @Autowired PolicyRegistry registry;
  @Autowired SqlCounter counter;
  @LocalServerPort int port;

  private final String id = Policies.shouldRule().policyId();
  private PublicReader reader;
  private Instant begin;

  @BeforeEach
  void aPolicyWithAnExceptionApplies() {
    begin = relay.now();
    reader = new PublicReader(port, publisher, relay);
    publish(entry(), "1.0.0", Duration.ZERO);
  }

  private void publish(PolicyEntry what, String version, Duration in) {
    reader.publish(what, version, in, "TL", "LA");
  }

  /** Its exception holds from the tenth day until the twentieth. */
  private PolicyEntry entry() {
    return Policies.read(
        """
        {"policy_id": "%s", "name": "Betting of %1$s", "enforcement": "must",
         "jurisdictions": ["TL", "LA"],
         "policy": "1. No ads at the games.",
         "ext": {"relay": {"stance": "restricted",
           "topics": [{"code": "betting", "stances": {"TL": "allowed"}}],
           "exceptions": [{"id": "charity", "clause": "c1", "text": "%s", "from": "%s", "until": "%s"}],
           "eligibility": {"program": "Betting", "apply_from": "%s", "evidence": "a licence"},
           "timeline": {"TL": {"announce": "%s", "apply_from": "%s", "effective": "%s", "enforce_from": "%s",
                               "full_by": "%s", "existing_ads_until": "%s"}}}}}
        """
            .formatted(
                id, EXCEPTION, day(10), day(20), day(11), day(1), day(11), day(12), day(13),
                day(14), day(15)));
  }

  private Instant day(int number) {
    return begin.plus(Duration.ofDays(number));
  }

  private void goTo(Instant instant) {
    relay.wait(Duration.between(relay.now(), instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/policies/finder?market=TL",
        "/policies/{id}",
        "/policies/{id}/versions/1.0.0",
        "/policies/{id}/markets/TL",
        "/api/policies/requirements?market=TL"
      })
  void anExceptionThatIsOverIsToldNoMore(String path) throws Exception {
    assertTurns(path, day(20), true);
  }

  /** For programs: people are told of it before, with its day. */
  @Test
  void anExceptionIsToldFromTheInstantOnAtWhichItBegins() throws Exception {
    assertTurns("/api/policies/requirements?market=TL", day(10), false);
  }

  private void assertTurns(String path, Instant turn, boolean before) throws Exception {
    var address = path.replace("{id}", id);
    goTo(turn.minus(SECOND));
    var kept = reader.get(address);
    assertThat(kept.body().contains(EXCEPTION)).isEqualTo(before);

    goTo(turn);
    var etag = kept.headers().firstValue("ETag").orElseThrow();
    for (var answer :
        List.of(
            reader.get(address),
            reader.get(address, "If-None-Match", etag),
            reader.again(address, kept))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body().contains(EXCEPTION)).isEqualTo(!before);
    }
    assertThat(reader.again(address, reader.dated(address)))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(304);
  }

  /** Of every address, at every instant that is known of the policy, whatever it is of. */
  @Test
  @Tag("any-database")
  void whatIsKeptIsWhatWouldBeRendered() throws Exception {
    publish(Policies.with(entry(), "name", "Other"), "2.0.0", Duration.ofDays(5));
    var stricter =
        entry().json().toString().replace("{\"TL\":\"allowed\"}", "{\"TL\":\"prohibited\"}");
    publish(
        Policies.with(
            Policies.with(Policies.read(stricter), "name", "Last"), "sunset_date", "2027-03-26"),
        "3.0.0",
        Duration.ofDays(7));
    var addresses =
        Stream.of(
                "/policies",
                "/policies/{id}",
                "/policies/{id}/versions/1.0.0",
                "/policies/{id}/versions/3.0.0",
                "/policies/{id}/markets/TL",
                "/policies/{id}/markets/TL?as_of=" + day(8),
                "/policies/{id}/markets/TL?as_of=" + day(22),
                "/policies/{id}/diff/1.0.0/2.0.0",
                "/policies/markets/TL",
                "/policies/markets/TL/changes.atom",
                "/policies/matrix",
                "/policies/finder?market=TL",
                "/policies/finder?market=TL&at=2027-03-12",
                "/policies/search?q={id}",
                "/policies/changes.atom",
                "/sitemap.xml",
                "/api/policies/resolve?policy_id={id}",
                "/api/policies/resolve?policy_id={id}&market=TL",
                "/api/policies/history?policy_id={id}",
                "/api/policies/matrix",
                "/api/policies/requirements?market=TL",
                "/api/policies/registry?limit=1000")
            .map(address -> address.replace("{id}", id))
            .toList();
    // the last day of 3.0.0 is the 26th, in each market by its own clock
    var ends = Stream.of("2027-03-26T15:00:00Z", "2027-03-26T17:00:00Z").map(Instant::parse);
    var days = Stream.of(1, 5, 7, 8, 10, 11, 12, 13, 14, 15, 20, 22).map(this::day);

    for (var turn : Stream.concat(days, ends).toList()) {
      goTo(turn.minus(SECOND));
      var before = new LinkedHashMap<String, HttpResponse<String>>();
      for (var address : addresses) {
        before.put(address, reader.get(address));
      }
      goTo(turn);
      for (var asked : before.entrySet()) {
        var address = asked.getKey();
        var was = asked.getValue();
        var is = rendered(address);
        assertThat(timeless(reader.get(address)))
            .as(address + " at " + turn)
            .isEqualTo(timeless(is));
        if (!timeless(was).equals(timeless(is))) {
          assertThat(reader.again(address, was))
              .as(address + " since before " + turn)
              .extracting(HttpResponse::statusCode)
              .isEqualTo(200);
        }
      }
    }
  }

  /** Kept under no name that was asked for before. */
  private HttpResponse<String> rendered(String address) throws Exception {
    return reader.get(address, "Accept", "*/*;q=0.%03d".formatted(1 + TIMES.getAndIncrement()));
  }

  /** Without the instant that it was made at or asked for, where it says so. */
  private static String timeless(HttpResponse<String> answer) {
    return answer
        .body()
        .replaceAll("\"(at|asOf)\":\"[^\"]*\"|as it applies on [^.]*|as_of=[0-9TZ:-]*", "")
        .replace("&amp;\"", "\"");
  }

  /** The clock of the server that publishes is ahead of this one's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/policies/{id}",
        "/policies/{id}/markets/TL",
        "/api/policies/resolve?policy_id={id}"
      })
  void whatAServerAheadOfThisOnePublishedIsToldWhenItsTimeHasComeHere(String path)
      throws Exception {
    var address = path.replace("{id}", id);
    var ahead = Duration.ofSeconds(30);
    relay.wait(ahead);
    publish(Policies.with(entry(), "name", "Newer"), "2.0.0", ahead.negated());
    goTo(begin);
    var kept = reader.get(address);
    assertThat(kept.body()).doesNotContain("Newer");

    relay.wait(ahead);

    assertThat(reader.get(address).body()).contains("Newer");
    assertThat(reader.again(address, kept).body()).contains("Newer");
  }

  /** It is asked again and again: nothing is read anew while nothing is published. */
  @Test
  void toAskHowLongAllHoldsTakesOneStatement() {
    registry.standing();

    assertThat(counter.of(registry::standing).statements()).hasSize(1);
  }
}
