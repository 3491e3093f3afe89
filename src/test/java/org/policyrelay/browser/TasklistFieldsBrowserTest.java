package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;

/** What a form says of a field that is not in order, whoever finds that out. */
@RelayTest
@Tag("any-database")
class TasklistFieldsBrowserTest extends TasklistSteps {

  /** The form itself would make another day or time of it, or nothing, without a word. */
  @Test
  void whatIsNoDayOrTimeIsRefusedLikeAnyOtherField() {
    try (var context = newContext()) {
      var page = newChange(context);
      var said = page.locator(".modal-dialog .notifications .alert");
      var day = page.locator("input[id$='requestedEffectiveAt-date']");
      var time = page.locator("input[id$='requestedEffectiveAt-time']");
      var hint = page.locator(".relay-moment").last();
      for (var typed : List.of("02/31/2026", "13/13/2026", "31.02.")) {
        day.fill(typed);
        day.press("Tab");
        assertThat(hint).containsText("“" + typed + "” is no day that there is");
        page.locator(".modal-footer .btn-primary:not([disabled])").click();
        assertThat(said).hasCount(1);
        assertThat(said).containsText("Nothing was sent.");
        assertThat(said).containsText("“Wanted from (date)”: “" + typed + "” is no day");
        assertThat(day).hasAttribute("aria-invalid", "true");
        assertThat(day).hasValue(typed);
      }
      assertThat(said).hasAttribute("role", "alert");
      assertThat(said).isInViewport();
      day.fill("12/15/2026");
      day.press("Tab");
      assertThat(hint).containsText("Tue, 15 December 2026");

      for (var typed : List.of("25:99", "24:00", "1:30 p.m.", "10:30:59", "noon")) {
        time.fill(typed);
        time.press("Tab");
        assertThat(hint).containsText("“" + typed + "” is no time of day");
        page.locator(".modal-footer .btn-primary:not([disabled])").click();
        assertThat(said).containsText("“Wanted from (time)”: “" + typed + "” is no time of day");
        assertThat(time).hasValue(typed);
      }
      time.fill("25:99");
      time.press("Enter");
      assertThat(time).hasValue("25:99");
      picture(page, "tasklist-no-time");
      time.fill("10:07");
      time.press("Tab");
      assertThat(time).hasValue("10:07");
      assertThat(hint).containsText("Tue, 15 December 2026, 10:07, by the clock");
      // the form draws the field anew once it was left; nobody types as fast as a test
      page.waitForCondition(
          () -> {
            time.fill("2:30 pm");
            time.press("Tab");
            return time.inputValue().equals("14:30");
          });

      page.locator(".modal-footer .btn-primary:not([disabled])").click();
      assertThat(said).containsText("“Policy id”: Fill this in.");
      assertThat(said).not().containsText("Wanted from");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void whatTheServerRefusesIsSaidBesideItsFieldToo() {
    var change = offeredForReview();
    relay.complete(
        "qa-lead",
        change,
        "Task_AcceptHandoff @qa",
        "outcome",
        "return",
        "returnReason",
        "unclear");
    relay.deliver("ad-review-lead", change, "ad-review");
    try (var context = newContext()) {
      var page = logIn(context, "policy-specialist");
      openList(page, "My team's work");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Rework")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.getByLabel("Submit").check();
      var answer = page.locator("textarea[id$='reworkAnswer']");
      answer.waitFor();
      page.locator("button:has-text('Complete')").click();

      var said = page.locator(".page-notifications .alert-danger");
      assertThat(said).containsText("This is as it came back");
      Assertions.assertThat(said.innerText()).doesNotContain(" :").doesNotContain("\n:");
      assertThat(answer).hasAttribute("aria-invalid", "true");
      var fault = page.locator(".fjs-form-field:has(textarea[id$='reworkAnswer']) .relay-fault");
      assertThat(fault).containsText("It is as it came back, and would use up a round");
      picture(page, "tasklist-refused-field");

      answer.fill("It is right as it is");
      assertThat(fault).hasCount(0);
      completeForm(page);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** Ours alone, and none that a reader cannot open. */
  @Test
  void anAddressInARefusalIsALink() {
    var linked =
        """
        async (words) => {
          const { linkAddresses } = await import('/camunda/app/tasklist/scripts/links.js');
          const message = document.createElement('span');
          message.textContent = words;
          linkAddresses(message);
          return [...message.querySelectorAll('a')].map((a) => a.getAttribute('href')).join(' ')
            + (message.textContent === words ? '' : ' and other words');
        }
        """;
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      Map.of(
              "look its id up at /policies, or propose it first", "/policies",
              "see /changes/PC-2026-3.", "/changes/PC-2026-3",
              "(/policies/apac:wine?lang=id#c2)", "/policies/apac:wine?lang=id#c2",
              "at https://evil.example/policies/x", "",
              "hold it with POST /api/policy-changes/{key}/hold", "",
              "its page /changes/{key}", "",
              "/inbox and /calendars", "/inbox /calendars")
          .forEach(
              (words, links) ->
                  Assertions.assertThat(page.evaluate(linked, words)).as(words).isEqualTo(links));
    }
  }
}
