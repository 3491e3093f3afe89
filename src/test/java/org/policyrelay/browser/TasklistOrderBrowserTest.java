package org.policyrelay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.RelayTest;

/** In which order somebody finds what they have to do. */
@RelayTest
@Tag("any-database")
class TasklistOrderBrowserTest extends TasklistSteps {

  private static final String SOONEST_FIRST = "[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]";
  private static final String BY_NAME =
      "[{\"sortBy\":\"nameCaseInsensitive\",\"sortOrder\":\"asc\"}]";

  @ParameterizedTest
  @ValueSource(strings = {"", "#/", "#/?task=none"})
  void whatIsDueSoonestComesFirst(String place) {
    try (var context = newContext()) {
      var page = logIn(context, "training-lead");
      page.navigate("about:blank");
      page.navigate(address("/camunda/app/tasklist/default/" + place));
      assertOrder(page, SOONEST_FIRST);
      assertThat(page.locator(".sorting-choice .sort-by")).hasText("Due date");
    }
  }

  @Test
  void anOrderIsKeptForWhoHasChosenItAndForNobodyElse() {
    try (var context = newContext()) {
      var page = logIn(context, "training-lead");
      sortBy(page, "Task name");
      assertOrder(page, BY_NAME);

      page.navigate("about:blank");
      page.navigate(address("/camunda/app/tasklist/default/"));
      assertOrder(page, BY_NAME);

      page.close();
      context.clearCookies();
      var other = logIn(context, "qa-lead");
      assertOrder(other, SOONEST_FIRST);
      // a page that is left open would ask for the login too, and end this one's form
      other.close();
      context.clearCookies();
      assertOrder(logIn(context, "training-lead"), BY_NAME);
    }
  }

  /** Tasklist would keep the direction of the order before. */
  @Test
  void datesBeginWithTheSoonestWhateverTheOrderWas() {
    try (var context = newContext()) {
      var page = logIn(context, "training-lead");
      sortBy(page, "Priority");
      assertOrder(page, "[{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"}]");
      sortBy(page, "Due date");
      assertOrder(page, SOONEST_FIRST);

      page.locator(".sorting-choice .sort-direction").click();
      assertOrder(page, SOONEST_FIRST.replace("asc", "desc"));
    }
  }

  /**
   * Tasklist closes the menu when it writes into its address, as it does once it knows who is in.
   */
  private static void sortBy(Page page, String name) {
    var order =
        page.locator(".sorting-choice .dropdown-menu a", new Page.LocatorOptions().setHasText(name))
            .first();
    Awaitility.await()
        .until(
            () -> {
              if (!order.isVisible()) {
                page.locator(".sorting-choice .dropdown-toggle").first().click();
              }
              return order.isVisible();
            });
    order.click();
  }

  private static void assertOrder(Page page, String order) {
    page.waitForFunction(
        "order => new URLSearchParams(location.hash.split('?')[1]).get('sorting') === order",
        order);
  }
}
