package org.policyrelay.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.ProposedTranslation.State;

/** What a translator wrote is decided about once, and its hash is of all its words. */
class ProposedTranslationTest {

  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");
  private static final Wording WORDS = new Wording("Pinjaman", "Apa", "1. Umur 18.", "Lihat.");

  private record Decision(State to, Optional<String> reason, Consumer<ProposedTranslation> make) {}

  private static final Map<String, Decision> DECISIONS =
      Map.of(
          "publish",
          new Decision(State.PUBLISHED, Optional.empty(), it -> it.published("lee", NOW)),
          "refuse",
          new Decision(State.REFUSED, Optional.of("wrong"), it -> it.refused("lee", NOW, "wrong")),
          "replace",
          new Decision(State.REPLACED, Optional.empty(), it -> it.replaced("lee", NOW)));

  static Stream<Arguments> everyDecisionInEveryState() {
    return DECISIONS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            one ->
                Stream.of(State.values())
                    .map(state -> Arguments.of(one.getKey(), one.getValue(), state)));
  }

  @ParameterizedTest(name = "{0} what is {2}")
  @MethodSource("everyDecisionInEveryState")
  void onlyWhatIsProposedIsDecidedAbout(String name, Decision decision, State state) {
    var translation =
        new ProposedTranslation("T-1", "loans", "1.0.0", "id", WORDS, "mia", AT, state);
    if (state == State.PROPOSED) {
      translation.requireProposed();
      decision.make().accept(translation);
      assertThat(translation.state()).isEqualTo(decision.to());
      assertThat(translation.decidedBy()).contains("lee");
      assertThat(translation.decidedAt()).contains(NOW);
      assertThat(translation.reason()).isEqualTo(decision.reason());
    } else {
      var refused =
          catchThrowableOfType(RefusedException.class, () -> decision.make().accept(translation));
      assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
      assertThat(refused)
          .hasMessage("translation T-1 is %s, must be proposed".formatted(state.code()));
      assertThat(translation.state()).isEqualTo(state);
      assertThat(translation.decidedBy()).isEmpty();
    }
  }

  @Test
  void whatWasWrittenIsKnownFromTheBeginning() {
    var translation = of("loans", "1.0.0", "id", WORDS);
    assertThat(translation.key()).isEqualTo("T-1");
    assertThat(translation.policyId()).isEqualTo("loans");
    assertThat(translation.version()).isEqualTo("1.0.0");
    assertThat(translation.language()).isEqualTo("id");
    assertThat(translation.wording()).isEqualTo(WORDS);
    assertThat(translation.proposedBy()).isEqualTo("mia");
    assertThat(translation.proposedAt()).isEqualTo(AT);
    assertThat(translation.state()).isEqualTo(State.PROPOSED);
    assertThat(translation.decidedBy()).isEmpty();
    assertThat(translation.decidedAt()).isEmpty();
    assertThat(translation.reason()).isEmpty();
  }

  /** Who approves has read all of it: another word, version or language is another text. */
  @Test
  void theHashIsOfEveryWordAndOfWhatItTranslates() {
    var hash = of("loans", "1.0.0", "id", WORDS).contentHash();
    assertThat(of("loans", "1.0.0", "id", WORDS).contentHash()).isEqualTo(hash);
    assertThat(
            Stream.of(
                of("cards", "1.0.0", "id", WORDS),
                of("loans", "1.0.1", "id", WORDS),
                of("loans", "1.0.0", "ms", WORDS),
                of("loans", "1.0.0", "id", new Wording("Lain", "Apa", "1. Umur 18.", "Lihat.")),
                of("loans", "1.0.0", "id", new Wording("Pinjaman", null, "1. Umur 18.", "Lihat.")),
                of("loans", "1.0.0", "id", new Wording("Pinjaman", "Apa", "1. Umur 21.", "Lihat.")),
                of("loans", "1.0.0", "id", new Wording("Pinjaman", "Apa", "1. Umur 18.", null))))
        .extracting(ProposedTranslation::contentHash)
        .doesNotContain(hash)
        .doesNotHaveDuplicates();
  }

  private static ProposedTranslation of(
      String policyId, String version, String language, Wording wording) {
    return ProposedTranslation.of("T-1", policyId, version, language, wording, "mia", AT);
  }
}
