package org.policyrelay.site.web;

import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.site.web.PolicyPage.Link;
import org.springframework.stereotype.Component;

/** Links from one policy to another, by the name that it has now. */
@Component
class PolicyLinks {

  private final PolicyRegistry registry;

  PolicyLinks(PolicyRegistry registry) {
    this.registry = registry;
  }

  Link to(String policyId) {
    return new Link(policyId, registry.newest(policyId).map(PolicyEntry::name).orElse(policyId));
  }

  /** Null for a policy that is no overlay. */
  @Nullable Link toBaseOf(PolicyEntry entry) {
    return entry.overlayOf().map(this::to).orElse(null);
  }
}
