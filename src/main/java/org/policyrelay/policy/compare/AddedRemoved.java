package org.policyrelay.policy.compare;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what came and what went, of which there is something of one at least. */
final class AddedRemoved {

  private AddedRemoved() {}

  static String told(Collection<String> added, Collection<String> removed) {
    return Stream.of(told("added", added), told("removed", removed))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> told(String what, Collection<String> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(what + " " + String.join(", ", all));
  }
}
