package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.support.Chromium;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Leads at work in the real Tasklist, in a real browser. */
@RelayTest
class TasklistBrowserTest {

  private static @Nullable Chromium chromium;

  @Autowired Relay relay;
  @Autowired Handoffs handoffs;
  @LocalServerPort int port;

  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void findChromium() {
    chromium = Chromium.start().orElse(null);
    if (chromium == null && "true".equals(System.getenv("CI"))) {
      fail("no Chromium on this machine, and CI must not skip the browser tests");
    }
    assumeTrue(chromium != null, "no Chromium on this machine: browser tests are skipped");
  }

  @AfterAll
  static void closeChromium() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void aLeadFindsTheOfferedHandoffClaimsAcceptsAndDeliversIt() {
    var entry =
        shouldRule()
            .with(
                Map.of(
                    "policy",
                    "Alcohol ads must be shown with *Authorised by <name>* <!-- not at night -->.",
                    "description",
                    "Of <all> drinks",
                    "exemplars",
                    Map.of(
                        "fail",
                        List.of(Map.of("scenario", "A <bus>", "explanation", "No <name>.")))));
    var change = relay.propose("policy-specialist", proposal(entry));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    try (var context = newContext()) {
      var page = logIn(context, "ad-review-lead");
      var offered = page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept"));
      assertThat(offered).hasCount(1);
      assertThat(offered).containsText("Accept handoff: " + entry.name());
      assertThat(page.locator(".ce-eol-banner")).isHidden();
      offered.click();
      for (var published : List.of(entry.text(), "Of <all> drinks", "A <bus>", "No <name>.")) {
        assertThat(page.locator(".fjs-container")).containsText(published);
      }
      picture(page, "tasklist-accept");

      page.locator("text=Claim").click();
      addComment(page, "Ask <b>Legal</b> first");
      page.locator("label", new Page.LocatorOptions().setHasText("Accept")).first().click();
      completeForm(page);
      relay.settle();
      Assertions.assertThat(handoffs.latest(change, "review", "ad-review").orElseThrow().state())
          .isEqualTo(HandoffState.ACCEPTED);

      openList(page, "Mine");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Deliver work")).click();
      assertCommented(page, "Ask <b>Legal</b> first");
      page.locator("label", new Page.LocatorOptions().setHasText("Deliver")).first().click();
      page.locator(".fjs-container textarea").first().fill("checked with the queue owners");
      completeForm(page);
      relay.settle();
      Assertions.assertThat(handoffs.latest(change, "review", "ad-review").orElseThrow().state())
          .isEqualTo(HandoffState.DELIVERED);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void anotherLeadSeesHersAndNotTheOthers() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.deliver("ad-review-lead", change, "ad-review");

    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      openList(page, "My team's work");
      var tasks = page.locator(".tasks-list li.task, .tasks-list > li");
      assertThat(tasks.filter(new Locator.FilterOptions().setHasText("Accept handoff")))
          .hasCount(1);
    }
    try (var context = newContext()) {
      var page = logIn(context, "training-lead");
      openList(page, "My team's work");
      assertThat(page.locator("body")).containsText("No task matching filters found");
    }
  }

  @Test
  void theListIsAskedForOnceAndInTheUsualOrder() {
    try (var context = newContext()) {
      var asked = new ArrayList<String>();
      context.onRequest(
          request -> {
            if (request.url().contains("/list?")) {
              asked.add(request.postData());
            }
          });
      var page = logIn(context, "training-lead");
      assertThat(page.locator("body")).containsText("No task matching filters found");
      page.waitForLoadState(LoadState.NETWORKIDLE);

      Assertions.assertThat(asked).hasSize(1);
      Assertions.assertThat(asked.get(0))
          .contains("{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}");
    }
  }

