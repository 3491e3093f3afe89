package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Chromium;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public site as people see it: for everybody, on a phone too, and from nowhere else. */
@RelayTest
@Tag("any-database")
class PolicySiteBrowserTest {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String ID = "browser:wine";

  private static @Nullable Chromium chromium;

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;
  @Autowired Translations translations;
  @LocalServerPort int port;

  private final List<String> faults = new ArrayList<>();

  private static final String SMALLEST_TEXT =
      """
      Math.min(...[...document.querySelectorAll('body *')]
        .filter((one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
        .map((one) => parseFloat(getComputedStyle(one).fontSize)))
      """;

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
    publish(entry, "1.0.0", Duration.ZERO);
    translations.add(
        ID,
        "1.0.0",
        "id",
        new Translations.Wording("Anggur", null, "1. Penonton harus dewasa.", null),
        "policy-specialist",
        "policy-manager");
    publish(Policies.with(entry, "enforcement", "must"), "2.0.0", Duration.ofDays(20));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
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
    publish(entry, "1.0.0", Duration.ZERO);
    translations.add(
        entry.policyId(),
        "1.0.0",
        "su",
        new Translations.Wording(word, word, "Iklan " + run, run),
        "policy-specialist",
        "policy-manager");
    publish(Policies.with(entry, "policy", "Ads " + run + " of theirs"), "2.0.0", Duration.ZERO);
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
    publish(entry, "1.0.0", Duration.ZERO);
    try (var context = newContext(390, 740)) {
      var page = open(context, "/policies/" + entry.policyId());
      picture(page, "site-table-phone");
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
      picture(page, "calendars-phone");
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
      picture(page, name);
      assertThat(violations(page)).isEmpty();
      assertThat(page.evaluate(SMALLEST_TEXT))
          .as("pixels")
          .matches(PolicySiteBrowserTest::isReadable);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      picture(page, name + "-dark");
      assertThat(violations(page)).as("in the dark").isEmpty();
    }
    try (var context = newContext(360, 740)) {
      var page = open(context, path);
      picture(page, name + "-phone");
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
      picture(page, "site-print");
    }
  }

  private static boolean isReadable(Object pixels) {
    return ((Number) pixels).doubleValue() >= 12;
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream()
            .map(PolicySiteBrowserTest::describe)
            .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getHtml())).toList();
  }

  private BrowserContext newContext(int width, int height) {
    if (chromium == null) {
      throw new IllegalStateException("no Chromium");
    }
    return chromium
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(width, height));
  }

  private Page open(BrowserContext context, String path) {
    var page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("404")) {
            faults.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address("/"))) {
            faults.add("asks elsewhere: " + request.url());
          }
        });
    page.navigate(address(path));
    return page;
  }

  private void publish(PolicyEntry entry, String version, Duration in) {
    publisher.publish(
        new PublishOrder(
            entry,
            version,
            "B-" + version,
            entry.contentHash(),
            List.of(
                new MarketRelease(new Market("SG"), relay.now().plus(in)),
                new MarketRelease(new Market("TH"), relay.now().plus(in))),
            relay.now()));
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
