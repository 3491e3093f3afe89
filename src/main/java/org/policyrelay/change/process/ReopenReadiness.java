package org.policyrelay.change.process;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRelease;
import org.policyrelay.change.ReadinessPart;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** Asks the teams again for what the manager named and for what is still missing somewhere. */
@Component
class ReopenReadiness implements JavaDelegate {

  private final ChangeRelease release;
  private final Submissions submissions;

  ReopenReadiness(ChangeRelease release, Submissions submissions) {
    this.release = release;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision("Task_ReleaseToMarkets", "hold"),
                new Decision("Task_ReleaseToMarkets", "go-for-ready-markets"));
    var chosen =
        Arrays.stream(ReadinessPart.values())
            .filter(part -> answer.flag(box(part)))
            .collect(Collectors.toSet());
    var change = release.reopen(ChangeVariables.change(execution), chosen, answer.by());
    execution.setVariable(ChangeVariables.SUBJECT, Subject.ofMarketsLeft(change));
    execution.setVariable(ChangeVariables.MARKETS, Subject.marketsLeft(change));
  }

  /** The part's check box in {@code release-to-markets.form}. */
  private static String box(ReadinessPart part) {
    return switch (part) {
      case SOP_AND_MATERIAL -> "reopenSopAndMaterial";
      case GOLDEN_SET -> "reopenGoldenSet";
      case LABELING_PROTOCOL -> "reopenLabelingProtocol";
      case ADVERTISER_NOTICE -> "reopenAdvertiserNotice";
    };
  }
}
