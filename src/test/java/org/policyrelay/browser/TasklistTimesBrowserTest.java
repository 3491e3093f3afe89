package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.Request;
import org.policyrelay.support.RelayTest;

/** Days and times that are typed into a form: each fault by itself, and on which clock. */
@RelayTest
@Tag("any-database")
class TasklistTimesBrowserTest extends TasklistSteps {

  private static final String SAID = ".modal-dialog .notifications .alert";
  private static final String START = ".modal-footer .btn-primary:not([disabled])";

  @Test
  void eachFaultIsSaidOnceAndNoneInThePlaceOfAnother() {
    try (var context = newContext()) {
      var page = newChange(context);
      var said = page.locator(".modal-dialog .notifications .alert");
      var day = page.locator("input[id$='requestedEffectiveAt-date']");
      var time = page.locator("input[id$='requestedEffectiveAt-time']");
      var field = page.locator(".fjs-form-field-datetime", new Page.LocatorOptions().setHas(day));
      time.fill("10:00");
      time.press("Tab");
      assertThat(field).containsText("Type a day as well, or empty the time.");
      day.fill("13/13/2026");
      day.press("Tab");
      assertThat(field).containsText("“13/13/2026” is no day that there is");
      time.fill("25:99");
      time.press("Tab");
      assertThat(field).containsText("“25:99” is no time of day");
      assertThat(field).containsText("“13/13/2026” is no day that there is");
      Assertions.assertThat(field.innerText()).doesNotContain("as well", "must both");

      page.locator(START).click();
      assertThat(said).hasCount(1);
      assertThat(said).containsText("“Wanted from (date)”: “13/13/2026” is no day");
      assertThat(said).containsText("“Wanted from (time)”: “25:99” is no time of day");
      Assertions.assertThat(said.innerText())
          .doesNotContain("as well", "must both")
          .containsOnlyOnce("Wanted from (date)");
      picture(page, "tasklist-no-day-and-no-time");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** The form itself would send neither, and the change would begin without them. */
  @Test
  void aDayIsNotSentWithoutItsTimeNorATimeWithoutItsDay() {
    var options = new Browser.NewContextOptions().setViewportSize(1400, 900).setTimezoneId("UTC");
    try (var context = newContext(options)) {
      var page = newChange(context);
      fillInChange(page, shouldRule().policyId());
      var day = page.locator("input[id$='requestedEffectiveAt-date']");
      var time = page.locator("input[id$='requestedEffectiveAt-time']");
      var sent = new ArrayList<String>();
      page.onRequest(request -> Optional.ofNullable(request.postData()).ifPresent(sent::add));

      type(day, "12/15/2030");
      assertHeldBack(page, time, "“Wanted from (time)”: Type a time as well, or empty the day.");
      type(time, "25:99");
      page.locator(START).click();
      assertThat(page.locator(SAID)).containsText("“25:99” is no time of day");
      type(time, "");
      assertHeldBack(page, time, "“Wanted from (time)”: Type a time as well, or empty the day.");
      picture(page, "tasklist-no-time-yet");
      type(day, "");
      type(time, "10:07");
      assertHeldBack(page, day, "“Wanted from (date)”: Type a day as well, or empty the time.");

      page.getByLabel("Emergency").check();
      type(page.locator("input[id$='statutoryDeadline-date']"), "12/16/2030");
      assertHeldBack(
          page,
          day,
          "“Wanted from (date)”: Type a day as well, or empty the time."
              + " “Statutory deadline (time)”: Type a time as well, or empty the day.");
      page.getByLabel("Emergency").uncheck();
      Assertions.assertThat(sent).noneMatch(it -> it.contains("Vapes"));

      type(day, "12/15/2030");
      Assertions.assertThat(started(page).requestedEffectiveAt()).isEqualTo("2030-12-15T10:07:00Z");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void neitherDayNorTimeIsSentToo() {
    try (var context = newContext()) {
      var page = newChange(context);
      fillInChange(page, shouldRule().policyId());
      type(page.locator("input[id$='requestedEffectiveAt-date']"), "12/15/2030");
      type(page.locator("input[id$='requestedEffectiveAt-date']"), "");
      Assertions.assertThat(started(page).requestedEffectiveAt()).isNull();
    }
    Assertions.assertThat(faults).isEmpty();
  }

  /** No task asks for a day and a time yet: here one does. */
  @Test
  void aTaskIsHeldBackAsAStartIsAndNoDialogAboveIt() {
    offeredForReview();
    try (var context = newContext()) {
      var page = logIn(context, "qa-lead");
      page.locator(".tasks-list li", new Page.LocatorOptions().setHasText("Accept")).click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.getByLabel("Accept").check();
      page.evaluate(
          """
          () => document.querySelector('.fjs-container form').insertAdjacentHTML('beforeend',
            '<div class="fjs-form-field fjs-form-field-datetime">'
            + '<label for="by-date">By (date)</label><input id="by-date" value="12/15/2030">'
            + '<label for="by-time">By (time)</label><input id="by-time"></div>')
          """);
      page.locator("button:has-text('Complete')").click();
      assertThat(page.locator(".page-notifications .alert"))
          .containsText("“By (time)”: Type a time as well, or empty the day.");
      assertThat(page.locator("#by-time")).isFocused();

      page.getByText("Add Comment").click();
      page.locator(".modal-body textarea").fill("asked for the day");
      page.locator(".modal-footer .btn-primary").click();
      assertThat(page.locator(".modal-dialog")).hasCount(0);
      page.locator("#by-time").fill("10:07");
      completeForm(page);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  private static void type(Locator input, String text) {
    // the form draws the field anew once it was left; nobody types as fast as a test
    input
        .page()
        .waitForCondition(
            () -> {
              input.fill(text);
              input.press("Tab");
              input
                  .page()
                  .evaluate(
                      "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
              return input.inputValue().equals(text);
            });
  }

  private static void assertHeldBack(Page page, Locator empty, String why) {
    page.locator(START).click();
    assertThat(page.locator(SAID)).hasCount(1);
    assertThat(page.locator(SAID + " .message")).hasText("Nothing was sent. " + why);
    assertThat(page.locator(SAID)).isInViewport();
    assertThat(empty).isFocused();
    assertThat(empty).isInViewport();
  }

  private Request started(Page page) {
    var answer =
        page.waitForResponse(
            it -> it.url().endsWith("/submit-form"), () -> page.locator(START).click());
    Assertions.assertThat(answer.status()).isEqualTo(200);
    relay.settle();
    return relay.change(page.locator(".relay-started a").textContent()).request();
  }

  /** The form reads by the computer, everything else is told by the clock of the team. */
  @Test
  void aTimeIsToldAsPagesTellItWhereverTheComputerIs() {
    try (var context =
        newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1400, 900)
                .setTimezoneId("Europe/London"))) {
      assertTold(
          newChange(context),
          "by the clock of this computer, London (UTC+0)",
          "That is Tue, 15 December 2026, 20:07, by the clock of this computer, London (UTC+0): Wed, 16 December 2026, 04:07 Singapore (UTC+8), as pages will show it.");
    }
    try (var context =
        newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1400, 900)
                .setTimezoneId("Asia/Kuala_Lumpur"))) {
      assertTold(
          newChange(context),
          "Read by the clock of Singapore (UTC+8).",
          "That is Tue, 15 December 2026, 20:07 Singapore (UTC+8).");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  private static void assertTold(Page page, String before, String after) {
    var hint =
        page.locator(
            ".fjs-form-field-datetime:has(input[id$='requestedEffectiveAt-date']) .relay-moment");
    var day = page.locator("input[id$='requestedEffectiveAt-date']");
    var time = page.locator("input[id$='requestedEffectiveAt-time']");
    assertThat(hint).containsText(before);
    day.fill("12/15/2026");
    day.press("Tab");
    // the form draws the field anew once it was left; nobody types as fast as a test
    page.waitForCondition(
        () -> {
          time.fill("20:07");
          time.press("Tab");
          return hint.innerText().contains("20:07");
        });
    assertThat(hint).hasText(after);
  }
}
