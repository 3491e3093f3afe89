package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.policyrelay.handoff.Handoffs;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do in the real Tasklist, in a real browser. */
abstract class TasklistSteps extends BrowserSteps {

  @Autowired Handoffs handoffs;

  final String offeredForReview() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    return change;
  }

  final BrowserContext newContext() {
    return newContext(1400, 900);
  }

  final Page logIn(BrowserContext context, String user) {
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

  final Page newChange(BrowserContext context) {
    var page = logIn(context, "policy-specialist");
    page.locator("a:has(.glyphicon-list-alt)").click();
    page.locator(
            ".modal-dialog .processes a", new Page.LocatorOptions().setHasText("Change a policy"))
        .click();
    page.locator("input[id$='requestedEffectiveAt-date']").waitFor();
    return page;
  }

  static void openList(Page page, String name) {
    page.locator(
            ".task-filters a, .task-filters .filter-name",
            new Page.LocatorOptions().setHasText(name))
        .first()
        .click();
  }

  static void completeForm(Page page) {
    page.locator("button:has-text('Complete')").click();
    assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
    page.locator(".fjs-container")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** All that a new policy has to have. */
  static void fillInChange(Page page, String id) {
    fill(page, "Textfield_policyId", id);
    fill(page, "Textfield_policyName", "Vapes");
    choose(page, "Select_enforcement", "Must");
    choose(page, "Select_category", "Regulation");
    fill(page, "Textarea_policyText", "No ads for vapes.");
    fill(page, "Textfield_summary", "Vapes");
    fill(page, "Textarea_reason", "The law");
  }

  static void fill(Page page, String field, String text) {
    var input = page.locator("[id$='-" + field + "']");
    input.fill(text);
    // what is typed counts a moment later, or once it is left
    input.blur();
  }

  static void choose(Page page, String field, String option) {
    page.locator(".fjs-input-group:has([id$='-" + field + "'])").click();
    page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option)).click();
  }
}
