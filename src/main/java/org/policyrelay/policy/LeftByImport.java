package org.policyrelay.policy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.WithoutBase;
import org.springframework.stereotype.Component;

/** The overlays that an import leaves without a base: public, and read by nobody. */
@Component
class LeftByImport {

  private final PolicyRegistry registry;
  private final Clock clock;

  LeftByImport(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** All that are so now in the families of the entries, whatever has left them. */
  List<PublishedVersion> in(Stream<PolicyEntry> entries) {
    var now = clock.instant();
    return entries
        .map(entry -> entry.overlayOf().orElse(entry.policyId()))
        .distinct()
        .flatMap(id -> WithoutBase.of(registry.family(id), now).stream())
        .toList();
  }

  /** What the import does by that, a sentence for each that was not so before, by its base. */
  static Map<String, List<String>> facts(
      List<PublishedVersion> before, List<PublishedVersion> after) {
    var known = before.stream().map(LeftByImport::name).toList();
    return after.stream()
        .filter(one -> !known.contains(name(one)))
        .collect(
            Collectors.groupingBy(
                one -> one.entry().overlayOf().orElseThrow(),
                Collectors.mapping(
                    one ->
                        "leaves overlay %s without a base: nobody reads it until somebody has settled that"
                            .formatted(name(one)),
                    Collectors.toList())));
  }

  private static String name(PublishedVersion version) {
    return version.entry().policyId() + " " + version.version();
  }
}
