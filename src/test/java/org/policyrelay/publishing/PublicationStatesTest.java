package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.publishing.Publication.State;

/** From which state a publication goes where, and who decides about a correction. */
class PublicationStatesTest {

  private static final PolicyEntry ENTRY = PolicyEntry.stored("{}");
  private static final Market SG = new Market("SG");
  private static final Instant REQUESTED = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-05T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");

  private record Way(List<State> from, State to, Consumer<Publication> go) {}

  private static final Map<String, Way> WAYS =
      Map.of(
          "publish",
          way(it -> it.published(NOW), State.PUBLISHED, State.REQUESTED, State.PUBLISHED),
          "announce",
          way(it -> it.announced(NOW), State.ANNOUNCED, State.PUBLISHED),
          "cancel",
          way(Publication::cancel, State.CANCELLED, State.REQUESTED, State.PUBLISHED),
          "approve first",
          way(it -> it.approvedFirst("lee", NOW, Map.of()), State.REQUESTED, State.PROPOSED),
          "refuse",
          way(it -> it.refused("lee", NOW), State.REFUSED, State.PROPOSED),
          "approve afterwards",
          way(it -> it.approved("lee", NOW), State.APPROVED, State.ANNOUNCED),
          "take back",
          way(it -> it.takenBack("lee", NOW), State.TAKEN_BACK, State.ANNOUNCED),
          "renumber",
          way(it -> it.renumber("2.0.1"), State.REQUESTED, State.REQUESTED));

  private static Way way(Consumer<Publication> go, State to, State... from) {
    return new Way(Arrays.asList(from), to, go);
  }

  static Stream<Arguments> everyWayFromEveryState() {
    return WAYS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            way ->
                Stream.of(State.values())
                    .map(state -> Arguments.of(way.getKey(), way.getValue(), state)));
  }

  @ParameterizedTest(name = "{0} from {2}")
  @MethodSource("everyWayFromEveryState")
  void aWayIsOpenFromItsStatesAndFromNoOther(String name, Way way, State state) {
    var publication = in(state);
    if (way.from().contains(state)) {
      way.go().accept(publication);
      assertThat(publication.state()).isEqualTo(way.to());
    } else {
      var refused =
          catchThrowableOfType(RefusedException.class, () -> way.go().accept(publication));
      assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
      assertThat(refused)
          .hasMessageStartingWith(
              "publication PUB-2026-3 is %s, must be "
                  .formatted(state.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
      assertThat(publication.state()).isEqualTo(state);
      assertThat(publication.decidedBy()).isEmpty();
    }
  }

  @Test
  void aRefusalNamesEveryStateThatWouldDo() {
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> in(State.ANNOUNCED).obstructed("taken")))
        .hasMessage("publication PUB-2026-3 is announced, must be requested or published");
  }

  @Test
  void whatWasOrderedIsKnownFromTheBeginning() {
    var publication = in(State.REQUESTED);
    assertThat(publication.key()).isEqualTo("PUB-2026-3");
    assertThat(publication.origin()).isEqualTo("PC-2026-1");
    assertThat(publication.policyId()).isEqualTo("apac:loans");
    assertThat(publication.policyVersion()).isEqualTo("2.0.0");
    assertThat(publication.entry()).isEqualTo(ENTRY);
    assertThat(publication.approvedHash()).isEqualTo("hash");
    assertThat(publication.releases()).isEqualTo(Map.of(SG, LATER));
    assertThat(publication.requestedAt()).isEqualTo(REQUESTED);
    assertThat(publication.publishAt()).isEqualTo(LATER);
    assertThat(publication.publishedAt()).isEmpty();
    assertThat(publication.announcedAt()).isEmpty();
    assertThat(publication.obstacle()).isEmpty();
    assertThat(publication.correctedBy()).isEmpty();
    assertThat(publication.correctionReason()).isEmpty();
    assertThat(publication.corrects()).isEmpty();
    assertThat(publication.decidedBy()).isEmpty();
  }

  /** What stood in the way is gone, and the first instant stays the one at which it came out. */
  @Test
  void aRepairedPublicationKeepsItsDay() {
    var publication = in(State.REQUESTED);
    publication.obstructed("2.0.0 is taken");
    assertThat(publication.obstacle()).contains("2.0.0 is taken");
    publication.renumber("2.0.1");
    publication.published(NOW);
    assertThat(publication.obstacle()).isEmpty();
    assertThat(publication.policyVersion()).isEqualTo("2.0.1");

    publication.published(LATER);
    assertThat(publication.publishedAt()).contains(NOW);
    publication.announced(LATER);
    assertThat(publication.announcedAt()).contains(LATER);
  }

  @Test
  void aCorrectionThatReadsTheSameIsPublishedBeforeItIsApproved() {
    var correction = corrected(true);
    assertThat(correction.state()).isEqualTo(State.REQUESTED);
    assertThat(correction.isProposed()).isFalse();
    assertThat(correction.correctedBy()).contains("Mia");
    assertThat(correction.correctionReason()).contains("a slip of the pen");
    assertThat(correction.corrects()).contains("1.9.0");
  }

  @Test
  void anyOtherCorrectionWaitsForASecondPersonAndAppliesFromThen() {
    var correction = corrected(false);
    assertThat(correction.isProposed()).isTrue();

    correction.approvedFirst("lee", NOW, Map.of(SG, NOW));

    assertThat(correction.state()).isEqualTo(State.REQUESTED);
    assertThat(correction.publishAt()).isEqualTo(NOW);
    assertThat(correction.releases()).isEqualTo(Map.of(SG, NOW));
    assertThat(correction.decidedBy()).contains("lee");
  }

  @Test
  void whoCorrectsDoesNotDecideInWhateverCaseTheNameIsWritten() {
    var proposed = corrected(false);
    var announced = corrected(true);
    announced.published(NOW);
    announced.announced(NOW);
    List<Runnable> decisions =
        List.of(
            () -> proposed.approvedFirst("mia", NOW, Map.of()),
            () -> proposed.refused("Mia", NOW),
            () -> announced.approved("MIA", NOW),
            () -> announced.takenBack("mia", NOW));
    for (var decision : decisions) {
      assertThat(catchThrowableOfType(RefusedException.class, decision::run).code())
          .isEqualTo(ErrorCode.FOUR_EYES);
    }
    assertThat(proposed.state()).isEqualTo(State.PROPOSED);
    assertThat(announced.state()).isEqualTo(State.ANNOUNCED);
    announced.takenBack("lee", NOW);
    assertThat(announced.decidedBy()).contains("lee");
  }

  @Test
  void theOutsideSpellsAStateWithHyphens() {
    assertThat(State.TAKEN_BACK.code()).isEqualTo("taken-back");
    assertThat(State.REQUESTED.code()).isEqualTo("requested");
  }

  private static Publication corrected(boolean readsTheSame) {
    var correction = in(State.REQUESTED);
    correction.correct("Mia", "a slip of the pen", "1.9.0", readsTheSame);
    return correction;
  }

  private static Publication in(State state) {
    return new Publication(
        "PUB-2026-3",
        "PC-2026-1",
        "apac:loans",
        "2.0.0",
        ENTRY,
        "hash",
        Map.of(SG, LATER),
        state,
        REQUESTED,
        LATER);
  }
}
