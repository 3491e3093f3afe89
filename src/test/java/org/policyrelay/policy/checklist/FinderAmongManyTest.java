package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of a market's policies to answer from is what is published there, whoever has
 * published it; and nobody has to read all of it at once.
 */
@RelayTest
@StoppedTime
class FinderAmongManyTest {

  private static final String MARKET = "TL";
  private static final int ON_A_PAGE = 50;
  private static final Pattern CARD = Pattern.compile("<h2><a href=\"/policies/([^/]+)/markets/");

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final String topic = "t" + Policies.shouldRule().policyId().replaceAll("[^a-z0-9]", "-");
  private int published;

  @Test
  void whatIsPublishedIsFoundAtOnceAndWhatIsTakenBackIsNot() {
    assertThat(named()).isEmpty();

    var entry = publish(about(topic), "1.0.0", relay.now());
    assertThat(named()).containsExactly(entry.policyId() + " 1.0.0");

    publish(entry.with(Map.of("enforcement", "may")), "2.0.0", relay.now());
    assertThat(named()).containsExactly(entry.policyId() + " 2.0.0");

    publisher.rollBack("MANY-2" + topic, relay.now(), "withdrawn");
    assertThat(named()).containsExactly(entry.policyId() + " 3.0.0");

    publisher.rollBack("MANY-1" + topic, relay.now(), "withdrawn");
    assertThat(named()).isEmpty();
  }

  @Test
  void whatAnOverlayDecidesIsToldOfItsBase() {
    var base = publish(about(topic), "1.0.0", relay.now());
    assertThat(stances(base)).containsExactly("null");

    var overlay =
        Policies.read(
            """
            {"policy_id": "%s:tl", "name": "Beside", "enforcement": "must", "jurisdictions": ["TL"],
             "policy": "Be brief.",
             "ext": {"relay": {"overlay_of": "%s", "stance": "prohibited"}}}
            """
                .formatted(base.policyId(), base.policyId()));
    publish(overlay, "1.0.0", relay.now());

    assertThat(stances(base)).containsExactly("prohibited");
  }

  /** Of the policy among those that do not name a topic. */
  private List<String> stances(PolicyEntry policy) {
    var others =
        Http.at(port)
            .get("/api/policies/requirements?market=%s&topic=none".formatted(MARKET))
            .json()
            .path("others");
    return StreamSupport.stream(others.spliterator(), false)
        .filter(one -> one.path("policy_id").asText().equals(policy.policyId()))
        .map(one -> one.path("stance").asText())
        .toList();
  }

  @Test
  void whatIsAnnouncedIsFoundFromItsInstantOnAndByWhoAsksForIt() {
    assertThat(named()).isEmpty();
    var at = relay.now().plus(Duration.ofDays(3));
    var entry = publish(about(topic), "1.0.0", at);

    assertThat(named()).isEmpty();
    assertThat(namedAt(at)).containsExactly(entry.policyId() + " 1.0.0");
    assertThat(namedAt(at.minusMillis(1))).isEmpty();

    relay.wait(Duration.ofDays(3));
    assertThat(named()).containsExactly(entry.policyId() + " 1.0.0");
    assertThat(namedAt(at.minusMillis(1))).isEmpty();
    assertThat(namedAt(Instant.parse("2024-01-01T00:00:00Z"))).isEmpty();
  }

  /** The server that published it has a clock that is ten minutes ahead of this one's. */
  @Test
  void whatBecomesKnownByItselfIsFoundThen() {
    assertThat(named()).isEmpty();
    var ahead = relay.now().plus(Duration.ofMinutes(10));
    var entry = about(topic);
    publish(entry, "1.0.0", relay.now());
    jdbc.sql("update policy_release set published_at = ? where policy_id = ?")
        .params(Timestamp.from(ahead), entry.policyId())
        .update();
    assertThat(named()).isEmpty();

    relay.wait(Duration.ofMinutes(10));

    assertThat(named()).containsExactly(entry.policyId() + " 1.0.0");
  }

