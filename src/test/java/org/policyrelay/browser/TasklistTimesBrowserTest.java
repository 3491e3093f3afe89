package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;

/** Days and times that are typed into a form: each fault by itself, and on which clock. */
@RelayTest
@Tag("any-database")
class TasklistTimesBrowserTest extends TasklistSteps {

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
