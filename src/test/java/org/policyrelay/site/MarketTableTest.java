package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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

/** The table of a market, and how one filters it. */
@RelayTest
@StoppedTime
class MarketTableTest {

  @Autowired Relay relay;
  @LocalServerPort int port;

  private PolicyEntry entry = Policies.shouldRule();
  private String id = "";
  private String word = "";

  @BeforeEach
  void publish() {
    id = entry.policyId();
    word = "tablet" + id.replaceAll("[^0-9]", "");
    entry =
        entry.with(
            Map.of(
                "name",
                "Rows " + word,
                "jurisdictions",
                List.of("SG"),
                "policy_categories",
                List.of("cat_" + word),
                "policy",
                "About it.\n\n1. A licence is needed.\n2. Adults only.\n3. Draws must not be shown.",
                "ext",
                Map.of(
                    "relay",
                    Map.of(
                        "stance",
                        "restricted",
                        "topics",
                        List.of(
                            topic("draw-" + word, "Draws " + word, "prohibited"),
                            topic("sale-" + word, "Sales " + word, "allowed")),
                        "requirements",
                        List.of(
                            Map.of("id", "lic", "clause", "c2", "type", "licence"),
                            Map.of(
                                "id",
                                "who",
                                "clause",
                                "c3",
                                "type",
                                "targeting",
                                "value",
                                "nobody who is known to gamble"),
                            Map.of("id", "age", "clause", "c3", "type", "age", "value", 21),
                            Map.of(
                                "id",
                                "num",
                                "clause",
                                "c2",
                                "type",
                                "approval-number",
                                "pattern",
                                "\\d{4}",
                                "topic",
                                "sale-" + word)),
                        "exceptions",
                        List.of(Map.of("id", "ex", "clause", "c4", "text", "Free " + word))))));
    relay.announce("1.0.0", entry, Duration.ZERO);
  }

  private static Map<String, Object> topic(String code, String name, String stance) {
    return Map.of("code", code, "name", name, "stances", Map.of("SG", stance));
  }

  @Test
  void eachTopicIsARowWithWhatIsAskedOfIt() {
    var rows = rows("");

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .contains("Sales " + word, "allowed", "Age 21 or older", "in force since")
        .contains("/policies/%s/markets/SG#c2\"".formatted(id), "Free " + word)
        .contains("/policies/finder?market=SG&amp;topic=sale-" + word)
        .doesNotContain("announced");
    assertThat(rows.get(1)).contains("Approval number");
    assertThat(rows.get(2)).contains("all else", "restricted").doesNotContain("Approval number");
  }

  /** A type and the number of a clause tell nobody what to do. */
  @Test
  void whatIsAskedIsSaidInWords() {
    assertThat(rows("topic=sale-" + word))
        .singleElement()
        .asString()
        .contains(">Licence §1: A licence is needed.</a>")
        .contains(">Age 21 or older §2</a>")
        .contains(">Targeting §2: nobody who is known to gamble</a>")
        .containsPattern(">Approval number §1: written like \\d{4}</a>");
    for (var page : List.of("/policies/%s/markets/SG".formatted(id), "/policies/" + id)) {
      assertThat(Http.at(port).get(page).text())
          .as(page)
          .containsPattern("<strong>Licence</strong>: <span[^>]*>A licence is needed\\.</span>");
    }
    assertThat(Http.at(port).get("/policies/finder?market=SG&topic=sale-" + word).text())
        .containsPattern("<strong>Licence</strong>: <span[^>]*>A licence is needed\\.</span>");
  }

  /**
   * A reader elsewhere in the country, or in another one, is not told a rule that is not theirs.
   */
  @Test
  void whatIsAskedInAPartOrOfSomeAdvertisersSaysSo() {
    var au = "part" + word;
    relay.announce(
        "1.0.0",
        Policies.shouldRule()
            .with(
                Map.of(
                    "name",
                    "Parts " + au,
                    "jurisdictions",
                    List.of("AU"),
                    "policy_categories",
                    List.of("cat_" + au),
                    "policy",
                    "1. No inducement.\n2. A licence.\n3. A label.",
                    "ext",
                    Map.of(
                        "relay",
                        Map.of(
                            "requirements",
                            List.of(
                                Map.of(
                                    "id",
                                    "no",
                                    "clause",
                                    "c1",
                                    "type",
                                    "other",
                                    "markets",
                                    List.of("AU-NSW")),
                                Map.of(
                                    "id",
                                    "lic",
                                    "clause",
                                    "c2",
                                    "type",
                                    "licence",
                                    "advertiser_countries",
                                    List.of("NZ")),
                                Map.of(
                                    "id",
                                    "all",
                                    "clause",
                                    "c3",
                                    "type",
                                    "other",
                                    "markets",
                                    List.of("AU", "AU-NSW"))))))),
        Duration.ZERO);

    assertThat(Http.at(port).get("/policies/markets/AU?category=cat_" + au).text())
        .contains(">Other §1: No inducement. · in New South Wales (AU-NSW)</a>")
        .contains(">Licence §2: A licence. · for advertisers in New Zealand (NZ)</a>")
        .contains(">Other §3: A label.</a>");
  }

  /** Nothing that is asked makes it allowed, so that only an exception is told beside it. */
  @Test
  void underABanTheBanAloneIsTold() {
    assertThat(rows("topic=draw-" + word))
        .singleElement()
        .asString()
        .contains("prohibited", ">§3 Draws must not be shown.</a>", "Free " + word)
        .contains("/policies/%s/markets/SG#c4\"".formatted(id))
        .doesNotContain("Licence", "Age 21", "Targeting", "SG#c2", "SG#c3");
    assertThat(rows("requirement=licence&topic=draw-" + word)).isEmpty();
  }

