package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.aged;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody was given notice of an emergency: wherever readers meet its version, they are told so. */
@RelayTest
@StoppedTime
class EmergencyOnTheSiteTest {

  private static final String TAG = ">emergency</span>";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyPublisher publisher;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry ordinary = named(Policies.mustRule());
  private final String id = ordinary.policyId();
  private final PolicyEntry ordered = aged(ordinary, 21);

  @BeforeEach
  void anOrdinaryVersionIsMarkedNowhere() {
    relay.publish("1.0.0", ordinary);
    for (var page : List.of("/policies/" + id, "/policies/%s/markets/SG".formatted(id))) {
      assertThat(get(page)).doesNotContain(TAG, "emergency change");
    }
    assertThat(partOf(get("/policies"), "<article")).doesNotContain(TAG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/policies/%s", "/policies/%s/versions/2.0.0", "/policies/%s/markets/SG"})
  void itsPagesSaySo(String page) {
    relay.emergency(ordered);

    assertThat(get(page.formatted(id)))
        .contains(TAG, "An emergency change: it was published without the notice that is usual.")
        .containsPattern("2\\.0\\.0</a>\\s+<span[^>]*>published [^<]*, an emergency change<");
  }

  @Test
  void theVersionBeforeItIsNone() {
    relay.emergency(ordered);

    assertThat(get("/policies/%s/versions/1.0.0".formatted(id)))
        .doesNotContain(TAG)
        .containsPattern("1\\.0\\.0</a>\\s+<span[^>]*>published (?:(?!emergency)[^<])*<");
  }

  @Test
  void itsCardsSaySo() {
    relay.emergency(ordered);

    for (var list : List.of("/policies", "/policies/markets/SG")) {
      assertThat(partOf(get(list), "<article")).contains(TAG);
    }
  }

  @Test
  void itsRowInAMarketSaysSo() {
    relay.emergency(ordered);

    assertThat(partOf(get("/policies/markets/TH"), "<tr")).contains(TAG);
  }

  @Test
  void whatIsReadWithAnEmergencyOverlayIsMarkedInItsMarketAlone() {
    var family = new PolicyFamily(ordinary, "SG");
    relay.emergency(family.overlay("A licence must be shown."));

    assertThat(partOf(get("/policies/markets/SG"), "<tr")).contains(TAG);
    assertThat(partOf(get("/policies/markets/TH"), "<tr")).doesNotContain(TAG);
    assertThat(get("/policies/%s/markets/SG".formatted(id))).contains(TAG);
    assertThat(get("/policies/%s/markets/TH".formatted(id))).doesNotContain(TAG);
  }

  @Test
  void feedsSearchAndHistorySaySo() {
    relay.emergency(ordered);

    assertThat(get("/policies/changes.atom"))
        .contains("<title>Emergency: %s 2.0.0</title>".formatted(ordinary.name()))
        .contains("<title>%s 1.0.0</title>".formatted(ordinary.name()));
    assertThat(
            partOf(
                get("/policies/search?q=" + ordinary.name().replace(' ', '+')), "<li", "/2.0.0?"))
        .contains(TAG);
    assertThat(get("/api/policies/history?policy_id=" + id))
        .contains("\"edit_summary\":\"emergency: ");
  }

  @Test
  void theMatrixSaysSo() {
    assertThat(partOf(get("/policies/matrix"), "<span class=\"source\""))
        .doesNotContain(">emergency<");

    relay.emergency(ordered);

    assertThat(partOf(get("/policies/matrix"), "<span class=\"source\"")).contains(">emergency<");
  }

  @Test
  void theFinderAndTheDifferenceSaySo() {
    relay.emergency(ordered);

    var name = ordinary.name().replace(' ', '+');
    assertThat(partOf(get("/policies/finder?market=SG&topic=" + name), "<article")).contains(TAG);
    assertThat(
            Http.at(port)
                .get("/api/policies/requirements?market=SG&topic=" + name)
                .json()
                .at("/policies/0/emergency")
                .asBoolean())
        .isTrue();
    assertThat(get("/policies/%s/diff/1.0.0/2.0.0".formatted(id))).contains(TAG);
    assertThat(get("/policies/%s/diff/2.0.0/1.0.0".formatted(id))).doesNotContain(TAG);
  }

  @Test
  void everybodyIsToldThatItIsOne() {
    relay.emergency(ordered);

    assertThat(
            jdbc.sql("select count(*) from notice where title = ?")
                .param("Published in an emergency: %s 2.0.0".formatted(id))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aCorrectionOfItsWordsIsTheSameOrder() {
    var spaced =
        ordered.with(Map.of("policy", ordered.text().replace("must be shown", "must  be shown")));
    relay.emergency(spaced);

    wording.correct(
        Http.at(port).as("policy-specialist"), spaced, "must  be shown", "must be shown");

    assertThat(get("/policies/" + id)).contains("2.0.1", TAG);
  }

  @Test
  void whatComesBackInItsPlaceIsNone() {
    var change = relay.emergency(ordered);
    relay.wait(Duration.ofHours(1));

    publisher.rollBack(change, relay.now(), "the order was quashed");

    assertThat(get("/policies/" + id))
        .contains("brings back 1.0.0", ", an emergency change")
        .doesNotContain(TAG);
  }

  @Test
  void anEmergencyThatComesBackIsOneAgain() {
    relay.emergency(ordered);
    relay.wait(Duration.ofHours(1));
    publisher.publish(
        Policies.order(aged(ordinary, 25), "3.0.0", "L-" + id, relay.now(), "SG", "TH"));
    relay.wait(Duration.ofHours(1));
    assertThat(get("/policies/%s/markets/SG".formatted(id))).doesNotContain(TAG);

    publisher.rollBack("L-" + id, relay.now(), "a slip");

    assertThat(get("/policies/%s/markets/SG".formatted(id))).contains("brings back 2.0.0", TAG);
  }

  private static PolicyEntry named(PolicyEntry entry) {
    return entry.with(Map.of("name", "Ordered" + entry.policyId().replace("_", "") + " rule"));
  }

  /** The part of a page that begins with a tag and names the policy. */
  private String partOf(String page, String begin) {
    return partOf(page, begin, ordinary.name());
  }

  private static String partOf(String page, String begin, String words) {
    return Arrays.stream(page.split("(?=%s[ >])".formatted(Pattern.quote(begin))))
        .filter(part -> part.startsWith(begin) && part.contains(words))
        .findFirst()
        .orElseThrow();
  }

  private String get(String path) {
    return Http.at(port).get(path).text();
  }
}
