package org.policyrelay.publishing.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.publishing.PublicationClocks;
import org.policyrelay.publishing.Publications;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** When {@code policy-publication.bpmn} goes on. */
@Component
public class PublicationDates {

  /** Nobody should read an unapproved text for longer than a working day. */
  private static final Duration APPROVAL = Duration.ofHours(8);

  private static final Duration REPAIR = Duration.ofHours(2);

  private final Publications publications;
  private final Teams teams;
  private final PublicationClocks clocks;
  private final Clock clock;

  PublicationDates(Publications publications, Teams teams, PublicationClocks clocks, Clock clock) {
    this.publications = publications;
    this.teams = teams;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** By when a correction has to be approved, in Ad Policy's working time. */
  public Date approvalDue(DelegateExecution execution) {
    return due(APPROVAL);
  }

  /** By when a publication has to be repaired: in Ad Policy's working time, or an emergency's. */
  public Date repairDue(DelegateExecution execution) {
    var origin = publications.get(execution.getProcessBusinessKey()).origin();
    var working = teams.workingTime(Teams.POLICY_TEAM);
    var time = clocks.ofOrigin(origin).map(count -> count.in(working)).orElse(working);
    return Date.from(time.add(clock.instant(), REPAIR));
  }

  private Date due(Duration work) {
    return Date.from(teams.workingTime(Teams.POLICY_TEAM).add(clock.instant(), work));
  }

  public Date publishAt(DelegateExecution execution) {
    return Date.from(publications.get(execution.getProcessBusinessKey()).publishAt());
  }
}
