package org.policyrelay.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.compare.DiffPart;
import org.policyrelay.policy.compare.DiffPart.Kind;
import org.policyrelay.policy.compare.TextDiff;
import org.policyrelay.policy.entry.PolicyEntry;

/** Any valid text goes in and comes out to the letter. */
class ToTheLetterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void aTextSurvivesTheEntryAndItsJson(@ForAll("texts") String text) throws Exception {
    var entry = PolicyEntry.parse(entry().put("policy", text));

    var stored = PolicyEntry.parse(JSON.readTree(entry.json().toString()));

    assertThat(stored.text()).isEqualTo(text);
    assertThat(stored.contentHash()).isEqualTo(entry.contentHash());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void theHashIsOfTheContentAndNotOfItsVersion(
      @ForAll("texts") String text, @ForAll("texts") String other) {
    var entry = PolicyEntry.parse(entry().put("policy", text));

    assertThat(entry.with(Map.of("version", "7.1.2")).contentHash()).isEqualTo(entry.contentHash());
    assertThat(entry.with(Map.of("policy", other)).contentHash().equals(entry.contentHash()))
        .isEqualTo(text.equals(other));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  void aDiffHoldsBothTexts(@ForAll("texts") String before, @ForAll("texts") String after) {
    var diff = TextDiff.between(before, after);

    assertThat(diff.stream().filter(part -> part.kind() != Kind.ADDED).map(DiffPart::text))
        .satisfies(parts -> assertThat(String.join("", parts)).isEqualTo(before));
    assertThat(
            diff.stream()
                .filter(part -> part.kind() != Kind.REMOVED)
                .map(DiffPart::text)
                .collect(joining()))
        .isEqualTo(after);
  }

  @Provide
  Arbitrary<String> texts() {
    var letters =
        Arbitraries.oneOf(
            Arbitraries.chars().range(' ', '~'),
            Arbitraries.chars().range('\u00a1', '\u2029'),
            Arbitraries.chars().range('\u202f', '\ud7ff'),
            Arbitraries.of('\n', '\t', '\r', '"', '\\', '\u2028', '\ufeff', '\u0301'));
    var plain = letters.map(String::valueOf);
    var beyond =
        Arbitraries.integers().between(0x10000, 0x10FFFF).map(point -> Character.toString(point));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(9, plain), net.jqwik.api.Tuple.of(1, beyond))
        .list()
        .ofMinSize(1)
        .ofMaxSize(600)
        .map(parts -> String.join("", parts))
        .filter(text -> !Texts.isBlank(text));
  }

  private static ObjectNode entry() {
    return JSON.createObjectNode().put("policy_id", "any").put("enforcement", "may");
  }
}
