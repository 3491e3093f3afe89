package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.support.RelayTest;

/** A session that ends while somebody is at work in Camunda's applications. */
@RelayTest
@Tag("any-database")
class TasklistSessionBrowserTest extends TasklistSteps {

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
  void whoseSessionEndedWhileTheyBeganAProcessGoesOnInItsForm() {
    try (var context = newContext()) {
      var page = logIn(context, "policy-specialist");
      page.getByText("Start process").click();
      page.locator(".modal-dialog .processes a").getByText("Change a policy").click();
      typed(page, "Policy id").fill("test_typed_once");
      typed(page, "Summary").fill("ข้อ 2 \"ชัดเจน\" <ขึ้น>");
      context.clearCookies();
      page.locator(".modal-footer button.btn-primary").click();

      logInAgain(page, "policy-specialist");

      assertThat(typed(page, "Policy id")).hasValue("test_typed_once");
      assertThat(typed(page, "Summary")).hasValue("ข้อ 2 \"ชัดเจน\" <ขึ้น>");
    }
  }

  private static Locator typed(Page page, String label) {
    return page.locator(".modal-dialog .fjs-container").getByLabel(label);
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
}
