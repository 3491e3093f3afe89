package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a withdrawal brings about is said by the numbers and dates that readers will find. */
@RelayTest
@StoppedTime
class WithdrawnPagesTest {

  private static final Pattern CLOCKLESS =
      Pattern.compile(
          "\\d{1,2} \\p{L}{3,9}(?: \\d{4})?, \\d\\d:\\d\\d(?::\\d\\d)?"
              + "(?![\\d:])(?! (?:UTC|in |everywhere|[\\p{L} ]+ \\(UTC)).{0,30}");

  private static final String REASON = "the court lifted the rule";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyPublisher publisher;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final PolicyEntry stricter = family.more("Ads must not be shown near schools.");
  private final String id = family.id();

  @BeforeEach
  void stopTime() {
    relay.publish("1.0.0", base);
  }

  @Test
  void theDialogTheRecordAndTheMailNameTheNumberThatReadersWillSee() {
    var change = relay.inEffect(stricter);
    var words = "version 3.0.0, with the text of 1.0.0";
    assertThat(page(change))
        .contains(
            "Thailand (TH), at once: %s %s, applies, where version 2.0.0 would"
                .formatted(id, words));

    withdraw(change);

    assertThat(resolved("version")).isEqualTo("3.0.0");
    assertThat(audit.of(change))
        .filteredOn(one -> one.event().equals("version-restored"))
        .extracting(AuditEntry::detail)
        .singleElement()
        .asString()
        .startsWith(id + " reads as " + words + ", from ")
        .contains(" in Thailand (UTC+7)", " in Singapore (UTC+8)");
    assertThat(
            jdbc.sql("select title, body from notice where event like ?")
                .param(change + "/restored/%")
                .query()
                .singleRow())
        .containsEntry("title", "Taken back: %s reads as %s".formatted(id, words))
        .extractingByKey("body")
        .asString()
        .startsWith("From ")
        .contains(" in Singapore (UTC+8)", REASON);
  }

  /** The base comes back now, and the overlay that it will meet begins later. */
  @Test
  void whatBecomesUnsettledSaysFromWhen() {
    var change = relay.inEffect(stricter);
    var later = relay.now().plusSeconds(86_400);
    var overlay = family.overlay("A licence must be shown.");
    publisher.publish(
        new PublishOrder(
            overlay,
            "1.0.0",
            "W-" + id + ":sg",
            overlay.contentHash(),
            List.of(new MarketRelease(new Market("SG"), later)),
            relay.now()));

    assertThat(page(change))
        .containsPattern(
            "Readers will have both, from \\d+ \\w+ 2027, \\d\\d:\\d\\d Singapore \\(UTC\\+8\\), until"
                + " somebody has settled it: "
                + Pattern.quote(id)
                + ":sg 1.0.0 was")
        .contains("where it differs from version 3.0.0");
  }

  /** Who decides about objections can withdraw by their form. */
  @Test
  void theFormByWhichAnEmergencyIsWithdrawnSaysItToo() {
    var change = relay.emergency(stricter);
    relay.giveBack("qa-lead", change, "qa", "cannot be sampled");
    for (var team : List.of("ad-review", "training", "advertiser-experience")) {
      relay.deliver(team + "-lead", change, team);
    }

    assertThat(
            Http.at(port)
                .as("policy-manager")
                .shown(relay.task(change, "Task_DecideObjections").getId(), "briefing")
                .replace("\\", ""))
        .contains("What a withdrawal would bring about", "version 3.0.0, with the text of 1.0.0");
  }

  @Test
  void thePageBeginsWithWhoWithdrewItWhatReadsNowAndWhatIsLeft() {
    var change = relay.inEffect(stricter);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    withdraw(change);

    var page = page(change);
    assertThat(page.substring(0, page.indexOf("class=\"track\"")))
        .contains("<strong>Withdrawn</strong> by <span>Mei Tan</span>", REASON)
        .contains("What reads now instead:", "/policies/%s/versions/3.0.0".formatted(id))
        .contains("version 3.0.0</a>", "with the text of 1.0.0")
        .contains("Left to settle:", id + ":sg 1.0.0 was written for version 2.0.0")
        .contains("Prepared to settle it");
    assertThat(track(page))
        .contains("class=\"done\">In effect</li>", "aria-current=\"step\"", ">Withdrawn</li>")
        .doesNotContain("class=\"ahead\"");
    assertThat(page)
        .contains("What it has published", "As the site has shown it")
        .doesNotContain("What it publishes", "As the site will show it");
  }

  @Test
  void whatWasNeverPublicSaysSo() {
    var change = relay.propose("policy-specialist", proposal(stricter));
    withdraw(change);

    var page = page(change);
    assertThat(page)
        .contains("Nothing of it was public. What reads now:", "version 1.0.0</a>")
        .contains("What it was to publish")
        .doesNotContain("Left to settle");
    assertThat(track(page)).contains("Proposed</li>", "Withdrawn</li>").doesNotContain("In review");
  }

  /** A version that was taken back before its day has been read by nobody as valid. */
  @Test
  void versionsAreComparedWithWhatWasReadBeforeThem() {
    var announced = relay.approved(stricter);
    relay.allDeliver(announced);
    relay.complete("policy-manager", announced, "Task_ReleaseToMarkets", "outcome", "go");
    withdraw(announced);
    relay.pass(Duration.ofDays(1));
    relay.publish("3.0.0", base.with(Map.of("policy", base.text() + " Never.")));
    assertThat(versions())
        .contains("/diff/1.0.0/3.0.0", "changes since 1.0.0")
        .doesNotContain("/diff/2.0.0/3.0.0");

    var applied = relay.inEffect(stricter);
    withdraw(applied);
    assertThat(versions())
        .contains("/diff/4.0.0/5.0.0")
        .contains("changes since 4.0.0</a><span class=\"muted\">, which was taken back");
  }

  /** By the market's clock on a market's page, by the reader's behind the login: and named. */
  @Test
  void everyMomentNamesItsClock() {
    var change = relay.inEffect(stricter);
    withdraw(change);
    var lead = Http.at(port).logIn("training-lead");
    for (var door : List.of("/policies/" + id, "/policies/" + id + "/markets/TH")) {
      assertThat(clockless(Http.at(port).get(door).text())).as(door).isEmpty();
      assertThat(clockless(lead.get(door).text())).as(door).isEmpty();
    }
    for (var door : List.of("/changes/" + change, "/changes")) {
      assertThat(clockless(lead.get(door).text())).as(door).isEmpty();
    }
    assertThat(Http.at(port).get("/policies/" + id + "/markets/TH").text())
        .contains("Bangkok (UTC+7)")
        .doesNotContain("Sydney (UTC");
    assertThat(lead.get("/changes/" + change).text()).contains("Sydney (UTC");
  }

  private static List<String> clockless(String page) {
    return CLOCKLESS
        .matcher(page.replaceAll("<[^>]*>", ""))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private String versions() {
    return Http.at(port).get("/policies/" + id).text().split("<h2>Versions</h2>")[1];
  }

  private static String track(String page) {
    return page.split("class=\"track\"")[1].split("</ol>")[0];
  }

  private void withdraw(String change) {
    changes.withdraw(change, "policy-manager", REASON);
    relay.settle();
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }

  private String resolved(String field) {
    return Http.at(port)
        .get("/api/policies/resolve?market=SG&policy_id=" + id)
        .json()
        .path(field)
        .asText();
  }
}
