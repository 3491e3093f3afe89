package org.policyrelay.calibration;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How far what sessions have decided has come, asked of whoever has started it. */
@Component
public class FollowUps {

  private final ObjectProvider<OutcomeProgress> told;

  FollowUps(ObjectProvider<OutcomeProgress> told) {
    this.told = told;
  }

  /** Empty for an outcome for which nothing was started. */
  public Optional<OutcomeProgress.Progress> of(Outcome outcome) {
    var ref = outcome.ref();
    return ref == null
        ? Optional.empty()
        : told.stream().flatMap(one -> one.of(ref).stream()).findFirst();
  }

  /** How many of them are not done. */
  public long open(List<Outcome> outcomes) {
    return outcomes.stream().filter(one -> !isDone(one)).count();
  }

  /** Whether nobody has anything left to do for it. */
  public boolean isDone(Outcome outcome) {
    return outcome.state() == Outcome.State.DONE
        || of(outcome).filter(one -> one.stage() != OutcomeProgress.Stage.UNDER_WAY).isPresent();
  }
}
