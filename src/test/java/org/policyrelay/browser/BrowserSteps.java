package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.policyrelay.support.Chromium;
import org.policyrelay.support.Relay;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A real browser, in windows of some size, and the relay that it visits. */
abstract class BrowserSteps {

  /** One for all, which ends with the virtual machine; each test has windows of its own. */
  private static final @Nullable Chromium CHROMIUM = Chromium.start().orElse(null);

  @Autowired Relay relay;
  @LocalServerPort int port;

  /** What goes wrong on a page and nobody sees on it. */
  final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void findChromium() {
    if (CHROMIUM == null && "true".equals(System.getenv("CI"))) {
      fail("no Chromium on this machine, and CI must not skip the browser tests");
    }
    assumeTrue(CHROMIUM != null, "no Chromium on this machine: browser tests are skipped");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  final BrowserContext newContext(int width, int height) {
    return newContext(new Browser.NewContextOptions().setViewportSize(width, height));
  }

  final BrowserContext newContext(Browser.NewContextOptions options) {
    if (CHROMIUM == null) {
      throw new IllegalStateException("no Chromium");
    }
    return CHROMIUM.browser().newContext(options);
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  /** With all that there is to scroll to. */
  static void wholePicture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  final String address(String path) {
    return "http://localhost:" + port + path;
  }

  /** Opens a page whose complaints, and whatever it asks of others, are {@link #faults}. */
  final Page open(BrowserContext context, String path) {
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
}
