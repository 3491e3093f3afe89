package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.labeling.Written.decided;
import static org.policyrelay.labeling.Written.defined;
import static org.policyrelay.labeling.Written.label;
import static org.policyrelay.labeling.Written.mapped;
import static org.policyrelay.labeling.Written.named;
import static org.policyrelay.labeling.Written.protocol;
import static org.policyrelay.labeling.Written.shown;
import static org.policyrelay.labeling.Written.with;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.labeling.protocol.ProtocolDifference;

/** What is another meaning and what is wording, and whose past use is in question. */
class ProtocolDifferenceTest {

  private static final String MEANING = "meaning: ";
  private static final String WORDING = "wording: ";

  static Stream<Arguments> changes() {
    var a = label("a", null, "c1");
    var b = label("b", null);
    var c = label("c", null);
    var ab = protocol(a, b);
    return Stream.of(
        change("nothing", ab, ab, List.of()),
        change(
            "another name",
            protocol(named("a", "One")),
            protocol(named("a", "Two")),
            List.of(),
            WORDING + "'a' has another name: Two instead of One"),
        change(
            "another definition",
            protocol(defined("a", "Beer is shown.")),
            protocol(defined("a", "Wine is shown.")),
            List.of("a"),
            MEANING + "'a' has another definition"),
        change(
            "one word that turns it",
            protocol(defined("a", "Beer is shown.")),
            protocol(defined("a", "Beer is not shown.")),
            List.of("a"),
            MEANING + "'a' has another definition"),
        change(
            "the same with other marks",
            protocol(defined("a", "It says \"beer\" twice.")),
            protocol(defined("a", "It says “beer” twice.")),
            List.of(),
            WORDING + "the definition of 'a' is written otherwise and says the same"),
        change(
            "the same with other spaces",
            protocol(defined("a", "It says beer twice.")),
            protocol(defined("a", "It says  beer\ntwice.")),
            List.of(),
            WORDING + "the definition of 'a' is written otherwise and says the same"),
        change(
            "another decision",
            protocol(decided("a", "reject")),
            protocol(decided("a", "allow")),
            List.of("a"),
            MEANING + "'a' leads to allow instead of reject"),
        change(
            "another clause",
            protocol(label("a", null, "c1")),
            protocol(label("a", null, "c2")),
            List.of("a"),
            MEANING + "'a' rests on c2 too and rests no more on c1"),
        change(
            "the clauses in another order",
            protocol(label("a", null, "c1", "c2")),
            protocol(label("a", null, "c2", "c1")),
            List.of()),
        change(
            "another parent",
            protocol(a, b),
            protocol(a, label("b", "a")),
            List.of("b"),
            MEANING + "'b' is a kind of 'a', and was at the top"),
        change(
            "a parent that is called otherwise",
            protocol(a, label("b", "a")),
            mapped(protocol(label("x", null, "c1"), label("b", "x")), Map.of("a", List.of("x"))),
            List.of(),
            WORDING + "'a' is called 'x' now"),
        change(
            "other examples",
            protocol(shown("a", List.of("x"), List.of())),
            protocol(shown("a", List.of("x"), List.of("y"))),
            List.of(),
            WORDING + "'a' has other examples"),
        change(
            "a new label",
            ab,
            protocol(a, b, c),
            List.of(),
            MEANING + "'c' is new and leads to reject"),
        change(
            "a new kind of a label",
            ab,
            protocol(a, b, label("c", "a")),
            List.of("a"),
            MEANING + "'c' is new and leads to reject"),
        change(
            "a merge into a new one",
            ab,
            mapped(protocol(c), Map.of("a", List.of("c"), "b", List.of("c"))),
            List.of("a", "b"),
            MEANING + "'a', 'b' are merged into 'c'"),
        change(
            "a merge into one that stays",
            ab,
            mapped(protocol(b), Map.of("a", List.of("b"))),
            List.of("a", "b"),
            MEANING + "'a', 'b' are merged into 'b'"),
        change(
            "a split",
            ab,
            mapped(protocol(b, c, label("d", null)), Map.of("a", List.of("c", "d"))),
            List.of("a"),
            MEANING + "'a' is split into 'c', 'd'"),
        change(
            "a split that keeps the code",
            ab,
            mapped(protocol(a, b, c), Map.of("a", List.of("a", "c"))),
            List.of("a"),
            MEANING + "'a' is split into 'a', 'c'"),
        change(
            "a rename with another decision",
            protocol(decided("a", "reject")),
            mapped(protocol(decided("x", "allow")), Map.of("a", List.of("x"))),
            List.of("a"),
            WORDING + "'a' is called 'x' now",
            MEANING + "'x' leads to allow instead of reject"),
        change(
            "another order",
            protocol(a, b, c),
            protocol(b, a, c),
            List.of("a", "b"),
            MEANING + "the questions about 'a', 'b' are asked in another order"),
        change(
            "a market that differs",
            protocol(b),
            protocol(with(b, Map.of("SG", new InMarket("Only beer.", null)))),
            List.of("b"),
            MEANING + "'b' differs in SG"),
        change(
            "a market that differs no more",
            protocol(with(b, Map.of("SG", new InMarket("Only beer.", null)))),
            protocol(b),
            List.of("b"),
            MEANING + "'b' differs no more in SG"),
        change(
            "a market's decision",
            protocol(with(b, Map.of("SG", new InMarket(null, "allow")))),
            protocol(with(b, Map.of("SG", new InMarket(null, "restrict")))),
            List.of("b"),
            MEANING + "in SG, 'b' leads to restrict instead of allow"),
        change(
            "a market's definition",
            protocol(with(b, Map.of("SG", new InMarket("Only beer.", "allow")))),
            protocol(with(b, Map.of("SG", new InMarket("Only wine.", "allow")))),
            List.of("b"),
            MEANING + "'b' in SG has another definition"));
  }

  private static Arguments change(
      String what, Protocol before, Protocol after, List<String> again, String... facts) {
    return Arguments.of(what, before, after, again, List.of(facts));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void eachDifferenceIsToldAndWeighed(
      String what, Protocol before, Protocol after, List<String> again, List<String> facts) {
    assertThat(ProtocolDifference.between(before, after))
        .as(what)
        .extracting(fact -> (fact.semantic() ? MEANING : WORDING) + fact.text())
        .containsExactlyElementsOf(facts);
    assertThat(ProtocolDifference.toLookAtAgain(before, after)).as(what).isEqualTo(again);
  }

  @Test
  void aStoredProtocolIsReadBackAsItWas() {
    var protocol =
        mapped(
            protocol(
                with(label("a, b", null, "c1"), Map.of("SG", new InMarket(null, "allow"))),
                shown("c", List.of("x"), List.of("y"))),
            Map.of("old", List.of("a, b", "c")));
    assertThat(Protocol.stored(protocol.json())).isEqualTo(protocol);
  }
}