  /** Whoever asks after a publication has been answered finds it, also who asked all the while. */
  @Test
  void whoAsksWhileOthersPublishMissesNothing() throws Exception {
    var askers = Executors.newFixedThreadPool(3);
    try {
      for (var round = 1; round <= 8; round++) {
        var meanwhile =
            askers.invokeAll(List.<Callable<Integer>>of(this::count, this::count, this::count));
        publish(about(topic), "1.0.0", relay.now());
        assertThat(count()).isEqualTo(round);
        for (var one : meanwhile) {
          assertThat(one.get()).isBetween(round - 1, round);
        }
      }
    } finally {
      askers.shutdownNow();
    }
  }

  @Test
  void theFinderShowsSomeAtATimeByNameAndEachOnce() {
    IntStream.rangeClosed(0, ON_A_PAGE)
        .forEach(
            one ->
                publish(
                    about(topic).with(Map.of("name", "Many %02d".formatted((one * 7) % 51))),
                    "1.0.0",
                    relay.now()));
    var address = "/policies/finder?market=%s&topic=%s".formatted(MARKET, topic);

    var first = Http.at(port).get(address).text();
    var second = Http.at(port).get(address + "&page=2").text();

    assertThat(AskedOfAnAd.words(first))
        .contains("51 policies in", "Here are 1 to 50, by name.", "More")
        .doesNotContain("Earlier");
    assertThat(AskedOfAnAd.words(second)).contains("Here are 51 to 51, by name.", "Earlier");
    assertThat(first)
        .contains("href=\"" + address.replace("&", "&amp;") + "&amp;page=2\">More</a>");
    assertThat(second).contains("href=\"" + address.replace("&", "&amp;") + "\">Earlier</a>");
    var names = new ArrayList<String>();
    for (var page : List.of(first, second)) {
      Pattern.compile(">(Many \\d\\d)</a>")
          .matcher(page)
          .results()
          .forEach(one -> names.add(one.group(1)));
    }
    assertThat(names)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, ON_A_PAGE).mapToObj("Many %02d"::formatted).toList());
    assertThat(CARD.matcher(first).results()).hasSize(ON_A_PAGE);
    assertThat(Http.at(port).get(address + "&page=99").text()).as("the last").isEqualTo(second);

    var others =
        Http.at(port).get("/policies/finder?market=%s&topic=none".formatted(MARKET)).text();
    assertThat(AskedOfAnAd.words(others))
        .contains("No policy that applies there names it.")
        .containsPattern("And \\d+ more: all policies of the market\\s*\\.");
  }

  private static PolicyEntry about(String topic) {
    var plain = Policies.shouldRule();
    return Policies.read(
        """
        {"policy_id": "%s", "name": "%s", "enforcement": "must", "jurisdictions": ["TL"],
         "policy": "1. A licence is needed.",
         "ext": {"relay": {"topics": [{"code": "%s", "stances": {"TL": "restricted"}}]}}}
        """
            .formatted(plain.policyId(), plain.name(), topic));
  }

  private PolicyEntry publish(PolicyEntry entry, String version, Instant from) {
    publisher.publish(
        new PublishOrder(
            entry,
            version,
            "MANY-" + ++published + topic,
            entry.contentHash(),
            List.of(new MarketRelease(new Market(MARKET), from)),
            relay.now()));
    return entry;
  }

  private int count() {
    return named().size();
  }

  private List<String> named() {
    return named("");
  }

  private List<String> namedAt(Instant at) {
    return named("&at=" + at);
  }

  private List<String> named(String when) {
    var found = new ArrayList<String>();
    Http.at(port)
        .get("/api/policies/requirements?market=%s&topic=%s%s".formatted(MARKET, topic, when))
        .json()
        .path("policies")
        .forEach(
            one -> found.add(one.path("policy_id").asText() + " " + one.path("version").asText()));
    return found;
  }
}
