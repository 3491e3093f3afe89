package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.policyrelay.browser.Accessibility.violations;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.round.GivenVote;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundLabel;
import org.policyrelay.round.RoundOpening;
import org.policyrelay.round.RoundPurpose;
import org.policyrelay.round.Rounds;
import org.policyrelay.round.Vote;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A rater labels twenty cases by keyboard, and sees where the raters differ. */
@RelayTest
@Tag("any-database")
class RoundBrowserTest extends BrowserSteps {

  private static final int CASES = 20;
  private static final String RATER = "ad-reviewer";
  private static final String OTHER = "ad-reviewer-2";

  @Autowired Rounds rounds;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  private String key = "";

  @BeforeEach
  void aRoundOfTwentyCasesIsOpen() {
    relay.stopTime();
    key =
        rounds.open(
            new RoundOpening(
                RoundPurpose.CALIBRATION,
                "CAL-2027-9-SEA",
                "apac:alcohol",
                null,
                List.of(
                    new RoundLabel("allow", "Allow"),
                    new RoundLabel("restrict", "Restrict to adults"),
                    new RoundLabel("reject", "Reject")),
                IntStream.rangeClosed(1, CASES)
                    .mapToObj(
                        n -> new RoundCase("ad-" + n, null, "Cold beer, number " + n, "c2", null))
                    .toList(),
                List.of(RATER, OTHER),
                null),
            "policy-manager");
    runtime.startProcessInstanceByKey("blind-round", key);
    relay.settle();
  }

  private Page logIn(BrowserContext context, String user) {
    var page = open(context, "/login");
    logIn(page, user);
    return page;
  }

  private void logInAgain(Page page, String user) {
    page.context().clearCookies();
    page.navigate(address("/login"));
    logIn(page, user);
  }

  private void logIn(Page page, String user) {
    page.fill("#username", user);
    page.fill("#password", "demo");
    page.click("main button[type=submit]");
    page.navigate(address("/rounds/" + key));
  }

  private List<Vote> votes(String user) {
    return rounds.own(rounds.get(key), user);
  }

