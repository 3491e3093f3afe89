package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What the public reads of a policy, as pages and as JSON, without a login. */
@RelayTest
class PolicySiteTest extends AppliedAndAnnounced {

  @Autowired PolicyRegistry registry;

  @Test
  void thePageShowsWhatAppliesAndSaysWhatComes() {
    var page = page("/policies/" + first.policyId());

    assertThat(page)
        .contains("shown to adults only")
        .doesNotContain("never be shown")
        .contains("A newer version is published and will apply later.", "Read version 2.0.0")
        .contains("Singapore (SG)", "Singapore (UTC+8)")
        .contains("United States (US)", "no calendar for this market", "UTC")
        .contains("changes since 1.0.0");
  }

  /**
   * What happened in no market is on the clock of who has logged in; for the public on that of the
   * market, or else in UTC.
   */
  @Test
  void whenAVersionWasPublishedIsToldOnTheReadersClock() {
    var policy = "/policies/" + first.policyId();
    var lead = Http.at(port).logIn("qa-lead");

    assertThat(versions(page(policy))).contains(", " + time("UTC") + " UTC");
    assertThat(versions(page(policy + "/markets/SG")))
        .contains(", " + time("Asia/Singapore") + " Singapore (UTC+8)")
        .doesNotContain(" UTC,");
    assertThat(versions(lead.get(policy).text())).doesNotContain(" UTC,").contains("(UTC+");
    assertThat(published(lead.get(policy + "/markets/SG").text()))
        .hasSize(2)
        .isEqualTo(published(lead.get(policy).text()));
  }

