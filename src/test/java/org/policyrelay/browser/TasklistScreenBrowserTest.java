package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.Approval;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What Tasklist's screen says and offers around a form. */
@RelayTest
@Tag("any-database")
class TasklistScreenBrowserTest extends TasklistSteps {

  @Autowired PolicyChanges changes;

  @Test
  void theHeaderLeadsToTheRelaysOwnPages() {
    offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      for (var place : List.of("Inbox", "Changes", "Packages", "Grants", "Policies")) {
        page.locator("[cam-widget-header] a", new Page.LocatorOptions().setHasText(place)).click();
        page.waitForURL("**/" + place.toLowerCase(Locale.ROOT) + "*");
        assertThat(page.locator("h1")).hasCount(1);
        page.navigate(address("/camunda/app/tasklist/default/"));
      }
      page.locator("[cam-widget-header] .account .dropdown-toggle").click();
      Assertions.assertThat(colours(page.getByText("My profile"))).doesNotHaveDuplicates();
      page.setViewportSize(390, 800);
      Assertions.assertThat(colours(page.locator(".navbar-toggle span").first()))
          .contains("rgb(255, 255, 255)");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** Text and the ground that it stands on. */
  private static List<String> colours(Locator what) {
    var found =
        what.evaluate(
            "one => [getComputedStyle(one).color,"
                + " getComputedStyle(one.closest('ul, button')).backgroundColor,"
                + " getComputedStyle(one).backgroundColor].filter(it => it !== 'rgba(0, 0, 0, 0)')");
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  @Test
  void nothingIsOfferedThatIsRefusedAndNoRefusalHidesAButton() {
    var change = offeredForReview();
    var task = relay.task(change, "Task_AcceptHandoff @qa");
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).waitFor();
      assertThat(page.locator(".meta .followup-date")).isHidden();
      assertThat(page.locator(".reset-due-date")).isHidden();
      for (var fact : List.of(".meta .due-date", ".meta.actors .groups")) {
        page.locator(fact).click();
        page.locator(fact).press("Enter");
      }
      assertThat(page.locator(".modal-dialog, .meta .datepicker")).hasCount(0);

      var claim = "/engine-rest/task/" + task.getId() + "/claim";
      var analyst = Http.at(port).as("qa-analyst");
      Assertions.assertThat(analyst.post(claim, Map.of("userId", "qa-analyst")).status())
          .isEqualTo(204);
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      var said = page.locator(".page-notifications .alert");
      assertThat(said).containsText("Ben Koh has claimed this task");
      assertThat(said).not().containsText("{");
      var box = said.boundingBox();
      var button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
      Assertions.assertThat(button.boundingBox().y).isGreaterThan(box.y + box.height);
      picture(page, "tasklist-refused");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void aLeadPassesATaskOnInsideTheTeamAndReadsNames() {
    var change = offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.locator(".meta.actors .assignee .set-value").click();
      var field = page.locator(".meta.actors .assignee input");
      // Tasklist writes who it is now into the field, a moment after it is there
      assertThat(field).hasValue("qa-lead");
      field.fill("qa-analyst");
      page.locator("button:has(.glyphicon-ok):visible").first().click();
      Awaitility.await()
          .untilAsserted(
              () ->
                  Assertions.assertThat(relay.task(change, "Task_AcceptHandoff @qa").getAssignee())
                      .isEqualTo("qa-analyst"));
      page.reload();
      var name = Http.at(port).as("qa-analyst").get("/engine-rest/user/qa-analyst/profile").json();
      assertThat(page.locator("ol.tasks-list"))
          .containsText(name.path("firstName").asText() + " " + name.path("lastName").asText());
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void whatARefusedTryWasToldIsNotLeftBesideItsSuccess() {
    offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.getByLabel("Return").check();
      page.locator("button:has-text('Complete')").click();
      assertThat(page.locator(".page-notifications .alert-danger"))
          .containsText("Nothing was sent. “Why it goes back”: Fill this in.");

      page.locator(".fjs-container textarea").fill("not for us");
      completeForm(page);
      assertThat(page.locator(".page-notifications .alert")).hasCount(0);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** Each by its name, and what it asks for in words. */
  @Test
  void aFormThatIsNotInOrderSaysWhichFieldsAndWhatTheyAskFor() {
    try (var context = newContext()) {
      var page = logIn(context, "policy-specialist");
      page.locator("a:has(.glyphicon-list-alt)").click();
      page.locator(
              ".modal-dialog .processes a", new Page.LocatorOptions().setHasText("Change a policy"))
          .click();
      fill(page, "Textfield_policyName", "Vapes");
      page.locator(".modal-footer .btn-primary:not([disabled])").click();
      var said = page.locator(".modal-dialog .notifications .alert");
      assertThat(said).containsText("Nothing was sent.");
      assertThat(said).containsText("“Policy id”: Fill this in.");
      assertThat(said).containsText("“Summary”: Fill this in.");
      assertThat(said).not().containsText("“Name”");
      fill(page, "Textfield_jurisdictions", "Singapore");
      var asked = page.getByText("Not written as it is asked for: ISO country codes, e.g. AU");
      assertThat(asked).hasCount(1);
      assertThat(page.getByText("must match pattern")).hasCount(0);
      assertThat(page.getByText("Field is required")).hasCount(0);
      picture(page, "tasklist-not-in-order");
      fill(page, "Textfield_jurisdictions", "sg, th");
      assertThat(asked).hasCount(0);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void anAnswerThatNobodyChoseIsAskedForByItsName() {
    offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")).click();
      assertThat(page.locator(".notifications .alert").first()).containsText("”: Choose one.");
    }
  }

  /** A text grows while it is typed, and the hand is on its way to Complete already. */
  @Test
  void completeStaysWhereItIsWhileATextGrows() {
    offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.setViewportSize(1366, 500);
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.getByLabel("Return").check();
      var reason = page.locator(".fjs-container textarea");
      reason.fill("one line");
      var complete =
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
      complete.scrollIntoViewIfNeeded();
      var before = complete.boundingBox().y;
      var height = reason.boundingBox().height;

      reason.fill("a line\n".repeat(30));
      assertThat(reason).not().hasCSS("height", Math.round(height) + "px");
      Assertions.assertThat(complete.boundingBox().y)
          .as("to the pixel")
          .isCloseTo(before, Assertions.within(1.0));

      page.setViewportSize(390, 700);
      page.getByLabel("Return").scrollIntoViewIfNeeded();
      assertThat(complete).isInViewport();
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** The form sends back which text it has shown. */
  @Test
  void whoApprovesSeesTheFingerprintThatIsKept() {
    var change = offeredForReview();
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
    try (var context = newContext()) {
      var page = logIn(context, "policy-manager");
      openList(page, "My team's work");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Approve")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.getByLabel("it may go out as it stands").check();
      var shown = page.getByLabel("Fingerprint of what you see");
      assertThat(shown).not().hasValue("");
      var fingerprint = shown.inputValue();
      picture(page, "tasklist-approve");
      completeForm(page);
      relay.settle();
      Assertions.assertThat(relay.change(change).approval().map(Approval::hash))
          .contains(fingerprint);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** A refusal is read where the button was pressed; what has begun is named and can be opened. */
  @Test
  void whoStartsAChangeReadsWhyNotOrWhatHasBegun() {
    var id = shouldRule().policyId();
    try (var context = newContext()) {
      var page = logIn(context, "policy-specialist");
      page.locator("a:has(.glyphicon-list-alt)").click();
      page.locator(
              ".modal-dialog .processes a", new Page.LocatorOptions().setHasText("Change a policy"))
          .click();
      fillInChange(page, id);
      var wanted = page.locator("input[id$='requestedEffectiveAt-date']");
      assertThat(page.locator(".relay-moment").last())
          .containsText("by the clock of this computer");
      wanted.fill("12/15/2026");
      wanted.press("Tab");
      assertThat(page.locator(".relay-moment").last()).containsText("Tue, 15 December 2026");
      wanted.fill("2026-12-15");
      wanted.press("Tab");
      assertThat(page.locator(".relay-moment").last()).containsText("Tue, 15 December 2026");
      wanted.fill("");
      wanted.press("Tab");

      page.getByLabel("A new version of a policy").check();
      start(page, 409);
      var said = page.locator(".modal-dialog .notifications .alert");
      assertThat(said).containsText("There is no policy " + id);
      assertThat(said).hasAttribute("role", "alert");
      assertThat(said).isInViewport();
      assertThat(said).isFocused();
      picture(page, "tasklist-start-refused");

      page.getByLabel("A new policy").check();
      start(page, 200);
      relay.settle();
      var started = page.locator(".relay-started a");
      started.waitFor();
      // read for as long as somebody is in it
      started.focus();
      var key = started.textContent();
      Assertions.assertThat(changes.entryOf(key).policyId()).isEqualTo(id);
      Assertions.assertThat(begun("policy-specialist", key)).isEqualTo(200);
      Assertions.assertThat(begun("qa-lead", key)).as("not theirs").isEqualTo(404);
      assertThat(started).hasAttribute("href", "/changes/" + key);
      picture(page, "tasklist-started");
      page.locator(".relay-started").click(new Locator.ClickOptions().setPosition(5, 5));
      assertThat(started).isVisible();
      openList(page, "Mine");
      assertThat(started).hasCount(0);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** The engine's own words name nothing but the id of a task. */
  @Test
  void whoGoesBackToATaskThatIsDoneReadsThatItIs() {
    var change = offeredForReview();
    var task = relay.task(change, "Task_AcceptHandoff @qa").getId();
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      // until then it writes its own address over another
      page.waitForFunction("location.hash.includes('filter=')");
      page.evaluate("task => { location.hash = '#/?searchQuery=[]&task=' + task }", task);
      var said = page.locator(".page-notifications .alert");
      assertThat(said).containsText("This task is done or not yours any more.");
      assertThat(said).not().containsText("No matching task");
      assertThat(said.locator("a[href='/inbox']")).isVisible();
      picture(page, "tasklist-task-gone");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** Not under the hands of who reads it. */
  @Test
  void whatIsSaidLeavesUnlessSomebodyIsInIt() {
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.clock().install();
      page.evaluate(
          """
          async () => {
            const { letPass } = await import('/camunda/app/tasklist/scripts/passing.js');
            const said = document.createElement('button');
            said.id = 'said';
            document.body.append(said);
            said.focus();
            letPass(said);
          }
          """);
      page.clock().runFor(60_000);
      assertThat(page.locator("#said")).isAttached();
      page.locator("#said").blur();
      page.clock().runFor(21_000);
      assertThat(page.locator("#said")).hasCount(0);
    }
  }

  private int begun(String user, String change) {
    var instance = relay.task(change, "Task_DraftRevision").getProcessInstanceId();
    return Http.at(port).as(user).get("/api/started/" + instance).status();
  }

  private static void start(Page page, int status) {
    var button = page.locator(".modal-footer .btn-primary:not([disabled])");
    var answer = page.waitForResponse(it -> it.url().endsWith("/submit-form"), button::click);
    Assertions.assertThat(answer.status()).isEqualTo(status);
  }

  /** On a telephone it would open below the whole list, out of sight. */
  @Test
  void onANarrowScreenWhoChoosesATaskIsBroughtToItAndBack() {
    for (var task = 0; task < 4; task++) {
      offeredForReview();
    }
    try (var context = newContext(390, 600)) {
      var page = logIn(context, "qa-lead");
      var card = page.locator(".tasks-list li.task").nth(2);
      var task = page.locator(".task-details");
      card.locator("h4 a").click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).waitFor();
      page.waitForCondition(() -> task.boundingBox().y < 50);
      Assertions.assertThat(task.boundingBox().y).as("below the header").isGreaterThan(40);
      picture(page, "tasklist-narrow-task");

      // which has the list drawn anew
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(".meta.actors .assignee .set-value")).not().hasText("Claim");
      assertThat(page.locator(".tasks-list li.task").nth(2)).not().isInViewport();

      page.goBack();
      assertThat(card).isInViewport();
      page.waitForCondition(() -> task.boundingBox().y > 300);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void onANarrowScreenNoLabelIsCut() {
    try (var context = newContext()) {
      var page = newChange(context);
      page.setViewportSize(390, 800);
      page.getByLabel("Emergency").check();
      page.getByLabel("Statutory deadline (time)").waitFor();
      Assertions.assertThat(
              page.evaluate(
                  """
                  () => [...document.querySelectorAll('.fjs-form-field-label')]
                    .filter(label => label.scrollWidth > label.clientWidth + 1)
                    .map(label => label.textContent).join()
                  """))
          .isEqualTo("");
      picture(page, "tasklist-narrow-labels");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void aListIsSortedByWhatALeadKnows() {
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      var menu = page.locator(".sorting-choice .dropdown-menu").first();
      page.waitForCondition(
          () -> {
            if (!menu.isVisible()) {
              page.locator(".sorting-choice .dropdown-toggle").first().click();
            }
            return menu.isVisible();
          });
      Assertions.assertThat(menu.innerText().lines().map(String::strip).filter(it -> !it.isEmpty()))
          .containsExactly("Priority", "Created", "Follow-up date", "Task name", "Assignee");
    }
    Assertions.assertThat(faults).isEmpty();
  }
}
