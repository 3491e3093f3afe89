package org.policyrelay.labeling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Label;
import org.policyrelay.labeling.protocol.Protocol;

/** Protocols to try things on. */
final class Written {

  private Written() {}

  static Protocol protocol(Label... labels) {
    return new Protocol(List.of(labels), Arrays.stream(labels).map(Label::code).toList(), Map.of());
  }

  static Protocol mapped(Protocol protocol, Map<String, List<String>> mapping) {
    return new Protocol(protocol.labels(), protocol.order(), mapping);
  }

  static Label label(String code, @Nullable String parent, String... clauses) {
    return label(
        code,
        "Name",
        parent,
        "It is so.",
        "reject",
        List.of(clauses),
        List.of(),
        List.of(),
        Map.of());
  }

  static Label named(String code, String name) {
    return label(
        code, name, null, "It is so.", "reject", List.of(), List.of(), List.of(), Map.of());
  }

  static Label defined(String code, String definition) {
    return label(
        code, "Name", null, definition, "reject", List.of(), List.of(), List.of(), Map.of());
  }

  static Label decided(String code, String decision) {
    return label(
        code, "Name", null, "It is so.", decision, List.of(), List.of(), List.of(), Map.of());
  }

  static Label shown(String code, List<String> positive, List<String> negative) {
    return label(
        code, "Name", null, "It is so.", "reject", List.of(), positive, negative, Map.of());
  }

  static Label with(Label label, Map<String, InMarket> markets) {
    return label(
        label.code(),
        label.name(),
        label.parent(),
        label.definition(),
        label.decision(),
        label.clauses(),
        label.positive(),
        label.negative(),
        markets);
  }

  private static Label label(
      String code,
      String name,
      @Nullable String parent,
      String definition,
      String decision,
      List<String> clauses,
      List<String> positive,
      List<String> negative,
      Map<String, InMarket> markets) {
    return new Label(
        code, name, parent, definition, decision, clauses, positive, negative, markets);
  }
}
