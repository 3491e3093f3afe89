package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A base and an overlay as pages tell them. That all doors say the same of any at every instant is
 * in {@link FamiliesAtEveryDoorTest}.
 */
@RelayTest
@StoppedTime
class ReadersAgreeTest {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  @Autowired Relay relay;
  @LocalServerPort int port;

  private PolicyEntry base = Policies.shouldRule();
  private String id = "";

  @BeforeEach
  void stopTime() {
    id = base.policyId();
    base = stance(base.with(Map.of("name", "Agree " + id)), "restricted", Map.of());
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

    for (var read : List.of("version=1.0.0 versions/1.0.0", "market=SG markets/SG")) {
      var asked = read.split(" ")[0];
      var clauses =
          Http.at(port)
              .get("/api/policies/resolve?%s&policy_id=%s".formatted(asked, id))
              .json()
              .at("/ext/relay/clauses");
      var page = Http.at(port).get("/policies/%s/%s".formatted(id, read.split(" ")[1])).text();
      assertThat(clauses)
          .as(read)
          .hasSizeGreaterThanOrEqualTo(asked.startsWith("market") ? 11 : 10);
      for (var clause : clauses) {
        assertThat(page).as(read).contains("id=\"" + clause.path("id").asText() + "\"");
      }
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
            "This is published and takes effect", "version 2.0.0", "prohibited", id + ":sg/c1");
    assertThat(Http.at(port).get("/policies/" + id).text())
        .contains("does not apply yet", "It takes effect", "version 2.0.0");
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
        .contains("Published, takes effect", "Read what comes next")
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

  private static PolicyEntry stance(PolicyEntry entry, String stance, Map<String, Object> more) {
    var relay = new LinkedHashMap<String, Object>(more);
    relay.put("stance", stance);
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }

  private void publish(PolicyEntry entry, String version, int inDays) {
    relay.announce(version, entry, Duration.ofDays(inDays));
  }
}
