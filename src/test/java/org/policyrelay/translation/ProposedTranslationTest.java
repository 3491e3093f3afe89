package org.policyrelay.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.ProposedTranslation.State;

/** What a translator wrote is decided about once, and its hash is of all its words. */
class ProposedTranslationTest {

  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");
  private static final Wording WORDS = new Wording("Pinjaman", "Apa", "1. Umur 18.", "Lihat.");

  private static final Translated VERSION = Translated.version("loans", "1.0.0");
  private static final Translated DRAFT =
      Translated.draft("loans", "PC-2026-1", new Wording("Loans", null, "1. Age 18.", null));

  /**
   * @param of what it can be of
   */
  private record Decision(
      Translated of,
      State to,
      Set<State> from,
      Optional<String> by,
      Optional<String> reason,
      Consumer<ProposedTranslation> make) {}

  private static final Set<State> WAITS = Set.of(State.PROPOSED, State.APPROVED);

  private static final Map<String, Decision> DECISIONS =
      Map.of(
          "publish",
          new Decision(
              VERSION,
              State.PUBLISHED,
              Set.of(State.PROPOSED),
              Optional.of("lee"),
              Optional.empty(),
              it -> it.published("lee", NOW)),
          "approve",
          new Decision(
              DRAFT,
              State.APPROVED,
              Set.of(State.PROPOSED),
              Optional.of("lee"),
              Optional.empty(),
              it -> it.approved("lee", NOW)),
          "refuse",
          new Decision(
              VERSION,
              State.REFUSED,
              Set.of(State.PROPOSED),
              Optional.of("lee"),
              Optional.of("wrong"),
              it -> it.refused("lee", NOW, "wrong")),
          "replace",
          new Decision(
              DRAFT,
              State.REPLACED,
              WAITS,
              Optional.of("lee"),
              Optional.empty(),
              it -> it.replaced("lee", NOW)),
          "outdate",
          new Decision(
              DRAFT,
              State.OUTDATED,
              WAITS,
              Optional.empty(),
              Optional.of("reads otherwise"),
              it -> it.outdated(NOW, "reads otherwise")),
          "withdraw",
          new Decision(
              DRAFT,
              State.WITHDRAWN,
              Set.of(State.PROPOSED, State.APPROVED, State.REFUSED, State.OUTDATED),
              Optional.of("lee"),
              Optional.of("taken out"),
              it -> it.withdrawn("lee", NOW, "taken out")));

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
  void isDecidedAboutWhereItCanBe(String name, Decision decision, State state) {
    var translation = in(state, decision.of());
    if (decision.from().contains(state)) {
      decision.make().accept(translation);
      assertThat(translation.state()).isEqualTo(decision.to());
      assertThat(translation.decidedBy()).isEqualTo(decision.by());
      assertThat(translation.decidedAt()).contains(NOW);
      assertThat(translation.reason()).isEqualTo(decision.reason());
    } else {
      assertThat(refused(() -> decision.make().accept(translation)))
          .hasMessageStartingWith("translation T-1 is %s, must be ".formatted(state.code()));
      assertThat(translation.state()).isEqualTo(state);
      assertThat(translation.decidedBy()).isEmpty();
    }
  }

  /** Who approved it stays known, and it is of the version that the draft has become. */
  @ParameterizedTest
  @EnumSource(State.class)
  void isReleasedWithItsDraftOnceItIsApproved(State state) {
    var translation = in(state, DRAFT);
    if (state == State.APPROVED) {
      var approved = in(State.PROPOSED, DRAFT);
      approved.approved("lee", NOW);
      approved.released("2.0.0");
      assertThat(approved.state()).isEqualTo(State.PUBLISHED);
      assertThat(approved.version()).contains("2.0.0");
      assertThat(approved.decidedBy()).contains("lee");
      assertThat(approved.translated().change()).contains("PC-2026-1");
    } else {
      assertThat(refused(() -> translation.released("2.0.0")))
          .hasMessage("translation T-1 is %s, must be approved".formatted(state.code()));
    }
  }

  @Test
  void ofADraftAndOfAVersionAreNotMixedUp() {
    assertThat(refused(() -> in(State.PROPOSED, DRAFT).published("lee", NOW)))
        .hasMessageContaining("must be of a public version");
    for (Consumer<ProposedTranslation> step :
        List.<Consumer<ProposedTranslation>>of(
            it -> it.approved("lee", NOW), it -> it.withdrawn("lee", NOW, "out"))) {
      assertThat(refused(() -> step.accept(in(State.PROPOSED, VERSION))))
          .hasMessageContaining("must be of a draft");
    }
  }

  private static ProposedTranslation in(State state, Translated translated) {
    return new ProposedTranslation("T-1", 0, translated, "id", WORDS, "mia", AT, state, null);
  }

  private static RefusedException refused(Runnable step) {
    var refused = catchThrowableOfType(RefusedException.class, step::run);
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    return refused;
  }

  @Test
  void whatWasWrittenIsKnownFromTheBeginning() {
    var translation = of("loans", "1.0.0", "id", WORDS);
    assertThat(translation.key()).isEqualTo("T-1");
    assertThat(translation.policyId()).isEqualTo("loans");
    assertThat(translation.version()).contains("1.0.0");
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
                ProposedTranslation.of("T-1", DRAFT, "id", WORDS, "mia", AT),
                ProposedTranslation.of("T-1", otherEnglish(), "id", WORDS, "mia", AT),
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

  /** Four eyes and what was refused go by what is read, in each part of it. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\u200B", "|\u00A0", "|  "})
  void anEditThatNobodySeesLeavesTheWording(String edit) {
    var words = new Wording("Dua kata", "Apa itu", "1. Umur 18.", "Lihat ini.");
    assertThat(
            Stream.of(
                new Wording(edited("Dua kata", edit), "Apa itu", "1. Umur 18.", "Lihat ini."),
                new Wording("Dua kata", edited("Apa itu", edit), "1. Umur 18.", "Lihat ini."),
                new Wording("Dua kata", "Apa itu", edited("1. Umur 18.", edit), "Lihat ini."),
                new Wording("Dua kata", "Apa itu", "1. Umur 18.", edited("Lihat ini.", edit))))
        .allMatch(words::looksLike)
        .doesNotContain(words);
    assertThat(words.looksLike(new Wording("Dua kata", "Apa itu", "1. Umur 21.", "Lihat ini.")))
        .isFalse();
    assertThat(words.looksLike(new Wording("Dua kata", null, "1. Umur 18.", "Lihat ini.")))
        .isFalse();
  }

  /** At the end, or in place of the last space. */
  private static String edited(String text, String edit) {
    var space = text.lastIndexOf(' ');
    return edit.startsWith("|")
        ? text.substring(0, space) + edit.substring(1) + text.substring(space + 1)
        : text + edit;
  }

  private static Translated otherEnglish() {
    return Translated.draft("loans", "PC-2026-1", new Wording("Loans", null, "1. Age 21.", null));
  }

  private static ProposedTranslation of(
      String policyId, String version, String language, Wording wording) {
    return ProposedTranslation.of(
        "T-1", Translated.version(policyId, version), language, wording, "mia", AT);
  }
}