  @Test
  void twentyCasesAreLabelledByKeysAlone() {
    try (var context = newContext(1000, 800)) {
      var page = logIn(context, RATER);
      wholePicture(page, "round-sealed");
      assertThat(violations(page)).isEmpty();
      assertThat(page.locator("[data-labelled]:visible")).hasCount(0);
      var begun = System.nanoTime();
      for (var one = 1; one <= CASES; one++) {
        page.keyboard().press(one % 3 == 0 ? "3" : "1");
        page.keyboard().press("Enter");
        if (one == 5) {
          picture(page, "round-labelling");
        }
        if (one < CASES) {
          assertThat(page.locator("#case-" + (one + 1) + " input[name=label]").first()).isFocused();
        }
      }
      assertThat(page.locator("#labelled")).hasText("20");
      assertThat(page.locator("[data-labelled]:visible")).hasCount(CASES);
      assertThat(page.locator("#done")).isFocused();
      var seconds = (System.nanoTime() - begun) / 1_000_000_000.0;
      assertThat(seconds).as("seconds for twenty cases").isLessThan(60);
      assertThat(votes(RATER)).hasSize(CASES);
      assertThat(votes(RATER).get(2).label()).isEqualTo("reject");
      assertThat(votes(RATER).get(3).label()).isEqualTo("allow");

      page.fill("#case-1-rationale", "It says beer");
      page.selectOption("#case-1-confidence", "4");
      assertThat(page.locator("#case-1 [data-state]")).hasText("Saved.");
      page.reload();
      assertThat(page.locator("#labelled")).hasText("20");
      assertThat(page.locator("#case-1-rationale")).hasValue("It says beer");
      assertThat(page.locator("#case-1-confidence")).hasValue("4");
      assertThat(page.locator("#done a").getAttribute("href")).contains("/tasklist/");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsTypedIsThereWhoeverLeavesThePage() {
    try (var context = newContext(1000, 800)) {
      var page = logIn(context, RATER);
      page.check("#case-1 input[value=allow]");
      page.locator("#case-1-rationale").pressSequentially("It says beer");
      page.reload();
      assertThat(page.locator("#case-1-rationale")).hasValue("It says beer");
      await().untilAsserted(() -> assertThat(rationales()).containsExactly("It says beer"));

      page.locator("#case-1-rationale").pressSequentially(", cold");
      page.navigate(address("/policies"));
      await().untilAsserted(() -> assertThat(rationales()).containsExactly("It says beer, cold"));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatCouldNotBeSavedIsKeptForItsRaterAlone() {
    try (var context = newContext(1000, 800)) {
      var page = logIn(context, RATER);
      page.route("**/api/rounds/*/votes", Route::abort);
      page.check("#case-1 input[value=reject]");
      page.fill("#case-1-rationale", "Aimed at children");
      page.locator("#case-1-rationale").blur();
      assertThat(page.locator("#case-1 [data-refusal]")).containsText("cannot be reached");
      assertThat(page.locator("#labelled")).hasText("0");

      logInAgain(page, OTHER);
      assertThat(page.locator("#case-1-rationale")).hasValue("");
      assertThat(page.locator("#case-1 input:checked")).hasCount(0);

      page.unroute("**/api/rounds/*/votes");
      logInAgain(page, RATER);
      assertThat(page.locator("#case-1-rationale")).hasValue("Aimed at children");
      assertThat(page.locator("#labelled")).hasText("1");
      assertThat(page.locator("#case-1 [data-state]")).hasText("Saved.");
    }
    assertThat(rationales()).containsExactly("Aimed at children");
    assertThat(votes(OTHER)).isEmpty();
  }

  @Test
  void aSlowVoteDoesNotOvertakeALaterOne() {
    try (var context = newContext(1000, 800)) {
      var page = logIn(context, RATER);
      var slow = new AtomicReference<@Nullable Route>();
      page.route(
          "**/api/rounds/*/votes",
          route -> {
            if (!slow.compareAndSet(null, route)) {
              route.resume();
            }
          });
      page.check("#case-1 input[value=allow]");
      page.waitForCondition(() -> slow.get() != null);
      page.check("#case-1 input[value=reject]");
      page.evaluate("() => fetch('/api/rounds/" + key + "')");
      requireNonNull(slow.get()).resume();
      assertThat(page.locator("#case-1 [data-state]")).hasText("Saved.");
    }
    assertThat(votes(RATER)).singleElement().extracting(Vote::label).isEqualTo("reject");
    assertThat(faults).isEmpty();
  }

  private List<String> rationales() {
    return votes(RATER).stream().map(Vote::rationale).map(String::valueOf).toList();
  }

  @Test
  void withoutScriptEachCaseIsAFormOfItsOwn() {
    try (var context =
        newContext(
            new Browser.NewContextOptions()
                .setViewportSize(390, 800)
                .setJavaScriptEnabled(false))) {
      var page = logIn(context, RATER);
      page.check("#case-1 input[value=restrict]");
      page.fill("#case-1-rationale", "For adults");
      page.click("#case-1 button");
      page.waitForURL("**/rounds/" + key + "#case-2");
      assertThat(page.locator("#labelled")).hasText("1");
      assertThat(page.locator("#case-1 input[value=restrict]")).isChecked();
    }
    assertThat(votes(RATER))
        .singleElement()
        .satisfies(vote -> assertThat(vote.rationale()).isEqualTo("For adults"));
  }

  @Test
  void afterTheRevealWhatIsDisputedComesFirst() {
    for (var user : List.of(RATER, OTHER)) {
      rounds.vote(
          key,
          user,
          IntStream.rangeClosed(1, CASES)
              .mapToObj(
                  n ->
                      new GivenVote(
                          "ad-" + n,
                          n == 7 && user.equals(OTHER)
                              ? "reject"
                              : n % 2 == 0 ? "restrict" : "allow",
                          4,
                          n == 7 ? "Why " + user : null))
              .toList());
      var task =
          tasks.createTaskQuery().processInstanceBusinessKey(key).taskAssignee(user).singleResult();
      relay.answer(user, task.getId(), "handIn", true);
      relay.settle();
    }
    try (var context = newContext(390, 800)) {
      var page = logIn(context, RATER);
      assertThat(page.locator("h3").first().innerText()).contains("ad-7", "no majority");
      assertThat(page.locator("#case-7").innerText())
          .contains("Why ad-reviewer", "Why ad-reviewer-2");
      assertThat(page.locator("main").innerText())
          .contains("95 % of the pairs of votes", "Krippendorff's alpha is 0.9");
      picture(page, "round-revealed");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      assertThat(violations(page)).isEmpty();
    }
    assertThat(faults).isEmpty();
  }
}
