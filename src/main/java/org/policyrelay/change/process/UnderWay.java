package org.policyrelay.change.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Words;

/** Other changes of the policy that a form is about, as it names them. */
final class UnderWay {

  private UnderWay() {}

  /** Those that can still change what stands; empty for none. */
  static Optional<String> words(List<PolicyChange> others) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "**Also under way for this policy: %s.** %s"
                .formatted(named(others), ChangesUnderWay.WHICH_STANDS));
  }

  static String named(List<PolicyChange> others) {
    return others.stream()
        .map(
            other ->
                "[%s](/changes/%s) (%s)"
                    .formatted(other.key(), other.key(), Words.of(other.state().code())))
        .collect(Collectors.joining(", "));
  }
}
