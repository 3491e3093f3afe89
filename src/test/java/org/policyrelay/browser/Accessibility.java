package org.policyrelay.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Who sees badly, or does not use a mouse, can use a page, too: what of it a program can find out.
 */
final class Accessibility {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Accessibility() {}

  static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream().map(Accessibility::describe).toList();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getHtml())).toList();
  }
}
