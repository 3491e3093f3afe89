package org.policyrelay.site.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.DiffPart;
import org.policyrelay.policy.compare.TextDiff;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.site.web.PolicyPage.Difference;
import org.springframework.stereotype.Component;

/** What is different between two versions of a policy, in what of them is public. */
@Component
class PolicyDifferences {

  private final PolicyRegistry registry;
  private final PolicyLinks links;
  private final MarketDates dates;

  PolicyDifferences(PolicyRegistry registry, PolicyLinks links, MarketDates dates) {
    this.registry = registry;
    this.links = links;
    this.dates = dates;
  }

  /** Empty where the policy has no such versions. */
  Optional<Difference> between(String id, String before, String after) {
    var versions = registry.history(id);
    return PolicyReader.find(versions, before)
        .flatMap(
            former ->
                PolicyReader.find(versions, after).map(latter -> of(former, latter, versions)));
  }

  private Difference of(
      PublishedVersion former, PublishedVersion latter, List<PublishedVersion> versions) {
    var comparison =
        Comparison.compare(
            dates,
            Optional.of(former.heldAgainst(latter.entry(), latter.publishedAt()).publicPart()),
            latter.entry().publicPart(),
            Set.of(),
            Optional.empty());
    return new Difference(
        latter.entry().policyId(),
        latter.entry().name(),
        PolicyReader.isSample(latter.entry()),
        links.toBaseOf(latter.entry()),
        former.version(),
        latter.version(),
        comparison.direction().code(),
        comparison.facts(),
        versions.stream().map(PublishedVersion::version).toList(),
        description(former.entry(), latter.entry()),
        TextDiff.asRead(former.entry().text(), latter.entry().text()),
        TextDiff.asRead(former.entry().guidance().orElse(""), latter.entry().guidance().orElse("")),
        latter.emergency());
  }

  /** Empty where both have the same. */
  private static List<DiffPart> description(PolicyEntry former, PolicyEntry latter) {
    return former.description().equals(latter.description())
        ? List.of()
        : TextDiff.asRead(former.description().orElse(""), latter.description().orElse(""));
  }
}
