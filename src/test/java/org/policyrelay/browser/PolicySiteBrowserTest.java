package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.browser.Accessibility.violations;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.Translations;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The public site as people see it: for everybody, on a phone too, and from nowhere else. */
@RelayTest
@Tag("any-database")
class PolicySiteBrowserTest extends BrowserSteps {

  private static final String ID = "browser:wine";

  private static final String SMALLEST_TEXT =
      """
      Math.min(...[...document.querySelectorAll('body *')]
        .filter((one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
        .map((one) => parseFloat(getComputedStyle(one).fontSize)))
      """;

  @Autowired PolicyRegistry registry;
  @Autowired Translations translations;

  @BeforeEach
  void aPolicyWithAllThatAPageCanShow() {
    relay.stopTime();
    if (!registry.history(ID).isEmpty()) {
      return;
    }
    var entry =
        Policies.shouldRule()
            .with(
                Map.of(
                    "policy_id",
                    ID,
                    "name",
                    "Wine",
                    "description",
                    "Written for the browser test, illustrative and not legal advice.",
                    "policy",
                    "# What holds\n\nWine may be advertised to **adults** only.\n\n"
                        + "1. The audience should be 18 or older.\n2. A [licence](https://law.example) must be shown.",
                    "guidance",
                    "Look at the audience, not at the page.",
                    "exemplars",
                    Map.of(
                        "pass",
                            List.of(
                                Map.of(
                                    "scenario",
                                    "A tasting for adults",
                                    "explanation",
                                    "It is gated.")),
                        "fail",
                            List.of(
                                Map.of(
                                    "scenario",
                                    "A bus full of pupils",
                                    "explanation",
                                    "Clause 1."))),
                    "ext",
                    Map.of("sample", true, "relay", Map.of("stance", "restricted"))));
    relay.publish("1.0.0", entry);
    translations.add(
        ID,
        "1.0.0",
        "id",
        new Translations.Wording("Anggur", null, "1. Penonton harus dewasa.", null),
        "policy-specialist",
        "policy-manager");
    relay.announce("2.0.0", Policies.with(entry, "enforcement", "must"), Duration.ofDays(20));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "site-list, /policies",
    "site-market, /policies/markets/SG",
    "site-policy, /policies/browser:wine",
    "site-tightened, /policies/apac:alcohol/markets/BN",
    "site-version, /policies/browser:wine/versions/2.0.0",
    "site-translated, /policies/browser:wine?lang=id",
    "site-changes, /policies/browser:wine/diff/1.0.0/2.0.0",
    "site-matrix, /policies/matrix",
    "site-search, /policies/search?q=adults",
    "site-search-empty, /policies/search",
    "site-not-found, /policies/nope",
  })
  void everybodyCanReadThePageAndItComesFromHereAlone(String name, String path) {
    try (var context = newContext(1280, 900)) {
      var page = open(context, path);
      wholePicture(page, name);
      assertThat(violations(page)).isEmpty();
      assertThat(page.evaluate(SMALLEST_TEXT))
          .as("pixels")
          .matches(PolicySiteBrowserTest::isReadable);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      wholePicture(page, name + "-dark");
      assertThat(violations(page)).as("in the dark").isEmpty();
    }
    try (var context = newContext(360, 740)) {
      var page = open(context, path);
      wholePicture(page, name + "-phone");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("it scrolls sideways on a phone")
          .isEqualTo(true);
      assertThat(violations(page)).isEmpty();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aReaderComparesTwoVersionsSearchesAndFollowsALinkToAClause() {
    try (var context = newContext(1280, 900)) {
      var page = open(context, "/policies/" + ID);
      page.selectOption("#from", "1.0.0");
      page.selectOption("#to", "2.0.0");
      page.click("text=Show changes");
      assertThat(page.url()).endsWith("/diff/1.0.0/2.0.0");
      assertThat(page.locator("article").innerText())
          .contains("enforcement changes from should to must", "stricter");

      page.navigate(address("/policies"));
      page.fill("#q", "tasting");
      page.press("#q", "Enter");
      page.click(".results a");
      assertThat(page.locator("h1").innerText()).isEqualTo("Wine");

      page.navigate(address("/policies/" + ID + "#c3"));
      assertThat(page.locator("#c3").innerText()).contains("The audience should be 18");
    }
    assertThat(faults).isEmpty();
  }

  /** Otherwise an empty list of violations would say nothing. */
  @Test
  void whatIsWrongIsSeen() {
    try (var context = newContext(1280, 900)) {
      var page = open(context, "/policies");
      page.evaluate("document.documentElement.removeAttribute('lang')");
      page.evaluate("document.querySelector('h1').style.color = '#e8e8e8'");
      assertThat(violations(page))
          .anySatisfy(found -> assertThat(found).startsWith("html-has-lang"))
          .anySatisfy(found -> assertThat(found).startsWith("color-contrast"));
    }
  }

  @Test
  void onPaperOnlyThePolicyIsLeft() {
    try (var context = newContext(1280, 900)) {
      var page = open(context, "/policies/" + ID);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
          .as("paper is light whatever the screen is")
          .isEqualTo("rgb(255, 255, 255)");
      assertThat(page.locator("header.site").isVisible()).isFalse();
      assertThat(page.locator(".choose").isVisible()).isFalse();
      assertThat(page.locator(".policy-text").first().isVisible()).isTrue();
      wholePicture(page, "site-print");
    }
  }

  private static boolean isReadable(Object pixels) {
    return ((Number) pixels).doubleValue() >= 12;
  }
}
