package org.policyrelay.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody of each kind, and which placements are open to them. */
enum Role {
  NOBODY(null, Set.of("everyone")),
  MEMBER("trainer", Set.of("everyone", "login")),
  LEAD_OF_ANOTHER_TEAM("ad-review-lead", Set.of("everyone", "login")),
  POLICY_SPECIALIST("policy-specialist", Set.of("everyone", "login", "policy")),
  POLICY_MANAGER("policy-manager", Set.of("everyone", "login", "policy", "managers")),
  ADMINISTRATOR("admin", Set.of("everyone", "login", "policy", "managers", "administrators"));

  final @Nullable String user;
  private final Set<String> open;

  Role(@Nullable String user, Set<String> open) {
    this.user = user;
    this.open = open;
  }

  boolean may(String who) {
    return open.contains(who);
  }
}
