package org.policyrelay.labeling.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.entry.Seen;

/** What is wrong with a protocol, all of it at once, each by its place. */
public final class ProtocolCheck {

  /** A round takes no more, and nobody keeps as many apart. */
  public static final int MOST_LABELS = 100;

  static final int MOST_EXAMPLES = 50;
  static final int MOST_CLAUSES = 50;

  private static final String DECISIONS =
      "must be one of " + String.join(", ", Coded.codes(LabelDecision.values()));

  private final Protocol protocol;
  private final Set<String> clauses;
  private final @Nullable Protocol before;
  private final Set<String> codes;
  private final List<FieldError> faults = new ArrayList<>();

  private ProtocolCheck(Protocol protocol, Set<String> clauses, @Nullable Protocol before) {
    this.protocol = protocol;
    this.clauses = clauses;
    this.before = before;
    this.codes = protocol.codes();
  }

  /**
   * @param clauses ids of the policy's clauses
   * @param before the protocol in force, absent where there is none
   * @return by places such as {@code labels[2].parent}, {@code order[0]}, {@code mapping.old}
   */
  public static List<FieldError> faults(
      Protocol protocol, Set<String> clauses, @Nullable Protocol before) {
    var check = new ProtocolCheck(protocol, clauses, before);
    check.checkLabels();
    check.checkTree();
    check.checkOrder();
    check.checkMapping();
    return List.copyOf(check.faults);
  }

  private void checkLabels() {
    if (protocol.labels().isEmpty()) {
      add("labels", "required", "must have a label at least");
    }
    if (protocol.labels().size() > MOST_LABELS) {
      add("labels", "too-many", "must be at most " + MOST_LABELS);
    }
    var seen = new HashSet<String>();
    for (var at = 0; at < protocol.labels().size(); at++) {
      var label = protocol.labels().get(at);
      var place = "labels[" + at + "].";
      code(place + "code", label.code());
      if (!seen.add(Seen.words(label.code()).toLowerCase(Locale.ROOT))) {
        add(place + "code", "duplicate", "must be there once: '" + label.code() + "'");
      }
      add(TextKind.LINE.errorIn(place + "name", label.name()));
      add(TextKind.NOTE.errorIn(place + "definition", label.definition()));
      decision(place + "decision", label.decision());
      checkClauses(place, label);
      checkExamples(place + "examples.positive", label.positive());
      checkExamples(place + "examples.negative", label.negative());
      label.markets().forEach((market, other) -> checkMarket(place, market, other));
    }
  }

  private void code(String place, String code) {
    var wrong = TextKind.LINE.errorIn(place, code);
    add(wrong);
    if (wrong.isEmpty() && !code.strip().equals(code)) {
      add(place, "malformed", "must neither begin nor end with a space");
    }
  }

  private void decision(String place, String decision) {
    if (LabelDecision.of(decision).isEmpty()) {
      add(place, decision.isEmpty() ? "required" : "unknown-value", DECISIONS);
    }
  }

  private void checkClauses(String place, Label label) {
    if (label.clauses().size() > MOST_CLAUSES) {
      add(place + "clauses", "too-many", "must be at most " + MOST_CLAUSES);
    }
    var seen = new HashSet<String>();
    for (var at = 0; at < label.clauses().size(); at++) {
      var clause = label.clauses().get(at);
      var where = place + "clauses[" + at + "]";
      if (!clauses.contains(clause)) {
        add(
            where,
            "unknown-clause",
            "must be a clause of the policy's newest version: " + some(clauses));
      } else if (!seen.add(clause)) {
        add(where, "duplicate", "must be there once");
      }
    }
  }

  private void checkExamples(String place, List<String> examples) {
    if (examples.size() > MOST_EXAMPLES) {
      add(place, "too-many", "must be at most " + MOST_EXAMPLES);
    }
    for (var at = 0; at < examples.size(); at++) {
      add(TextKind.NOTE.errorIn(place + "[" + at + "]", examples.get(at)));
    }
  }

