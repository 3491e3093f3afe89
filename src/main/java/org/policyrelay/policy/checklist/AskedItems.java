package org.policyrelay.policy.checklist;

import java.util.List;
import java.util.function.Function;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;

/**
 * All that a policy and its overlays ask, whatever the ad.
 *
 * @param what the versions that apply
 * @param content what they say item by item, together
 */
public record AskedItems(Resolved what, PolicyContent content) {

  public static AskedItems of(Resolved what) {
    return new AskedItems(what, what.content());
  }

  /** The same without what is asked of one of its topics alone. */
  AskedItems ofAnyTopic() {
    return new AskedItems(what, content.ofAnyTopic());
  }

  public List<Asked<Requirement>> requirements() {
    return asked(content.requirements(), Requirement::policy, Requirement::clause);
  }

  public List<Asked<Exemption>> exceptions() {
    return asked(content.exceptions(), Exemption::policy, Exemption::clause);
  }

  public List<Asked<Disclosure>> disclosures() {
    return asked(content.disclosures(), Disclosure::policy, one -> "");
  }

  private <T> List<Asked<T>> asked(
      List<T> items, Function<T, String> policy, Function<T, String> clause) {
    if (items.isEmpty()) {
      return List.of();
    }
    var unsettled = what.unsettled().stream().map(Pair::overlay).toList();
    var base = what.base().entry().policyId();
    var clauses = what.join().clauses();
    return items.stream()
        .map(
            item -> {
              var from = versionOf(policy.apply(item));
              var cited = JoinedClause.idOf(clause.apply(item), policy.apply(item), base);
              return new Asked<>(
                  item,
                  from,
                  clauses.stream().filter(one -> one.id().equals(cited)).findFirst().orElse(null),
                  !unsettled.contains(from));
            })
        .toList();
  }

  private PublishedVersion versionOf(String policy) {
    return what.versions()
        .filter(version -> version.entry().policyId().equals(policy))
        .findFirst()
        .orElse(what.base());
  }
}
