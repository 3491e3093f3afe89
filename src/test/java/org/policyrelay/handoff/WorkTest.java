package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people call the work that is handed over, and a question about it. */
class WorkTest {

  @ParameterizedTest
  @CsvSource({
    "sop, SOP and more, SOP and more",
    "golden-set, Golden set and sampling plan, golden set and sampling plan",
    "labeling-protocol, Labeling protocol, labeling protocol",
    "take-back-golden-set, Take back golden set and sampling plan, taking back golden set and sampling plan",
    "take-back-sop, Take back SOP and more, taking back SOP and more"
  })
  void aloneAndInsideASentence(String code, String alone, String inside) {
    var names =
        new WorkNames(
            List.of(
                () -> Map.of("sop", "SOP and more"),
                () -> Map.of("golden-set", "Golden set and sampling plan")));
    assertThat(names.title(code)).isEqualTo(alone);
    assertThat(names.words(code)).isEqualTo(inside);
  }

  @Test
  void anAnswerKeepsItsQuestion() {
    var asked = Instant.parse("2026-11-02T01:00:00Z");
    var answered = Instant.parse("2026-11-03T01:00:00Z");
    var question = HandoffQuestion.ask("HO-1", "lee", asked, "Which?");

    assertThat(question)
        .isEqualTo(new HandoffQuestion(null, "HO-1", "lee", asked, "Which?", null, null, null));
    assertThat(question.answered("mia", answered, "All."))
        .isEqualTo(
            new HandoffQuestion(null, "HO-1", "lee", asked, "Which?", "mia", answered, "All."));
  }
}
