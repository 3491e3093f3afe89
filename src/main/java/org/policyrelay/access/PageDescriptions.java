package org.policyrelay.access;

import java.util.Map;

/** What each page is for, as search engines and link previews show it under its title. */
final class PageDescriptions {

  private static final String ANY =
      "Policy Relay moves policy changes between teams, with a clock on each handoff.";
  private static final String ONE_POLICY =
      "what this advertising policy asks, where it applies, from when and by which source.";

  private static final Map<String, String> BY_ADDRESS =
      Map.ofEntries(
          Map.entry("/", "where policies, changes, tasks and notices are found."),
          Map.entry("/login", "how who works with policies and their changes gets in."),
          Map.entry(
              "/policies",
              "every advertising policy for Australia, New Zealand and Southeast Asia, by market and"
                  + " category."),
          Map.entry(
              "/policies/matrix",
              "what may be advertised in which market, category by category, at a glance."),
          Map.entry(
              "/policies/search",
              "words in every policy that was ever published, in any language."),
          Map.entry(
              "/policies/markets/{market}",
              "every advertising policy that applies in this market, and what is coming."),
          Map.entry("/policies/{id}", ONE_POLICY),
          Map.entry(
              "/policies/{id}/markets/{market}",
              "what this advertising policy asks in one market, with what the market adds."),
          Map.entry(
              "/policies/{id}/versions/{version}",
              "this version of the policy under its permanent address, and where it applies."),
          Map.entry(
              "/policies/{id}/diff/{before}/{after}",
              "what changed between two versions of this policy, word by word."),
          Map.entry("/changes", "policy changes on their way between teams, and who holds each."),
          Map.entry("/changes/{key}", "who held this policy change when, and what it waits for."),
          Map.entry("/handoffs/{key}", "who handed this work to whom, and by when it is due."),
          Map.entry("/inbox", "what you were told, and what waits for you."),
          Map.entry("/inbox/settings", "how and when notices reach you."),
          Map.entry("/inbox/undelivered", "notices that could not be delivered, to send again."),
          Map.entry(
              "/calendars",
              "how old the holidays are that deadlines count with, and which may move."),
          Map.entry("/unsubscribe/{token}", "end or keep the mails that you get."));

  private PageDescriptions() {}

  /**
   * @param address as it is mapped, with names in braces
   */
  static String of(Object address) {
    return BY_ADDRESS.getOrDefault(String.valueOf(address), ANY);
  }
}
