package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.browser.Accessibility.violations;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.round.GivenVote;
import org.policyrelay.round.Rounds;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people follow one session at once. */
@RelayTest
@Tag("any-database")
class CalibrationBrowserTest extends BrowserSteps {

  private static final List<String> RATERS = List.of("ad-reviewer", "ad-reviewer-2");
  private static final String TYPED = "Say what a cartoon is";

  @Autowired Rounds rounds;
  @Autowired TaskService tasks;

  private String key = "";

  @BeforeEach
  void twoCasesAreInDispute() {
    var session =
        Http.at(port)
            .as("policy-manager")
            .post(
                "/api/calibration/sessions",
                Map.of(
                    "market_group",
                    "SEA",
                    "policy_id",
                    "apac:alcohol",
                    "raters",
                    RATERS,
                    "cases",
                    Stream.of("ad-1", "ad-2")
                        .map(ref -> Map.of("ref", ref, "content", "A beer with a cartoon " + ref))
                        .toList()));
    assertThat(session.status()).as(session.text()).isEqualTo(201);
    relay.settle();
    key = session.json().path("key").asText();
    var round = session.json().path("round").asText();
    for (var user : RATERS) {
      var label = user.equals(RATERS.get(0)) ? "allow" : "reject";
      rounds.vote(
          round,
          user,
          Stream.of("ad-1", "ad-2").map(ref -> new GivenVote(ref, label, 3, "Because")).toList());
      var task =
          tasks
              .createTaskQuery()
              .processInstanceBusinessKey(round)
              .taskAssignee(user)
              .singleResult();
      relay.answer(user, task.getId(), "handIn", true);
    }
    relay.settle();
  }

  private Page follow(BrowserContext context, String user) {
    var page = open(context, "/login");
    page.fill("#username", user);
    page.fill("#password", "demo");
    page.click("main button[type=submit]");
    page.navigate(address("/calibration/" + key));
    return page;
  }

  @Test
  void whatOneDecidesTheOthersSeeAndWhatTheyTypeStays() {
    try (var one = newContext(1000, 800);
        var other = newContext(1000, 800)) {
      var deciding = follow(one, "policy-manager");
      var typing = follow(other, "admin");
      assertThat(violations(deciding)).isEmpty();
      typing.fill("#dispute-2-text", TYPED);

      deciding.selectOption("#dispute-1-kind", "gap");
      deciding.fill("#dispute-1-text", "No clause says it");
      deciding.click("#dispute-1 button:has-text('Decide')");
      deciding.waitForURL("**/calibration/" + key);

      assertThat(typing.locator("#dispute-1-decided")).containsText("No clause says it");
      assertThat(typing.locator("#missing")).not().containsText("ad-1");
      assertThat(typing.locator("#dispute-2-text")).hasValue(TYPED);

      typing.selectOption("#dispute-1-kind", "exemplar");
      typing.fill("#dispute-1-text", "Show a cartoon");
      typing.click("#dispute-1 button:has-text('Decide')");
      assertThat(typing.locator("[role=alert]").first())
          .containsText("Somebody has decided on ad-1");
      assertThat(typing.locator("#dispute-1-decided")).containsText("No clause says it");
      assertThat(typing.locator("#dispute-1-text")).hasValue("Show a cartoon");
      assertThat(typing.locator("#dispute-2-text")).hasValue(TYPED);
      picture(typing, "calibration-decided-meanwhile");

      typing.selectOption("#dispute-2-kind", "clarification");
      typing.click("#dispute-2 button:has-text('Decide')");
      assertThat(typing.locator("#dispute-2-decided")).containsText(TYPED);
      assertThat(deciding.locator("#dispute-2-decided")).containsText(TYPED);
      typing.reload();
      assertThat(typing.locator("#dispute-1-text")).hasValue("Show a cartoon");
    }
    assertThat(faults).isEmpty();
  }
}
