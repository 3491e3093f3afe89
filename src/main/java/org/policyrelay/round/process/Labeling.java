package org.policyrelay.round.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.kernel.Times;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundRater;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/** The people and the dates that {@code blind-round.bpmn} asks for. */
@Component
public class Labeling {

  private final Rounds rounds;
  private final Deadlines deadlines;

  Labeling(Rounds rounds, Deadlines deadlines) {
    this.rounds = rounds;
    this.deadlines = deadlines;
  }

  /** The numbers of those who label. */
  public List<Integer> raters(DelegateExecution execution) {
    return round(execution).raters().stream().map(RoundRater::number).toList();
  }

  public String rater(DelegateExecution execution) {
    return own(execution).user();
  }

  public String team(DelegateExecution execution) {
    return own(execution).team();
  }

  /** The target's end, or vote-by where that comes first. */
  public Date labelBy(DelegateExecution execution) {
    var round = round(execution);
    var due = deadlines.current(about(execution), Rounds.STAGE).orElseThrow().dueAt();
    return Date.from(due.isBefore(round.voteBy()) ? due : round.voteBy());
  }

  public Date reminder(DelegateExecution execution) {
    return date(deadlines.reminder(about(execution), Rounds.STAGE));
  }

  public Date nextRung(DelegateExecution execution) {
    return date(deadlines.nextRung(about(execution), Rounds.STAGE));
  }

  /** Not before the last instant at which a vote counts. */
  public Date voteBy(DelegateExecution execution) {
    return Times.notBefore(round(execution).voteBy());
  }

  /** Whether there is nobody left to wait for. */
  public boolean isOver(DelegateExecution execution) {
    return rounds.isOver(RoundVariables.round(execution));
  }

  private Round round(DelegateExecution execution) {
    return rounds.get(RoundVariables.round(execution));
  }

  private RoundRater own(DelegateExecution execution) {
    return round(execution).rater(RoundVariables.rater(execution));
  }

  private String about(DelegateExecution execution) {
    return round(execution).about(own(execution));
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
