package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the table of a market quotes of a policy's text. */
@RelayTest
@StoppedTime
class MarketQuotesTest {

  @Autowired Relay relay;
  @LocalServerPort int port;

  private final PolicyEntry entry = Policies.shouldRule();
  private final String id = entry.policyId();

  /** What a policy asks in its text alone is quoted, in short, with the way to the rest. */
  @Test
  void whatSaysAllInItsTextIsQuoted() {
    announce(
        Map.of(
            "name",
            "Prose",
            "policy",
            "About it.\n\n1. Fairs are here.\n2. Ads must name the maker, "
                + "and the place, ".repeat(20)
                + "at once.\n3. Ads must not whisper.\n4. Ads must end.\n\nBeside it.",
            "ext",
            Map.of()));

    assertThat(row())
        .contains(
            "no stance",
            "/policies/%s/markets/SG#c3\" dir=\"auto\">§2 Ads must name the maker".formatted(id))
        .contains(
            "/policies/%s/markets/SG#c4\" dir=\"auto\">§3 Ads must not whisper.</a>".formatted(id))
        .contains("/policies/%s/markets/SG\">all of its text</a>".formatted(id))
        .contains(" …</a>", ">§2</a>, <a", ">§3</a>")
        .doesNotContain("at once", "Fairs", "Ads must end", "in its text");
  }

  /** In another language nobody here can tell which of its clauses bind. */
  @Test
  void whatIsInAnotherLanguageIsQuotedFromItsFirstClause() {
    announce(Map.of("policy", "คำนำ\n\n1. ห้ามโฆษณา\n2. บอกราคา", "ext", Map.of()));

    assertThat(row())
        .contains("#c2\" dir=\"auto\">§1 ห้ามโฆษณา</a>", "#c3\" dir=\"auto\">§2 บอกราคา</a>")
        .doesNotContain("คำนำ");
  }

  @Test
  void whatHasToBeShownIsToldWithItsText() {
    announce(
        Map.of(
            "ext",
            Map.of(
                "relay",
                Map.of("disclosures", List.of(Map.of("id", "d", "text", "Gamble with care"))))));

    assertThat(row()).contains(">Disclosure: Gamble with care</a>");
  }

  /** A clause that says what a word does not cover forbids nothing. */
  @Test
  void theClauseThatForbidsIsQuotedUnderABan() {
    announce(
        Map.of(
            "policy",
            "1. A game of skill is not gambling.\n2. Ads must not whisper.\n"
                + "3. It must not be advertised.",
            "ext",
            Map.of("relay", Map.of("stance", "prohibited"))));

    assertThat(row())
        .contains("§3 It must not be advertised.")
        .doesNotContain("is not gambling", "whisper");
  }

  private void announce(Map<String, Object> fields) {
    relay.announce(
        "1.0.0", entry.with(fields).with(Map.of("jurisdictions", List.of("SG"))), Duration.ZERO);
  }

  private String row() {
    var rows = Http.at(port).get("/policies/markets/SG").text().split("rows held")[1];
    return Stream.of(rows.split("</table>")[0].split("<tr"))
        .filter(row -> row.contains("/policies/" + id + "/"))
        .reduce(
            (one, other) -> {
              throw new AssertionError("more than a row");
            })
        .orElseThrow();
  }
}
