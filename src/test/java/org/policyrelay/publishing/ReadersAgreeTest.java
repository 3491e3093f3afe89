package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A base and an overlay, read by every door: resolve, the market's and the policy's page, search.
 */
@RelayTest
class ReadersAgreeTest {

  private static final Pattern VERSION = Pattern.compile("/versions/(\\d+\\.\\d+\\.\\d+)");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
  private static final Pattern TAG = Pattern.compile("<span class=\"tag[^>]*>([^<]*)</span>");

  @Autowired Relay relay;
  @LocalServerPort int port;

  private PolicyEntry base = Policies.shouldRule();
  private String id = "";

  @BeforeEach
  void stopTime() {
    relay.stopTime();
    id = base.policyId();
    base = stance(base.with(Map.of("name", "Agree " + id)), "restricted", Map.of());
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyDoorSaysTheSameAtEveryInstant(long seed) {
    var random = new Random(seed);
    publish(base, "1.0.0", random.nextInt(4));
    for (var number = 1; number <= 3; number++) {
      var stances = List.of("restricted", "prohibited");
      var overlay = overlay(stances.get(random.nextInt(2)), channels(random));
      try {
        publish(overlay, number + ".0.0", 2 + random.nextInt(9));
        publish(
            base.with(Map.of("enforcement", random.nextBoolean() ? "must" : "should")),
            (number + 1) + ".0.0",
            random.nextInt(12));
      } catch (RefusedException itWouldLoosen) {
        assertThat(itWouldLoosen.getMessage()).isNotEmpty();
      }
    }
    for (var day = 0; day < 13; day += 2) {
      compare();
      relay.pass(Duration.ofDays(2));
    }
  }

  private void compare() {
    var resolve = "/api/policies/resolve?market=SG&policy_id=" + id;
    var answer = Http.at(port).get(resolve);
    var bulk =
        Http.at(port)
            .post("/api/policies/resolve/bulk", Map.of("policy_ids", List.of(id), "market", "SG"))
            .json()
            .path("results")
            .path(id);
    var market = card(Http.at(port).get("/policies/markets/SG").text());
    if (answer.status() == 404) {
      assertThat(bulk.isNull()).isTrue();
      assertThat(market).isEmpty();
      return;
    }
    var resolved = answer.json();
    assertThat(bulk).isEqualTo(resolved);
    var version = resolved.path("version").asText();
    var stance = resolved.at("/ext/relay/stance").asText();
    var page = Http.at(port).get("/policies/%s/markets/SG".formatted(id)).text();
    assertThat(tags(page)).contains("version " + version, stance, "in effect");
    assertThat(market).contains("version " + version, stance, "applies");
    assertThat(inSearch()).containsExactly(version);
    for (var one : resolved.at("/ext/relay/by_channel")) {
      var told = one.path("channels").get(0).asText();
      assertThat(page).contains("Not the same in every channel", told);
      assertThat(resolvedIn(told).at("/ext/relay/stance")).isEqualTo(one.path("stance"));
    }
    for (var clause : resolved.at("/ext/relay/clauses")) {
      assertThat(page).contains("id=\"" + clause.path("id").asText() + "\"");
    }
  }

  private JsonNode resolvedIn(String channel) {
    return Http.at(port)
        .get("/api/policies/resolve?market=SG&channel=%s&policy_id=%s".formatted(channel, id))
        .json();
  }

  /** The tags of what applies, on the market's page. */
  private List<String> card(String page) {
    for (var card : page.split("<article class=\"card\">")) {
      if (card.contains("/policies/" + id + "/markets/SG\"") && tags(card).contains("applies")) {
        return tags(card);
      }
    }
    return List.of();
  }

  private static List<String> tags(String html) {
    return TAG.matcher(html).results().map(found -> found.group(1)).toList();
  }

  /** The versions of the base that search calls in effect. */
  private List<String> inSearch() {
    var page = Http.at(port).get("/policies/search?market=SG&q=%22Agree+" + id + "%22").text();
    return List.of(page.split("<li class=\"card\">")).stream()
        .filter(hit -> hit.contains("/policies/" + id + "/versions/"))
        .filter(hit -> tags(hit).contains("in effect"))
        .flatMap(hit -> VERSION.matcher(hit).results().limit(1).map(found -> found.group(1)))
        .toList();
  }

  /** A line of code, a definition, a quotation: whoever follows a link to it gets there. */
  @Test
  void everyClauseHasItsPlaceWhateverItIs() {
    base =
        base.with(
            Map.of(
                "policy",
                "See [law],\n1. The audience must be 18 or older.\n\n> quoted\n> and more\n\n"
                    + "[law]: https://a.example/1\n\n- a point\n\n  of it\n\n```\nas is\nand more"));
    publish(base, "1.0.0", 0);
    publish(
        overlay("prohibited", List.of())
            .with(
                Map.of(
                    "policy", "Hold to [law],\nall of it.\n\n[law]: https://a.example/2\n<!-- so")),
        "1.0.0",
        0);

    compare();
    var resolved = Http.at(port).get("/api/policies/resolve?version=1.0.0&policy_id=" + id).json();
    var page = Http.at(port).get("/policies/%s/versions/1.0.0".formatted(id)).text();
    assertThat(resolved.at("/ext/relay/clauses")).hasSize(10);
    for (var clause : resolved.at("/ext/relay/clauses")) {
      assertThat(page).contains("id=\"" + clause.path("id").asText() + "\"");
    }
    assertThat(
            Http.at(port)
                .get("/api/policies/resolve?market=SG&policy_id=" + id)
                .json()
                .path("policy")
                .asText())
        .as("the base's code ends with it, and its law is not the overlay's")
        .contains("and more\n```\n\nIn Singapore", "Hold to [law][link-2]");
  }

  @Test
  void whatIsAnnouncedHasAPageAndNothingIsHidden() {
    publish(base, "1.0.0", 20);
    publish(base.with(Map.of("enforcement", "must")), "2.0.0", 10);
    publish(overlay("prohibited", List.of()), "1.0.0", 10);

    var market = Http.at(port).get("/policies/%s/markets/SG".formatted(id));
    assertThat(market.status()).isEqualTo(200);
    assertThat(market.text())
        .contains(
            "This is announced and takes effect", "version 2.0.0", "prohibited", id + ":sg/c1");
    assertThat(Http.at(port).get("/policies/" + id).text())
        .contains("does not apply yet", "It is announced and takes effect", "version 2.0.0");
    assertThat(Http.at(port).get("/policies/%s:sg/markets/SG".formatted(id)).status())
        .isEqualTo(200);
    assertThat(Http.at(port).get("/policies/markets/SG").text()).contains("Agree " + id);
  }

  @Test
  void whatAMarketWillReadIsOnItsPageAlready() {
    publish(base, "1.0.0", 0);
    publish(overlay("prohibited", List.of()), "1.0.0", 10);
    var address = "/policies/%s/markets/SG".formatted(id);
    var now = Http.at(port).get(address).text();
    assertThat(now)
        .contains("Announced, takes effect", "Read what comes next")
        .doesNotContain("A licence must be shown.");

    var next = Pattern.compile("href=\"(" + address + "\\?as_of=[^\"]+)\"").matcher(now).results();
    var addresses = next.map(found -> found.group(1)).distinct().toList();
    assertThat(addresses).as("told above and in the list").hasSize(1);
    for (var page : List.of(address, addresses.get(0), "/policies/" + id)) {
      var json =
          Pattern.compile("href=\"(/api/policies/resolve[^\"]+)\"")
              .matcher(Http.at(port).get(page).text());
      assertThat(json.find()).as(page).isTrue();
      var resolved = Http.at(port).get(json.group(1).replace("&amp;", "&"));
      assertThat(resolved.status()).as(json.group(1)).isEqualTo(200);
      assertThat(resolved.text().contains("A licence must be shown."))
          .as(page)
          .isEqualTo(page.contains("as_of"));
    }
    assertThat(Http.at(port).get("/policies/" + id + ":sg").text())
        .contains("What it says on clauses of its base", "The audience must be 21 or older.")
        .contains("in the base:", "The audience must be 18 or older.");
    assertThat(Http.at(port).get(addresses.get(0)).text())
        .contains("This does not apply yet.", "A licence must be shown.", "prohibited");
    assertThat(Http.at(port).get(address + "?as_of=2001-01-01T00:00:00Z").text())
        .as("what was, is in the history")
        .doesNotContain("A licence must be shown.");
    for (var none : List.of("soon", "1700000000", "")) {
      assertThat(Http.at(port).get(address + "?as_of=" + none).status()).as(none).isEqualTo(400);
    }
  }

  /** Its base has left the market: nothing of it applies there, and no page says that it does. */
  @Test
  void anOverlayWithoutItsBaseIsNowhereInEffect() {
    publish(base, "1.0.0", 0);
    publish(overlay("prohibited", List.of()), "1.0.0", 0);
    publish(base.with(Map.of("jurisdictions", List.of("TH"))), "2.0.0", 0);

    var page = Http.at(port).get("/policies/%s:sg".formatted(id)).text();
    assertThat(page)
        .contains("nobody has to keep to it")
        .contains("name=\"state\" content=\"without-base\"")
        .contains("Nowhere: its base does not apply there.")
        .doesNotContain("Applies now", "every version was taken back");
    assertThat(
            Http.at(port)
                .get("/api/policies/resolve?version=1.0.0&policy_id=%s:sg".formatted(id))
                .json()
                .at("/ext/relay/state")
                .asText())
        .isEqualTo("without-base");
    for (var none :
        List.of(
            "/api/policies/resolve?market=SG&policy_id=%s:sg",
            "/api/policies/resolve?as_of=%s&policy_id=%%s:sg".formatted(relay.now()),
            "/api/policies/resolve?version=1.0.0&as_of=%s&policy_id=%%s:sg".formatted(relay.now()),
            "/policies/%s:sg/markets/SG")) {
      assertThat(Http.at(port).get(none.formatted(id)).status()).as(none).isEqualTo(404);
    }
    var bulk =
        Http.at(port)
            .post(
                "/api/policies/resolve/bulk",
                Map.of("policy_ids", List.of(id + ":sg"), "market", "SG"))
            .json();
    assertThat(bulk.path("results").path(id + ":sg").isNull()).isTrue();
    assertThat(Http.at(port).get("/policies/markets/SG").text()).doesNotContain(id);
    assertThat(Http.at(port).get("/policies/markets/SG/changes.atom").text())
        .contains("Its base does not apply in its market: nothing of it applies.");
    assertThat(Http.at(port).get("/policies/search?market=SG&q=%22Overlay+of+it%22").text())
        .contains("has no base that applies");
  }

  @Test
  void theMatrixShowsTheDayOnWhichAMarketIsLeftWithoutAPolicy() {
    // alone in its row: what another policy has no end of would hide the day
    base = base.with(Map.of("policy_categories", List.of("row_of_" + id)));
    publish(base, "1.0.0", 0);
    publish(base.with(Map.of("jurisdictions", List.of("SG"))), "2.0.0", 9);

    var matrix = Http.at(port).get("/api/policies/matrix").json().toString();
    assertThat(matrix)
        .contains(
            "\"until\":\"" + relay.now().plus(Duration.ofDays(9)).toString().substring(0, 10));
    var day = DAY.format(relay.now().plus(Duration.ofDays(9)).atZone(ZoneId.of("Asia/Bangkok")));
    var row =
        Http.at(port)
            .get("/policies/matrix")
            .text()
            .split("row of " + id.replace('_', ' '))[1]
            .split("</tr>")[0];
    assertThat(row).contains("Agree " + id);
    assertThat(row.split("no policy from " + day)).as(row).hasSize(2);
    assertThat(row.split("/markets/TH\"")[1]).contains("no policy from " + day);
    assertThat(Http.at(port).get("/policies/" + id).text()).contains(", until ");
  }

  private PolicyEntry overlay(String stance, List<String> channels) {
    var overlay =
        base.with(
            Map.of(
                "policy_id",
                id + ":sg",
                "name",
                "Overlay of it",
                "enforcement",
                "must",
                "jurisdictions",
                List.of("SG"),
                "channels",
                channels,
                "policy",
                "1. A licence must be shown."));
    return stance(
        overlay,
        stance,
        Map.of("overlay_of", id, "tightens", Map.of("c2", "The audience must be 21 or older.")));
  }

  private static List<String> channels(Random random) {
    return random.nextBoolean() ? List.of() : List.of("dooh", "ooh");
  }

  private static PolicyEntry stance(PolicyEntry entry, String stance, Map<String, Object> more) {
    var relay = new LinkedHashMap<String, Object>(more);
    relay.put("stance", stance);
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }

  private void publish(PolicyEntry entry, String version, int inDays) {
    relay.announce(version, entry, Duration.ofDays(inDays));
  }
}