  @Test
  void afterLoggingOutTheLoginIsAskedForAgain() {
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.locator(".account .dropdown-toggle, [cam-widget-header] .account a").first().click();
      page.locator("text=Log out").first().click();
      assertThat(page.locator("#username")).isVisible();

      // Another tab: the first one may still be on its way to the login, which would end the test's
      // own navigation.
      var another = context.newPage();
      another.navigate(address("/camunda/app/tasklist/default/"));
      assertThat(another.locator("#username")).isVisible();
    }
  }

  /** The engine's applications have a form for it too, which would be of no use. */
  @ParameterizedTest
  @CsvSource({"tasklist, #/login", "cockpit, #/login", "admin, #/login", "welcome, #!/login"})
  void whoseSessionHasEndedLogsInAtTheRelayWhereverTheyAre(String application, String form) {
    try (var context = newContext()) {
      var page = logIn(context, "admin");
      page.navigate(address("/camunda/app/" + application + "/default/"));
      // its scripts are there, and it knows who has logged in
      assertThat(page.locator(".account .dropdown-toggle, [cam-widget-header] .account a").first())
          .isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      context.clearCookies();
      // where the application goes once it is told that nobody has logged in
      page.evaluate("form => window.location.hash = form", form);
      assertThat(page.locator("form[action='/login'] #username")).isVisible();
    }
  }

  @Test
  void whoseSessionEndedWhileTheyTypedGoesOnWhereTheyWere() {
    var change = offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      typeAReason(page, "ข้อ 2 ไม่ชัดเจน");
      var task = page.url().replaceAll(".*(task=[^&]+).*", "$1");
      completeWithoutASession(context, page);

      logInAgain(page, "qa-lead");

      page.waitForURL("**" + task + "**");
      assertThat(reason(page)).hasValue("ข้อ 2 ไม่ชัดเจน");
      completeForm(page);
      relay.settle();
      Assertions.assertThat(handoffs.latest(change, "review", "qa").orElseThrow().state())
          .isEqualTo(HandoffState.RETURNED);
    }
  }

  @Test
  void whatWasTypedIsGivenBackToNobodyElse() {
    offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      typeAReason(page, "a secret of QA");
      completeWithoutASession(context, page);

      logInAgain(page, "training-lead");
      page.waitForLoadState(LoadState.NETWORKIDLE);

      page.waitForFunction("() => !JSON.stringify(sessionStorage).includes('secret')");
      Assertions.assertThat(page.url()).doesNotContain("task=");
    }
  }

  private String offeredForReview() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  private static void typeAReason(Page page, String words) {
    page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
    page.locator("text=Claim").click();
    page.locator("label", new Page.LocatorOptions().setHasText("Return")).first().click();
    reason(page).fill(words);
  }

  private static Locator reason(Page page) {
    return page.locator(".fjs-container textarea").first();
  }

  private static void completeWithoutASession(BrowserContext context, Page page) {
    context.clearCookies();
    page.locator("button:has-text('Complete')").click();
  }

  private static void logInAgain(Page page, String user) {
    page.fill("form[action='/login'] #username", user);
    page.fill("#password", "demo");
    page.click("main button[type=submit]");
    page.waitForURL("**/camunda/app/tasklist/default/**");
  }

  private BrowserContext newContext() {
    if (chromium == null) {
      throw new IllegalStateException("no Chromium");
    }
    return chromium
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1400, 900));
  }

  private Page logIn(BrowserContext context, String user) {
    var page = context.newPage();
    page.onPageError(faults::add);
    page.navigate(address("/camunda/app/tasklist/default/"));
    page.fill("#username", user);
    page.fill("#password", "demo");
    page.click("main button[type=submit]");
    page.waitForURL("**/camunda/app/tasklist/default/**");
    assertThat(page.locator(".navbar-brand")).containsText("Policy Relay");
    return page;
  }

  private static void openList(Page page, String name) {
    page.locator(
            ".task-filters a, .task-filters .filter-name",
            new Page.LocatorOptions().setHasText(name))
        .first()
        .click();
  }

  private static void addComment(Page page, String words) {
    page.getByText("Add Comment").click();
    page.locator(".modal-body textarea").fill(words);
    page.locator(".modal-footer button.btn-primary").click();
    assertThat(page.locator(".modal-body")).hasCount(0);
    assertCommented(page, words);
  }

  /** Under its second tab, and back to the first. */
  private static void assertCommented(Page page, String words) {
    page.getByText("History", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".history-pane, .task-history, .tab-content").first())
        .containsText(words);
    page.getByText("Form", new Page.GetByTextOptions().setExact(true)).click();
  }

  private static void completeForm(Page page) {
    page.locator("button:has-text('Complete')").click();
    assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
    page.locator(".fjs-container")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
