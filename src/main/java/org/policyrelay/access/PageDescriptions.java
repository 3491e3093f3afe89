package org.policyrelay.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What each page is for, as search engines and link previews show it under its title. */
@Component
final class PageDescriptions {

  private static final String ANY =
      "Policy Relay moves policy changes between teams, with a clock on each handoff.";

  private static final Map<String, String> OWN =
      Map.of(
          "/", "where policies, changes, tasks and notices are found.",
          "/login", "how who works with policies and their changes gets in.");

  private final Map<String, String> byAddress;

  PageDescriptions(List<DescribedPages> modules) {
    var told = new HashMap<>(OWN);
    modules.forEach(module -> told.putAll(module.descriptions()));
    byAddress = Map.copyOf(told);
  }

  /**
   * @param address as it is mapped, with names in braces
   */
  String of(Object address) {
    return byAddress.getOrDefault(String.valueOf(address), ANY);
  }
}
