package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people call the work that is handed over, and a question about it. */
class WorkTest {

  @ParameterizedTest
  @CsvSource({
    "watch, Watch after effect, watch after effect",
    "sop-and-material, SOP and training material, SOP and training material",
    "golden-set, Golden set and sampling plan, golden set and sampling plan",
    "labeling-protocol, Labeling protocol, labeling protocol"
  })
  void aloneAndInsideASentence(String code, String alone, String inside) {
    assertThat(Work.title(code)).isEqualTo(alone);
    assertThat(Work.words(code)).isEqualTo(inside);
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
