package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.labeling.Written.label;
import static org.policyrelay.labeling.Written.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Label;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolCheck;

/** What a protocol must be, fault by fault. */
class ProtocolCheckTest {

  private static final Protocol GOOD =
      protocol(
          label("a", null, "c1"),
          label("b", "a", "c1", "c2"),
          Written.with(label("c", null), Map.of("SG", new InMarket(null, "reject"))));

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("an empty protocol", protocol(), "labels required"),
        fault(
            "too many labels",
            protocol(
                IntStream.range(0, 101).mapToObj(n -> label("x" + n, null)).toArray(Label[]::new)),
            "labels too-many"),
        fault("no code", protocol(label("", null)), "labels[0].code required"),
        fault("a code of spaces", protocol(label(" ", null)), "labels[0].code required"),
        fault("a padded code", protocol(label("a ", null)), "labels[0].code malformed"),
        fault("a code of two lines", protocol(label("a\nb", null)), "labels[0].code malformed"),
        fault("a long code", protocol(label("x".repeat(201), null)), "labels[0].code too-long"),
        fault(
            "two equal codes",
            new Protocol(List.of(label("a", null), label("a", null)), List.of("a"), Map.of()),
            "labels[1].code duplicate"),
        fault(
            "two codes that differ in their capitals",
            protocol(label("a", null), label("A", null)),
            "labels[1].code duplicate"),
        fault("an orphan", protocol(label("a", "nobody")), "labels[0].parent unknown"),
        fault("a label above itself", protocol(label("a", "a")), "labels[0].parent cycle"),
        fault(
            "a circle of two",
            protocol(label("a", "b"), label("b", "a")),
            "labels[0].parent cycle",
            "labels[1].parent cycle"),
        fault(
            "below a circle", protocol(label("a", "a"), label("b", "a")), "labels[0].parent cycle"),
        fault(
            "a clause that is not there",
            protocol(label("a", null, "c1", "c9")),
            "labels[0].clauses[1] unknown-clause"),
        fault(
            "a clause twice",
            protocol(label("a", null, "c1", "c1")),
            "labels[0].clauses[1] duplicate"),
        fault(
            "an order that misses one",
            new Protocol(GOOD.labels(), List.of("a", "c"), Map.of()),
            "order missing"),
        fault(
            "an order of unknown ones",
            new Protocol(GOOD.labels(), List.of("a", "b", "c", "d"), Map.of()),
            "order[3] unknown"),
        fault(
            "an order with one twice",
            new Protocol(GOOD.labels(), List.of("a", "b", "c", "a"), Map.of()),
            "order[3] duplicate"),
        fault("no order", new Protocol(GOOD.labels(), List.of(), Map.of()), "order missing"),
        fault("no name", protocol(Written.named("a", "")), "labels[0].name required"),
        fault(
            "a long name",
            protocol(Written.named("a", "x".repeat(201))),
            "labels[0].name too-long"),
        fault(
            "no definition", protocol(Written.defined("a", " ")), "labels[0].definition required"),
        fault(
            "a long definition",
            protocol(Written.defined("a", "x".repeat(2001))),
            "labels[0].definition too-long"),
        fault("no decision", protocol(Written.decided("a", "")), "labels[0].decision required"),
        fault(
            "another decision",
            protocol(Written.decided("a", "perhaps")),
            "labels[0].decision unknown-value"),
        fault(
            "an empty example",
            protocol(Written.shown("a", List.of("x", ""), List.of())),
            "labels[0].examples.positive[1] required"),
        fault(
            "a long counterexample",
            protocol(Written.shown("a", List.of(), List.of("x".repeat(2001)))),
            "labels[0].examples.negative[0] too-long"),
        fault(
            "a market that is none",
            protocol(Written.with(label("a", null), Map.of("XX", new InMarket("d", null)))),
            "labels[0].markets.XX malformed"),
        fault(
            "nothing said of a market",
            protocol(Written.with(label("a", null), Map.of("SG", new InMarket(null, null)))),
            "labels[0].markets.SG required"),
        fault(
            "another decision in a market",
            protocol(Written.with(label("a", null), Map.of("SG", new InMarket(null, "x")))),
            "labels[0].markets.SG.decision unknown-value"),
        fault(
            "what it became without a former one",
            Written.mapped(GOOD, Map.of("x", List.of("a"))),
            "mapping.x unknown"));
  }

  private static Arguments fault(String what, Protocol protocol, String... faults) {
    return Arguments.of(what, protocol, List.of(faults));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsToldByItsPlace(String what, Protocol protocol, List<String> faults) {
    assertThat(told(protocol, null)).as(what).containsExactlyElementsOf(faults);
  }

  static Stream<Arguments> mappings() {
    return Stream.of(
        fault("a label that is gone without a word", protocol(label("b", null)), "mapping missing"),
        fault(
            "from a code that never was",
            Written.mapped(protocol(label("a", null), label("b", null)), Map.of("z", List.of("a"))),
            "mapping.z unknown"),
        fault(
            "to a code that is not",
            Written.mapped(protocol(label("b", null)), Map.of("a", List.of("z"))),
            "mapping.a unknown-target"),
        fault(
            "to nothing",
            Written.mapped(protocol(label("b", null)), Map.of("a", List.of())),
            "mapping.a required"),
        fault(
            "to one twice",
            Written.mapped(protocol(label("b", null)), Map.of("a", List.of("b", "b"))),
            "mapping.a duplicate"),
        fault(
            "a rename",
            Written.mapped(
                protocol(label("b", null), label("c", null)), Map.of("a", List.of("c")))),
        fault("a merge", Written.mapped(protocol(label("b", null)), Map.of("a", List.of("b")))),
        fault(
            "a split",
            Written.mapped(
                protocol(label("b", null), label("c", null), label("d", null)),
                Map.of("a", List.of("c", "d")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappings")
  void whatBecameOfLabelsIsSaidForEachThatIsGone(
      String what, Protocol protocol, List<String> faults) {
    var before = protocol(label("a", null), label("b", null));
    assertThat(told(protocol, before)).as(what).containsExactlyElementsOf(faults);
  }

  @Test
  void aGoodOneHasNone() {
    assertThat(told(GOOD, null)).isEmpty();
    assertThat(told(GOOD, GOOD)).isEmpty();
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThat(told(protocol(label("", "x", "c9"), Written.decided("b", "x")), null)).hasSize(4);
  }

  private static List<String> told(Protocol protocol, @Nullable Protocol before) {
    return ProtocolCheck.faults(protocol, Set.of("c1", "c2"), before).stream()
        .map(fault -> fault.field() + " " + fault.code())
        .toList();
  }
}
