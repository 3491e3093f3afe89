package org.policyrelay.labeling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolCheck;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/** What stands against a protocol: of itself, of its policy, and of the version in force. */
@Component
class ProtocolFaults {

  static final String POLICY = "policy_id";
  static final String REASON = "reason";

  private final PolicyRegistry registry;
  private final Protocols protocols;

  ProtocolFaults(PolicyRegistry registry, Protocols protocols) {
    this.registry = registry;
    this.protocols = protocols;
  }

  /** Of the policy and the reason for which a protocol is wanted. */
  List<FieldError> ofWish(String policyId, String reason) {
    var faults = new ArrayList<FieldError>();
    TextKind.NOTE.errorIn(REASON, reason).ifPresent(faults::add);
    if (registry.newestVersion(policyId).isEmpty()) {
      faults.add(missing(policyId));
    }
    return faults;
  }

  private FieldError missing(String policyId) {
    return registry.history(policyId).isEmpty()
        ? new FieldError(POLICY, "unknown", "must be a policy that is published")
        : new FieldError(POLICY, "withdrawn", "must be a policy that was not withdrawn everywhere");
  }

  /** Of what a protocol says. */
  List<FieldError> ofContent(String policyId, Protocol content) {
    return ProtocolCheck.faults(
        content,
        clauses(policyId),
        protocols.inForce(policyId).map(LabelingProtocol::content).orElse(null));
  }

  private Set<String> clauses(String policyId) {
    return registry.newestVersion(policyId).map(PublishedVersion::clauses).stream()
        .flatMap(List::stream)
        .map(Clause::id)
        .collect(Collectors.toSet());
  }
}
