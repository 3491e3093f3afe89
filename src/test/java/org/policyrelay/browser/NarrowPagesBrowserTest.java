package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.browser.Accessibility.violations;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.Translations;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Nothing lies beside a page, however long a word, a table or the menu is and however small a
 * screen.
 */
@RelayTest
@Tag("any-database")
class NarrowPagesBrowserTest extends BrowserSteps {

  @Autowired Translations translations;

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  /** A condition beside the page is a condition that nobody reads. */
  @Test
  void nothingLiesBesideThePageHoweverLongItIs() {
    var run = "may be shown" + "\u00a0".repeat(1500) + "only with a licence";
    var word = "x".repeat(180);
    var entry =
        Policies.shouldRule()
            .with(
                Map.of(
                    "name",
                    word,
                    "description",
                    word.repeat(2),
                    "policy",
                    "1. Ads " + run + "\n\n`" + run + "`\n\n    " + run,
                    "guidance",
                    run,
                    "exemplars",
                    Map.of("pass", List.of(Map.of("scenario", run, "explanation", word)))));
    relay.publish("1.0.0", entry);
    translations.add(
        entry.policyId(),
        "1.0.0",
        "su",
        new Translations.Wording(word, word, "Iklan " + run, run),
        "policy-specialist",
        "policy-manager");
    relay.publish("2.0.0", Policies.with(entry, "policy", "Ads " + run + " of theirs"));
    var id = entry.policyId();
    for (var width : List.of(1280, 360)) {
      try (var context = newContext(width, 740)) {
        for (var path :
            List.of(
                "/policies",
                "/policies/" + id,
                "/policies/" + id + "/versions/1.0.0?lang=su",
                "/policies/" + id + "/diff/1.0.0/2.0.0",
                "/policies/search?q=licence",
                "/policies/finder?market=SG&topic=" + word.substring(0, 60),
                "/policies/markets/SG")) {
          var page = open(context, path);
          assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .as(path + " at " + width)
              .isEqualTo(true);
        }
      }
    }
  }

  /** A word that stands letter under letter is not read. */
  @Test
  void aTableIsMovedOnAPhoneAndItsWordsStayWhole() {
    var words = "evidence-of-age | licence-of-the-regulator | screenshots-and-invoices";
    var entry =
        Policies.shouldRule()
            .with(
                Map.of(
                    "policy",
                    "Ads are shown so.\n\n| Market | Asked | Licence | Kept |\n|---|---|---|---|\n| Singapore | "
                        + words
                        + " |"));
    relay.publish("1.0.0", entry);
    try (var context = newContext(390, 740)) {
      var page = open(context, "/policies/" + entry.policyId());
      wholePicture(page, "site-table-phone");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      assertThat(
              page.evaluate(
                  "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('.policy-text .scroll'))"))
          .as("the table is wider than its place")
          .isEqualTo(true);
      var heights =
          page.evaluate(
              "[...document.querySelectorAll('.policy-text td')].map((one) => one.clientHeight)");
      assertThat((List<?>) heights)
          .as("at most three lines")
          .allMatch(height -> ((Number) height).doubleValue() < 110);
      assertThat(violations(page)).isEmpty();
    }
  }

  /** What is asked is quoted in short: a row is read on a phone without looking for its end. */
  @Test
  void aMarketsTableIsReadOnAPhone() {
    var entry =
        Policies.shouldRule()
            .with(
                Map.of(
                    "policy",
                    "About it.\n\n1. Ads must name "
                        + "the maker and the place ".repeat(60)
                        + "."));
    relay.publish("1.0.0", entry);
    try (var context = newContext(390, 740)) {
      var page = open(context, "/policies/markets/SG");
      wholePicture(page, "market-table-phone");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      var row =
          page.locator(".rows tbody tr")
              .filter(new Locator.FilterOptions().setHasText("§1 Ads must name the maker"))
              .first();
      assertThat(row.boundingBox().height).as("on one screen").isLessThan(740);
      assertThat(row.locator("a:text-is('all of its text')").count()).isEqualTo(1);
      assertThat(violations(page)).isEmpty();
    }
  }

  /** With every place that there is in the menu. */
  @Test
  void theMenuLeavesRoomOnAPhoneAndATableShowsThatThereIsMoreOfIt() {
    try (var context = newContext(390, 740)) {
      var page = context.newPage();
      page.navigate(address("/login"));
      page.fill("#username", "admin");
      page.fill("#password", "demo");
      page.click("main button[type=submit]");
      page.navigate(address("/calendars"));
      wholePicture(page, "calendars-phone");
      assertThat(page.locator("header.site").boundingBox().height).isLessThan(125);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      assertThat(
              page.evaluate(
                  "[...document.querySelectorAll('.scroll')].every((one) =>"
                      + " getComputedStyle(one).backgroundAttachment.startsWith('local, local, scroll, scroll')"
                      + " && getComputedStyle(one.querySelector('table')).backgroundColor.endsWith(', 0)'))"))
          .as("a shadow where more lies beyond an edge")
          .isEqualTo(true);
      assertThat(page.locator("main").innerText())
          .contains("Singapore (SG)", "New South Wales (AU-NSW)", "27 Nov 2026", "31 Dec 2030")
          .doesNotContain("POST /", "2030-12-31", "Asia/");
      assertThat(violations(page)).isEmpty();
    }
    assertThat(faults).isEmpty();
  }
}