  private static List<String> published(String page) {
    return Pattern.compile("published [^,]*,[^,]*,")
        .matcher(versions(page))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private String time(String zone) {
    return DateTimeFormatter.ofPattern("HH:mm")
        .format(now.minus(Duration.ofDays(30)).atZone(ZoneId.of(zone)));
  }

  private static String versions(String page) {
    return page.substring(
        page.indexOf("<h2>Versions</h2>"),
        page.indexOf("</form>", page.indexOf("<h2>Versions</h2>")));
  }

  /** Read alone, what a market adds looks like all that there is. */
  @Test
  void aDifferenceSaysToWhomTheTextBelongsAsItsVersionsDo() {
    var overlay =
        with(
            new PolicyFamily(first, "SG").overlay("A licence must be shown."),
            "enforcement",
            "must");
    publish(overlay, "1.0.0", "O-", now.minusSeconds(60), "SG");
    publish(with(overlay, "policy", "A licence must be shown first."), "2.0.0", "P-", now, "SG");
    var note = "in one market and is read together with it.";

    var version = page("/policies/" + overlay.policyId() + "/versions/2.0.0");
    var difference = page("/policies/" + overlay.policyId() + "/diff/1.0.0/2.0.0");
    assertThat(List.of(version, difference))
        .allSatisfy(
            page ->
                assertThat(page)
                    .contains(
                        "This tightens <a href=\"/policies/" + first.policyId() + "\"", note));
    assertThat(page("/policies/" + first.policyId() + "/diff/1.0.0/2.0.0")).doesNotContain(note);
  }

  /** Who approved it saw where each stood; a page would show the letters in another order. */
  @Test
  void whatTurnsTheDirectionOfTextIsOnNoPageAndInNoFeed() {
    var turned =
        with(
            with(
                with(first, "policy_id", first.policyId() + ":turned"),
                "description",
                "Ads\u2067 18 or\u2069 older."),
            "policy",
            "Ads \u2066must\u2069 be\u2068 `shown\u2067`.");
    publish(turned, "1.0.0", "T-", now.minusSeconds(60), "SG");

    for (var path :
        List.of("/policies", "/policies/" + turned.policyId(), "/policies/changes.atom")) {
      assertThat(Http.at(port).get(path).text())
          .as(path)
          .contains("older")
          .doesNotContainPattern("[\u2066-\u2069]");
    }
    assertThat(page("/policies/" + turned.policyId()))
        .contains("Ads 18 or older.", "Ads must be <code>shown</code>.");
    assertThat(json("/api/policies/resolve?policy_id=" + turned.policyId()).path("policy").asText())
        .as("to the letter")
        .contains("Ads \u2066must\u2069 be\u2068 `shown\u2067`.");
  }

  @Test
  void aVersionToComeSaysThatItDoesNotApplyYet() {
    var page = page("/policies/" + first.policyId() + "/versions/2.0.0");

    assertThat(page)
        .contains("never be shown", "This version does not apply yet.", "Read version 1.0.0");
  }

  @Test
  void aVersionTakenBackSaysSoAndTheFormerOneCountsAgain() {
    publisher.rollBack("B-" + first.policyId(), now.minusSeconds(1), "withdrawn");

    assertThat(page("/policies/" + first.policyId() + "/versions/2.0.0"))
        .contains("This version was taken back and does not apply.", "Read version 1.0.0");
    assertThat(page("/policies/" + first.policyId()))
        .contains("shown to adults only")
        .doesNotContain("will apply later");
  }

  /** A release has no end of its own: what took its place ends it. */
  @Test
  void everyVersionSaysWhatBecameOfIt() {
    var third = with(first, "policy", "Ads must be shown at night only.");
    publish(third, "3.0.0", "C-", now.minus(Duration.ofDays(20)), "SG", "US");

    assertThat(page("/policies/" + first.policyId()))
        .contains(", in effect since ", ", was replaced on ", ", never came into effect")
        .doesNotContain(", in effect<", ", scheduled");
    assertThat(page("/policies/" + first.policyId() + "/versions/1.0.0"))
        .contains(">replaced</span>", "This version was replaced on ", "Read version 3.0.0")
        .doesNotContain(">in effect</span>");
    assertThat(page("/policies/" + first.policyId() + "/versions/2.0.0"))
        .contains(">never came into effect</span>", "This version never came into effect.");
  }

  @Test
  void aCardNamesTheMarketsWhereItAppliesOrComesAndNoOthers() {
    var named =
        with(
            with(first, "policy_id", first.policyId() + ":card"),
            "jurisdictions",
            List.of("SG", "PH", "NZ"));
    publish(named, "1.0.0", "D-", now.minusSeconds(60), "SG");
    publish(named, "1.0.0", "D-", now.plus(Duration.ofDays(3)), "PH");

    var list = page("/policies");
    var card = list.substring(list.indexOf(named.policyId() + "\""));
    assertThat(card.substring(0, card.indexOf("</article>")))
        .contains("SG · coming in PH")
        .doesNotContain("NZ");
  }

  @Test
  void twoVersionsAreComparedWordByWord() {
    assertThat(page("/policies/" + first.policyId() + "/diff/1.0.0/2.0.0"))
        .contains("enforcement changes from should to must")
        .contains("<del>", "<ins>never </ins>");
  }

  @Test
  void theListCanBeReadByMarketAndCategory() {
    assertThat(page("/policies")).contains("/policies/" + first.policyId());
    assertThat(page("/policies/markets/US")).contains(first.policyId(), "run in UTC");
    assertThat(page("/policies/markets/NZ")).doesNotContain(first.policyId());
    assertThat(page("/policies?category=regulation")).doesNotContain(first.policyId());
    assertThat(page("/policies/markets/SG"))
        .contains(
            first.policyId() + "/markets/SG\"", first.policyId() + "/versions/2.0.0", "From ");
  }

  @Test
  void whatIsNotThereIsAPageToo() {
    for (var path :
        List.of(
            "/policies/nope",
            "/policies/markets/XX",
            "/policies/" + first.policyId() + "/versions/7.0.0",
            "/policies/a/b/c/d/e")) {
      var answer = Http.at(port).get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void pointsTablesAndNotesAreAsTheyWereApproved() {
    var written =
        with(
            with(first, "policy_id", first.policyId() + ":written"),
            "policy",
            "2. Ask.\n2. Ask again.[^9]\n7. Go.\n\n| Market | Age |\n|---|--:|\n| SG | 18 |\n\n[^9]: In writing.");
    publish(written, "1.0.0", "C-", now.minusSeconds(60), "SG");

    assertThat(page("/policies/" + written.policyId()))
        .contains(
            "<ol start=\"2\">",
            "<li id=\"c2\" value=\"2\"><span class=\"cite\" data-id=\"c2\"></span>Ask again.<sup>",
            "<li id=\"c3\" value=\"7\"><span class=\"cite\" data-id=\"c3\"></span>Go.</li>",
            "<span class=\"cite\" data-id=\"c4\"></span><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table id=\"c4\">",
            "<td align=\"right\">18</td>",
            "<div class=\"footnote\" id=\"c5\">",
            ">9</sup>");
  }

  @Test
  void aTextCannotBringScriptsOrStyles() {
    var hostile =
        with(
            with(first, "policy_id", first.policyId() + ":hostile"),
            "policy",
            "<script>alert(1)</script>\n\n[x](javascript:alert(2)) <img src=x onerror=alert(3)> **b**");
    publish(hostile, "1.0.0", "C-", now.minusSeconds(60), "SG");

    var page = page("/policies/" + hostile.policyId());

    assertThat(page)
        .contains("<strong>b</strong>", "&lt;script&gt;", "x (javascript:alert(2))")
        .doesNotContain("<script", "\"javascript:", "href=\"\"", "<img src=x");
    assertThat(Http.at(port).get("/policies").headers().get("content-security-policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void theSamplesAreThereAndSayWhatTheyAre() {
    assertThat(page("/policies/apac:political_advertising"))
        .contains("This is a sample policy. It is illustrative and not legal advice.");
    assertThat(registry.history("apac:alcohol")).hasSize(1);
  }

  private String page(String path) {
    var answer = Http.at(port).get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/html");
    return answer.text();
  }
}
