package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Of a policy of nine markets nothing lies beside a form or a sheet. */
@RelayTest
@Tag("any-database")
class ManyMarketsBrowserTest extends TasklistSteps {

  private static final List<String> MARKETS =
      List.of("AU", "ID", "KH", "MY", "NZ", "PH", "SG", "TH", "VN");

  /** What is cut off, or has to be moved to be read. */
  private static final String CUT =
      """
      () => [...document.querySelectorAll('.fjs-form-field-text *')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map((one) => one.outerHTML.slice(0, 150))
      """;

  @Autowired PolicyPublisher publisher;

  @Test
  void whoDecidesReadsAllOfItInTheForm() {
    var before = ofNineMarkets("allowed");
    publish(before);
    relay.propose("policy-specialist", proposal(ofNineMarkets("restricted", before.policyId())));
    try (var context = newContext(1366, 768)) {
      var page = logIn(context, "policy-specialist");
      openList(page, "My team");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Draft revision"))
          .first()
          .click();
      page.locator(".fjs-form-field-text table").first().waitFor();
      assertThat((List<?>) page.evaluate(CUT)).isEmpty();
      assertThat(page.locator(".fjs-form-field-text").first().innerText())
          .contains("8 other markets", "allowed → restricted", "Exempt where nobody pays");
      var pane = page.locator(".task-card").first();
      assertThat(width(page.locator(".fjs-form-field-text").first()))
          .as("the form takes the width that there is")
          .isGreaterThan(width(pane) * 0.85);
      picture(page, "many-markets-form");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whoPrintsItHasAllOfItInWholeWords() {
    var policy = ofNineMarkets("restricted");
    publish(policy);
    try (var context = newContext(794, 1100)) {
      var page = open(context, "/policies/" + policy.policyId());
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      assertThat(
              (List<?>)
                  page.evaluate(
                      "[...document.querySelectorAll('.matrix .tag')]"
                          + ".filter(one => one.getClientRects().length > 1"
                          + " || one.scrollWidth > one.parentElement.clientWidth + 1)"
                          + ".map(one => one.outerHTML)"))
          .isEmpty();
      assertThat(page.locator(".matrix .tag").count()).isEqualTo(MARKETS.size());
      wholePicture(page, "many-markets-print");
    }
    assertThat(faults).isEmpty();
  }

  private void publish(PolicyEntry entry) {
    publisher.publish(
        Policies.order(
            entry, "1.0.0", "S-" + entry.policyId(), relay.now(), MARKETS.toArray(String[]::new)));
  }

  private static double width(Locator what) {
    return what.boundingBox().width;
  }

  private static PolicyEntry ofNineMarkets(String inSingapore) {
    return ofNineMarkets(inSingapore, shouldRule().policyId());
  }

  private static PolicyEntry ofNineMarkets(String inSingapore, String id) {
    var stances =
        MARKETS.stream()
            .collect(
                Collectors.toMap(
                    market -> market, market -> market.equals("SG") ? inSingapore : "allowed"));
    var relay =
        Map.of(
            "topics",
            List.of(
                Map.of(
                    "code",
                    "skill-game",
                    "name",
                    "Games of skill",
                    "stances",
                    stances,
                    "definition",
                    "Games for money that only those win who are better at them than others")),
            "exceptions",
            List.of(
                Map.of(
                    "id",
                    "charity-draw",
                    "clause",
                    "c1",
                    "topic",
                    "skill-game",
                    "text",
                    "Exempt where nobody pays to take part, whatever the prize of the draw is.",
                    "reason",
                    "Tried out for half a year, then looked at again by the two teams.",
                    "markets",
                    List.of("PH", "SG"),
                    "from",
                    "2026-01-01T00:00:00Z",
                    "until",
                    "2028-01-01T00:00:00Z")));
    return shouldRule()
        .with(Map.of("policy_id", id, "jurisdictions", MARKETS, "ext", Map.of("relay", relay)));
  }
}
