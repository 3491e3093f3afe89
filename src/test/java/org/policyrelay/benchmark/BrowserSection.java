package org.policyrelay.benchmark;

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

  /** Visits before it counts: a browser keeps what it compiled of a script at the third. */
  private static final int VISITS_BEFORE = 6;

  /** Real handoffs on the first page, one for each session; the others are rows of a table. */
  private static final int OFFERED = VISITS_BEFORE + ROUNDS;

  private static final String LOG_IN = "log in until the list is there";
  private static final String NAME = "Siti Rahman";
  private static final String REAL = "Accept handoff: Benchmark";
  private static final String REAL_IS_FIRST = "tasks[0]?.includes('" + REAL + "')";

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
      sessions(browser, relay.server().port(), report);
    }
    taken.forEach((step, samples) -> report.add(title(), step, "ms", AIM, samples.all()));
  }

  /** The profile is a lead's who comes each day; the very first visit is told apart. */
  private void sessions(Chromium chromium, int port, Report report) {
    try (var profile = new TemporaryFolder();
        var context = chromium.returning(profile.path(), 1400, 900)) {
      for (var visit = 0; visit < OFFERED; visit++) {
        context.clearCookies();
        try (var page = context.newPage()) {
          session(page, port, visit);
          if (visit == 0) {
            useForAWhile(page);
          }
        }
        if (visit == 0) {
          report.add(title(), LOG_IN + ", never been here", "ms", of(LOG_IN).all());
        }
        if (visit < VISITS_BEFORE) {
          taken.clear();
        }
      }
    }
  }

  /** A lead comes to a server that others use, too, not to one that has just started. */
  private static void useForAWhile(Page page) {
    page.evaluate(
        """
        async () => {
          const headers = { Accept: 'application/hal+json, application/json; q=0.5' };
          const asked = performance.getEntriesByType('resource').map(asked => asked.name)
              .filter(name => /camunda.(api.(engine|admin)|app.tasklist.scripts)/.test(name));
          for (let time = 0; time < 200; time++) {
            for (const one of asked) {
              await (await fetch(one, { headers })).arrayBuffer();
            }
          }
        }
        """);
  }

  private void session(Page page, int port, int visit) {
    page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
    page.fill("#username", LEAD.user());
    page.fill("#password", "demo");
    take(LOG_IN, () -> page.click("main button[type=submit]"), page, REAL_IS_FIRST);
    picture(page, visit + "-list");
    take(
        "next page", () -> turnTo(page, "2"), page, "tasks.length > 0 && !(" + REAL_IS_FIRST + ")");
    picture(page, visit + "-page-2");
    turnTo(page, "1");
    until(page, REAL_IS_FIRST);
    var offered = page.locator(".tasks-list > li").filter(text(REAL)).nth(visit);
    take("open a task", offered::click, page, "document.querySelector('.fjs-container')");
    take(
        "claim it",
        () -> page.locator("text=Claim").first().click(),
        page,
        "tasks.filter(t => t.includes('%s'))[%d].includes('%s')".formatted(REAL, visit, NAME));
    picture(page, visit + "-claimed");
  }

  private static void turnTo(Page page, String number) {
    page.locator(".pagination a").filter(text(number)).first().click();
  }

  private void take(String step, Runnable click, Page page, String then) {
    of(step)
        .take(
            () -> {
              click.run();
              until(page, then);
            });
  }

  /** Looks at each frame that is drawn; Playwright's assertions look after 0.1, 0.35, 0.85 s. */
  private static void until(Page page, String condition) {
    page.waitForFunction(
        "() => { const tasks = [...document.querySelectorAll('.tasks-list > li')]"
            + ".map(t => t.textContent); return "
            + condition
            + " }");
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
