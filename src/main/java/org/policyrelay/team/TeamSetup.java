package org.policyrelay.team;

import java.util.List;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.Grants;
import org.policyrelay.engine.TaskLists;
import org.policyrelay.engine.TaskLists.Column;
import org.policyrelay.engine.TaskLists.Content;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the configured teams known to the engine at start: groups, what they may do, their lists in
 * Tasklist. Each part is added once and from then on belongs to the administrators.
 */
@Component
class TeamSetup implements InitializingBean {

  /** From this priority on a task has climbed to its lead; see {@code escalation-ladder.dmn}. */
  private static final int ESCALATED = 70;

  /**
   * Whether a part of a change that a team was to make ready came back; see the change's process.
   */
  private static final String CAME_BACK = "cameBack";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("policy", "Policy"),
          new Column("markets", "Markets"),
          new Column("riskTier", "Risk"));

  private final Teams teams;
  private final Directory directory;
  private final Grants grants;
  private final TaskLists lists;
  private final TeamDay day;
  private final TransactionTemplate transaction;

  TeamSetup(
      Teams teams,
      Directory directory,
      Grants grants,
      TaskLists lists,
      TeamDay day,
      TransactionTemplate transaction) {
    this.teams = teams;
    this.directory = directory;
    this.grants = grants;
    this.lists = lists;
    this.day = day;
    this.transaction = transaction;
  }

  @Override
  public void afterPropertiesSet() {
    transaction.executeWithoutResult(status -> setUp());
  }

  private void setUp() {
    directory.addGroup(Teams.ADMINISTRATORS, Teams.ADMINISTRATORS_NAME);
    grants.administrate(Teams.ADMINISTRATORS);
    for (var team : teams.all()) {
      directory.addGroup(team.id(), team.name());
      directory.addGroup(team.leadGroup(), team.leads());
      // who joins later is seen from then on
      grants.openTasklist(team.id(), directory.membersOf(team.id()));
      grants.start(team.id(), "policy-change");
      addLists(team);
    }
    // an urgent correction of wording
    grants.start(Teams.POLICY_TEAM, "policy-publication");
  }

  private void addLists(Team team) {
    add(
        team,
        "To accept",
        "Offered to us and not yet answered: accept it, or return it with a reason",
        0,
        Content.steps("Task_AcceptHandoff"));
    add(team, "My team's work", "Everything that waits for us", 1, Content.all());
    lists.addMine(team.id(), "Mine", "What I have claimed", 2, COLUMNS);
    add(
        team,
        "Due today",
        "Due before the day ends at our hub, or overdue",
        3,
        Content.dueBefore("${teamDay.end('" + team.id() + "')}", () -> day.end(team.id())));
    add(
        team,
        "Escalated",
        "Past its deadline and raised to the lead or higher",
        4,
        Content.priorityFrom(ESCALATED));
    add(
        team,
        "Handed back to us",
        "Came back from another team: rework it, answer, or decide",
        5,
        Content.stepsOrWhere(
            CAME_BACK,
            "Task_ReworkRevision",
            "Task_AnswerQuestion",
            "Task_DecideDisputedChange",
            "Task_DecideObjections",
            "Task_SettleWatch",
            "Task_SettleTakingBack"));
  }

  /** What waits for the team, and for its lead alone: members do not see the latter in it. */
  private void add(Team team, String name, String description, int position, Content content) {
    var sources = List.of(team.id(), team.leadGroup());
    lists.add(team.id(), sources, name, description, position, content, COLUMNS);
  }
}
