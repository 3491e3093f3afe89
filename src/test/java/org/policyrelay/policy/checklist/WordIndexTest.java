package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.policy.entry.content.Topic;

/** The index finds what each policy would say of itself, and nothing else. */
class WordIndexTest {

  @Property(tries = 300)
  void findsWhatEachPolicySaysOfItself(
      @ForAll("policies") List<Glance> policies, @ForAll("names") String written) {
    var asked = Objects.requireNonNull(AskedTopic.of(written));
    Stream.concat(Stream.of(asked), asked.parts())
        .forEach(
            one ->
                assertThat(new WordIndex(policies).find(one)).isEqualTo(oneByOne(policies, one)));
  }

  private static Map<String, Match> oneByOne(List<Glance> policies, AskedTopic asked) {
    var found = new TreeMap<String, Match>();
    for (var policy : policies) {
      policy.about(asked).ifPresent(match -> found.put(policy.policyId(), match));
    }
    return found;
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "beer", "wines", "and", "Loan", "loans", "酒", "酒类", "广告", "Shops", " ", "of")
        .list()
        .ofMaxSize(4)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<List<Glance>> policies() {
    var subjects =
        Combinators.combine(names(), names(), names())
            .as(
                (code, name, definition) ->
                    new Glance.Subject(
                        code,
                        name,
                        Topic.readAs("t " + code),
                        List.of(NameWords.of(code), NameWords.of(name)),
                        NameWords.of(definition)));
    var policies =
        Combinators.combine(
                Arbitraries.integers().between(1, 9_999), names(), subjects.list().ofMaxSize(3))
            .as(
                (id, name, topics) ->
                    new Glance(
                        "p" + id,
                        "1.0.0",
                        name,
                        null,
                        topics,
                        name.isBlank() ? Set.of() : Topic.readAs(name),
                        List.of(NameWords.of(name)),
                        List.of(),
                        List.of()));
    return policies.list().uniqueElements(Glance::policyId).ofMaxSize(6);
  }
}