  /** As the finder and the cards do. */
  @Test
  void aClauseThatWasChangedWithoutItsItemIsReadBesideIt() {
    assertThat(rows("")).noneMatch(row -> row.contains("reads:"));
    relay.pass(Duration.ofHours(1));
    relay.announce(
        "2.0.0",
        entry.with(
            Map.of("policy", entry.text().replace("Adults only.", "Adults only, of 25 years."))),
        Duration.ZERO);

    assertThat(rows("")).isNotEmpty();
    assertThat(rows("topic=sale-" + word))
        .singleElement()
        .asString()
        .contains("Age 21 or older", "/policies/%s/markets/SG#c3\"".formatted(id))
        .containsPattern("§2</a> reads: <span[^>]*>Adults only, of 25 years\\.</span>")
        .contains("changed apart from what stands for it here")
        .containsOnlyOnce("reads:");
    var finder = Http.at(port).get("/policies/finder?market=SG&topic=draw-" + word).text();
    assertThat(finder)
        .containsPattern(
            "<span class=\"block\"><a [^>]*>§2</a> reads: <span[^>]*>Adults only, of 25 years");
  }

  @Test
  void itIsFilteredByEachOfItsColumns() {
    assertThat(rows("topic=sale-" + word)).singleElement().asString().contains("Sales " + word);
    assertThat(rows("topic=" + word)).hasSize(3);
    assertThat(rows("stance=allowed&topic=" + word)).hasSize(1);
    assertThat(rows("requirement=approval-number&topic=" + word)).hasSize(1);
    assertThat(rows("requirement=hours&category=cat_" + word)).isEmpty();
    assertThat(rows("category=cat_" + word)).hasSize(3);
    assertThat(rows("category=%s&topic=%s".formatted(entry.category(), word))).hasSize(3);
    assertThat(rows("category=none_" + word)).isEmpty();
    assertThat(page("topic=%s&stance=allowed".formatted(word)))
        .contains("value=\"" + word + "\"", "<option value=\"allowed\" selected=\"selected\">")
        .contains(">One row.", ">Clear</a>")
        .contains("Only: about " + word + "; stance allowed");
    assertThat(page("topic=sale-" + word))
        .as("a topic is called by its name")
        .contains("Only: about Sales " + word);
    assertThat(page("topic=" + word)).contains("3 rows, one for each topic of a policy.");
  }

  @Test
  void whatNothingIsLikeSaysWhatToDo() {
    assertThat(page("topic=none" + word + "x"))
        .contains("is like this.", "Clear the filter")
        .doesNotContain("rows held");
    assertThat(page("stance=maybe&at=soon&requirement=luck&topic=" + word))
        .contains("Not understood, and left out of the question: stance, what is asked, day.")
        .contains("3 rows");
  }

  @Test
  void whatIsAnnouncedAndWhatEndsIsToldByTheMarketsClock() {
    var now = rows("topic=draw-" + word);
    assertThat(now).singleElement().asString().contains("in force since").doesNotContain("ending");
    id = id + "-later";
    var announced =
        DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)
            .format(relay.now().plus(Duration.ofDays(9)).atZone(ZoneId.of("Asia/Singapore")));
    relay.announce(
        "1.0.0", entry.with(Map.of("policy_id", id, "sunset_date", day(20))), Duration.ofDays(9));

    assertThat(rows("topic=draw-" + word))
        .singleElement()
        .asString()
        .contains("announced: from " + announced, "until ")
        .contains("/policies/%s/markets/SG?as_of=".formatted(id));
    assertThat(page("topic=" + word)).contains(">coming<", ">applies<", "6 rows");
    assertThat(rows("at=%s&topic=draw-%s".formatted(day(12), word)))
        .singleElement()
        .asString()
        .contains("in force since", "ending: until");
    assertThat(rows("at=%s&topic=%s".formatted(day(40), word))).isEmpty();
    for (var before : List.of(-20, 0, 5)) {
      assertThat(rows("at=%s&topic=%s".formatted(day(before), word))).as("day " + before).isEmpty();
    }
    assertThat(page("at=%s&topic=%s".formatted(day(5), word)))
        .contains("in force since", "3 rows")
        .doesNotContain("announced: from", id);
    assertThat(page("at=%s&topic=%s".formatted(day(-20), word)))
        .contains("is like this.")
        .doesNotContain("in force since", "announced: from");
  }

  /** A ban for some channels alone is shown as such, and found by it. */
  @Test
  void aBanInSomeChannelsIsOne() {
    relay.announce(
        "1.0.0",
        entry.with(
            Map.of(
                "policy_id",
                id + ":sg",
                "channels",
                List.of("olv"),
                "policy",
                "1. None at all.",
                "ext",
                Map.of("relay", Map.of("overlay_of", id, "stance", "prohibited")))),
        Duration.ZERO);

    var rows = rows("stance=prohibited&topic=sale-" + word);
    assertThat(rows)
        .singleElement()
        .asString()
        .containsPattern("allowed.*on online video: .*prohibited")
        .contains("Licence §1")
        .doesNotContain("olv");
    assertThat(rows("topic=draw-" + word)).singleElement().asString().doesNotContain("Licence");
  }

  private String day(int in) {
    return relay.now().plus(Duration.ofDays(in)).toString().substring(0, 10);
  }

  private String page(String query) {
    return Http.at(port).get("/policies/markets/SG?" + query).text();
  }

  private List<String> rows(String query) {
    var page = page(query);
    return page.contains("rows held")
        ? Stream.of(page.split("rows held")[1].split("</table>")[0].split("<tr"))
            .filter(row -> row.contains("/policies/" + id + "/"))
            .toList()
        : List.of();
  }
}