  private void checkMarket(String label, String market, InMarket other) {
    var place = label + "markets." + market;
    if (!MarketNames.isCountry(market)) {
      add(place, "malformed", "must be an ISO 3166-1 alpha-2 code, such as SG");
    }
    if (other.definition() == null && other.decision() == null) {
      add(place, "required", "must say a definition or a decision");
    }
    if (other.definition() != null) {
      add(TextKind.NOTE.errorIn(place + ".definition", other.definition()));
    }
    if (other.decision() != null) {
      decision(place + ".decision", other.decision());
    }
  }

  private void checkTree() {
    Map<String, String> parents = new HashMap<>();
    for (var label : protocol.labels()) {
      var parent = label.parent();
      if (parent != null) {
        parents.putIfAbsent(label.code(), parent);
      }
    }
    for (var at = 0; at < protocol.labels().size(); at++) {
      var label = protocol.labels().get(at);
      var parent = label.parent();
      if (parent == null) {
        continue;
      }
      var place = "labels[" + at + "].parent";
      if (!codes.contains(parent)) {
        add(place, "unknown", "must be the code of a label of the protocol: '" + parent + "'");
      } else {
        circle(label.code(), parents).ifPresent(way -> add(place, "cycle", way));
      }
    }
  }

  /** Empty for a label that is not above itself. */
  private static Optional<String> circle(String code, Map<String, String> parents) {
    var way = new LinkedHashSet<String>();
    for (var at = parents.get(code); at != null && way.add(at); at = parents.get(at)) {
      if (at.equals(code)) {
        return Optional.of("must not lead back: " + code + " → " + String.join(" → ", way));
      }
    }
    return Optional.empty();
  }

  private void checkOrder() {
    var seen = new HashSet<String>();
    for (var at = 0; at < protocol.order().size(); at++) {
      var code = protocol.order().get(at);
      if (!codes.contains(code)) {
        add("order[" + at + "]", "unknown", "must be the code of a label: '" + code + "'");
      } else if (!seen.add(code)) {
        add("order[" + at + "]", "duplicate", "must be there once: '" + code + "'");
      }
    }
    var missing =
        protocol.labels().stream()
            .map(Label::code)
            .filter(code -> !seen.contains(code))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      add("order", "missing", "must name every label; it misses " + some(missing));
    }
  }

  private void checkMapping() {
    var known = before == null ? Set.<String>of() : before.codes();
    protocol
        .mapping()
        .forEach(
            (old, targets) -> {
              var place = "mapping." + old;
              if (!known.contains(old)) {
                add(
                    place,
                    "unknown",
                    known.isEmpty()
                        ? "must not be there: no protocol is in force before this one"
                        : "must be a code of the protocol in force: " + some(known));
              }
              if (targets.isEmpty()) {
                add(place, "required", "must say what it became");
              }
              for (var target : targets) {
                if (!codes.contains(target)) {
                  add(place, "unknown-target", "must lead to a label here: '" + target + "'");
                }
              }
              if (new HashSet<>(targets).size() < targets.size()) {
                add(place, "duplicate", "must name each label once");
              }
            });
    known.stream()
        .filter(old -> !codes.contains(old) && !protocol.mapping().containsKey(old))
        .sorted()
        .forEach(
            old ->
                add(
                    "mapping",
                    "missing",
                    "must say what became of '%s', which is in force and not here".formatted(old)));
  }

  private static String some(Collection<String> codes) {
    var named = codes.stream().sorted().limit(20).collect(Collectors.joining(", "));
    return codes.size() > 20 ? named + " and others" : named;
  }

  private void add(Optional<FieldError> fault) {
    fault.ifPresent(faults::add);
  }

  private void add(String place, String code, String message) {
    faults.add(new FieldError(place, code, message));
  }
}
