package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Leads at work in the real Tasklist, in a real browser. */
@RelayTest
class TasklistBrowserTest extends TasklistSteps {

  @Autowired PolicyChanges changes;

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
  @Tag("any-database")
  void whoRevisesBeginsWithTheTextAndSeesHowMuchRoomIsLeft() {
    var entry = shouldRule();
    relay.propose("policy-specialist", proposal(entry));
    try (var context = newContext()) {
      var page = logIn(context, "policy-specialist");
      openList(page, "My team's work");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Draft")).click();
      page.locator("text=Claim").click();
      page.locator("label", new Page.LocatorOptions().setHasText("Submit")).first().click();

      var text = page.locator(".fjs-container").getByLabel("Policy text");
      assertThat(text).hasValue(entry.text());
      text.fill("ไทย 🦘");
      assertThat(page.locator(".fjs-container")).containsText("4995 of 5,000 characters are left");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  @Tag("any-database")
  void whoRevisesWritesItemsAndReadsWhichOneIsBroken() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    try (var context = newContext()) {
      var page = logIn(context, "policy-specialist");
      openList(page, "My team's work");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Draft")).click();
      page.locator("text=Claim").click();
      page.locator("label", new Page.LocatorOptions().setHasText("Submit")).first().click();
      var topics =
          page.locator(".fjs-container")
              .getByLabel("Topics", new Locator.GetByLabelOptions().setExact(true));
      assertThat(topics).hasCount(0);
      page.locator("label", new Page.LocatorOptions().setHasText("Show topics")).first().click();
      topics.fill("code: lottery\nstances: SG allowed\n\ncode: bingo\nstance: SG allowed");
      page.locator("button:has-text('Complete')").click();
      assertThat(page.locator(".page-notifications .alert-danger"))
          .containsText("Topics, item 2, line 5: there is no \"stance\"");
      topics.fill("code: lottery\nstances: SG allowed");
      completeForm(page);
    }
    relay.settle();
    Assertions.assertThat(changes.entryOf(change).content().topics())
        .extracting(Topic::code)
        .containsExactly("lottery");
  }

  @Test
  @Tag("any-database")
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
          .contains("{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}");
    }
  }

  private static void addComment(Page page, String words) {
    page.getByText("Add Comment").click();
    assertThat(page.locator(".modal-body")).containsText("Read by whoever can see this task");
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
    assertThat(page.locator(".operation-user").first())
        .hasText(Pattern.compile("[A-Z][a-z]+ [A-Z][a-z]+"));
    page.getByText("Form", new Page.GetByTextOptions().setExact(true)).click();
  }
}
