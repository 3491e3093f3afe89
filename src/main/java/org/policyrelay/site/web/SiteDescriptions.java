package org.policyrelay.site.web;

import java.util.Map;
import org.policyrelay.web.DescribedPages;
import org.springframework.stereotype.Component;

/** What the pages of the public site are for. */
@Component
class SiteDescriptions implements DescribedPages {

  @Override
  public Map<String, String> descriptions() {
    return Map.ofEntries(
        Map.entry(
            "/policies",
            "every advertising policy for Australia, New Zealand and Southeast Asia, by market and category."),
        Map.entry(
            "/policies/matrix",
            "what may be advertised in which market, category by category, at a glance."),
        Map.entry(
            "/policies/finder",
            "what is asked of an ad by market, topic and channel, as a checklist with the clauses."),
        Map.entry(
            "/policies/search", "words in every policy that was ever published, in any language."),
        Map.entry(
            "/policies/markets/{market}",
            "every advertising policy that applies in this market, and what is coming."),
        Map.entry(
            "/policies/{id}",
            "what this advertising policy asks, where it applies, from when and by which source."),
        Map.entry(
            "/policies/{id}/markets/{market}",
            "what this advertising policy asks in one market, with what the market adds."),
        Map.entry(
            "/policies/{id}/versions/{version}",
            "this version of the policy under its permanent address, and where it applies."),
        Map.entry(
            "/policies/{id}/diff/{before}/{after}",
            "what changed between two versions of this policy, word by word."));
  }
}
