package org.policyrelay.policy.entry.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.content.Milestone.Step;

class StageTest {

  /** Announced on the 1st, applied for from the 3rd, in force on the 5th; the rest on the 9th. */
  private static final Timeline TIMELINE =
      timeline(
          "announce", 1, "apply_from", 3, "effective", 5, "full_by", 9, "existing_ads_until", 9);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-03-31T23:59:59.999Z |                                                       | announce                   | 1
          2027-04-01T00:00:00Z     | announce                                              | apply_from                 | 3
          2027-04-02T23:59:59.999Z | announce                                              | apply_from                 | 3
          2027-04-03T00:00:00Z     | announce apply_from                                   | effective                  | 5
          2027-04-05T00:00:00Z     | announce apply_from effective                         | full_by existing_ads_until | 9
          2027-04-09T00:00:00Z     | announce apply_from effective full_by existing_ads_until |                         | 0
          """)
  void aStepIsReachedAtItsInstant(
      Instant at, @Nullable String reached, @Nullable String next, int day) {
    var stage = TIMELINE.stage(at);

    assertThat(codes(stage.reached())).isEqualTo(reached == null ? "" : reached);
    var expected =
        next == null
            ? null
            : new Stage.Next(Stream.of(next.split(" ")).map(StageTest::step).toList(), day(day));
    assertThat(stage.next()).isEqualTo(expected);
  }

  @Test
  void aTimelineOfNothingIsNowhere() {
    assertThat(timeline().stage(day(1))).isEqualTo(new Stage(List.of(), null));
  }

  /** What is announced may be said before; nobody has to keep to a version that does not apply. */
  @Test
  void nothingBindsBeforeTheVersionApplies() {
    var later = TIMELINE.from(day(7));

    assertThat(codes(later.stage(day(6)).reached())).isEqualTo("announce apply_from");
    assertThat(later.stage(day(6)).next())
        .isEqualTo(new Stage.Next(List.of(Step.EFFECTIVE), day(7)));
    assertThat(codes(TIMELINE.from(day(20)).stage(day(20)).reached()))
        .isEqualTo("announce apply_from effective full_by existing_ads_until");
    assertThat(TIMELINE.from(day(5))).isEqualTo(TIMELINE);
  }

  /** Existing ads may end before all of it holds: they are told in the order of their instants. */
  @Test
  void theOrderIsThatOfTheInstants() {
    var timeline = timeline("effective", 1, "full_by", 9, "existing_ads_until", 4);

    assertThat(codes(timeline.stage(day(9)).reached()))
        .isEqualTo("effective existing_ads_until full_by");
  }

  private static Timeline timeline(Object... steps) {
    var milestones = new EnumMap<Step, Milestone>(Step.class);
    for (var at = 0; at < steps.length; at += 2) {
      var step = step(steps[at]);
      milestones.put(step, new Milestone(step, day((Integer) steps[at + 1]), "p"));
    }
    return new Timeline("TH", milestones);
  }

  private static Step step(Object code) {
    return List.of(Step.values()).stream()
        .filter(step -> step.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String codes(List<Step> steps) {
    return String.join(" ", steps.stream().map(Step::code).toList());
  }

  private static Instant day(int day) {
    return Instant.parse("2027-04-%02dT00:00:00Z".formatted(day));
  }
}
