package org.policyrelay.change.process;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.change.OthersUnderWay.Others;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Words;

/** Other changes of the policy that a form is about, as it names them. */
final class UnderWay {

  private UnderWay() {}

  /** Those that can still change what stands; empty for none. */
  static Optional<String> words(Others others) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "**Also under way for this policy: %s.** %s"
                .formatted(named(others), ChangesUnderWay.WHICH_STANDS));
  }

  static String named(Others others) {
    return named(
        others,
        other ->
            "[%s](/changes/%s) (%s)"
                .formatted(other.key(), other.key(), Words.of(other.state().code())));
  }

  /** Those that the reader may see as they are called, and how many others there are. */
  static String named(Others others, Function<PolicyChange, String> called) {
    return Stream.concat(
            others.seen().stream().map(called), Stream.ofNullable(others.unseenInWords()))
        .collect(Collectors.joining(", "));
  }
}
