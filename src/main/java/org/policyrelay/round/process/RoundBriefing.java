package org.policyrelay.round.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.util.Map;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Reader;
import org.policyrelay.round.Round;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** Where a rater labels, and until when. A lead opens the form too: it says nothing of votes. */
@Component
class RoundBriefing implements FormValues {

  private final Rounds rounds;
  private final Reader reader;

  RoundBriefing(Rounds rounds, Reader reader) {
    this.rounds = rounds;
    this.reader = reader;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(RoundVariables.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var key = task.businessKey();
    return key == null ? Map.of() : Map.of("briefing", briefing(rounds.get(key)));
  }

  private String briefing(Round round) {
    return """
        ### %s

        [Label %s](/rounds/%s), each by yourself, until %s. Votes are saved as you go, and nobody sees them before all are \
        revealed. When every case has a label, hand in here: votes are revealed once all have.

        A vote after that time is kept and marked, and does not count."""
        .formatted(
            escape(round.title()),
            Words.count(round.cases().size(), "case"),
            round.key(),
            Moments.text(round.voteBy(), reader.zone(), Moments.WITH_WEEKDAY));
  }
}
