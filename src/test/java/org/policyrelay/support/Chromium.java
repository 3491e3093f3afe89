package org.policyrelay.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright, which is kept from downloading another. */
public final class Chromium implements AutoCloseable {

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Path executable;
  private final Playwright playwright;
  private final Browser browser;

  /** On a machine that does other things, too, a page takes its time. */
  private static final double PATIENCE_MILLIS = 30_000;

  private Chromium(Path executable) {
    this.executable = executable;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /** The browser, or nothing where the machine has none. */
  public static Optional<Chromium> start() {
    return Stream.of(
            System.getenv("CHROMIUM_PATH"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  public Browser browser() {
    return browser;
  }

  /**
   * A browser with a profile of its own, as a person has it: what it has fetched and compiled is
   * kept from visit to visit. The private windows of {@link #browser()} compile anew each time.
   */
  public BrowserContext returning(Path profile, int width, int height) {
    return playwright
        .chromium()
        .launchPersistentContext(
            profile,
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(executable)
                .setViewportSize(width, height)
                .setArgs(ARGUMENTS));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
