package org.policyrelay.benchmark;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.policyrelay.support.Chromium;
import org.springframework.jdbc.core.JdbcTemplate;

/** A lead at work in the real Tasklist, in a real browser, with very many open tasks behind it. */
final class BrowserSection implements Section {

  private static final int OPEN = Integer.getInteger("benchmark.browser", 50_000);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final Lead LEAD = Lead.number(0);

  /** Real handoffs on the first page, one for each session; the others are rows of a table. */
  private static final int OFFERED = 1 + ROUNDS;

  private static final String LOG_IN = "log in until the list is there";
  private static final String NAME = "Siti Rahman";
  private static final String REAL = "Accept handoff: Benchmark";

  private static final Path PICTURES = Path.of("target", "benchmark", "tasklist");
  private static final Aim AIM = Aim.atMost(1_000);

  private final Map<String, Samples> taken = new LinkedHashMap<>();

  @Override
  public String name() {
    return "browser";
  }

  @Override
  public String title() {
    return "Tasklist in a browser, %,d open tasks".formatted(OPEN);
  }

  @Override
  public void measure(Report report) {
    var chromium = Chromium.start();
    if (chromium.isEmpty()) {
      report.say("  left out: no Chromium on this machine");
      return;
    }
    try (var postgres = Postgres.start(report);
        var browser = chromium.get();
        var relay = new RelayContender("Policy Relay", postgres.create("browser"))) {
      var tasks = new OpenTasks(relay.server().bean(JdbcTemplate.class), true);
      tasks.fillTo(OPEN);
      for (var number = 0; number < OFFERED; number++) {
        relay.offer(LEAD);
      }
      tasks.analyze();
      sessions(browser.browser(), relay.server().port(), report);
    }
    taken.forEach((step, samples) -> report.add(title(), step, "ms", AIM, samples.all()));
  }

  /** The first one fills the browser's cache, as a lead's is after the first day. */
  private void sessions(Browser browser, int port, Report report) {
    var size = new Browser.NewContextOptions().setViewportSize(1400, 900);
    try (var context = browser.newContext(size)) {
      for (var round = 0; round <= ROUNDS; round++) {
        context.clearCookies();
        try (var page = context.newPage()) {
          session(page, port, round);
        }
        if (round == 0) {
          report.add(title(), LOG_IN + ", never been here", "ms", of(LOG_IN).all());
          taken.clear();
        }
      }
    }
  }

  private void session(Page page, int port, int round) {
    page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
    page.fill("#username", LEAD.user());
    page.fill("#password", "demo");
    var first = page.locator(".tasks-list > li").first();
    take(
        LOG_IN,
        () -> {
          page.click("main button[type=submit]");
          assertThat(first).containsText(REAL);
        });
    picture(page, round + "-list");
    take(
        "next page",
        () -> {
          page.locator(".pagination a").filter(text("2")).first().click();
          assertThat(first).not().containsText(REAL);
        });
    picture(page, round + "-page-2");
    page.locator(".pagination a").filter(text("1")).first().click();
    assertThat(first).containsText(REAL);
    var offered = page.locator(".tasks-list > li").filter(text(REAL)).nth(round);
    take(
        "open a task",
        () -> {
          offered.click();
          assertThat(page.locator(".fjs-container")).isVisible();
        });
    take(
        "claim it",
        () -> {
          page.locator("text=Claim").first().click();
          assertThat(offered).containsText(NAME);
        });
    picture(page, round + "-claimed");
  }

  private void take(String step, Runnable work) {
    of(step).take(work);
  }

  private Samples of(String step) {
    return taken.computeIfAbsent(step, name -> new Samples());
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
