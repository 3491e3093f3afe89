package org.policyrelay.team;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.Grants;
import org.policyrelay.engine.ListColumns;
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

  private final Teams teams;
  private final Directory directory;
  private final Grants grants;
  private final TaskLists lists;
  private final TeamDay day;
  private final List<TeamWork> work;
  private final List<Column> columns;
  private final TransactionTemplate transaction;

  TeamSetup(
      Teams teams,
      Directory directory,
      Grants grants,
      TaskLists lists,
      TeamDay day,
      List<TeamWork> work,
      List<ListColumns> columns,
      TransactionTemplate transaction) {
    this.teams = teams;
    this.directory = directory;
    this.grants = grants;
    this.lists = lists;
    this.day = day;
    this.work = List.copyOf(work);
    this.columns =
        columns.stream()
            .flatMap(one -> one.columns().stream())
            .sorted(Comparator.comparingInt(Column::place))
            .toList();
    this.transaction = transaction;
  }

  @Override
  public void afterPropertiesSet() {
    transaction.executeWithoutResult(status -> setUp());
  }

  private void setUp() {
    directory.addGroup(Teams.ADMINISTRATORS, Teams.ADMINISTRATORS_NAME);
    grants.administrate(Teams.ADMINISTRATORS);
    var adding = lists.adding();
    for (var team : teams.all()) {
      directory.addGroup(team.id(), team.name());
      directory.addGroup(team.leadGroup(), team.leads());
      // who joins later is seen from then on
      grants.openTasklist(team.id(), directory.membersOf(team.id()));
      each(one -> one.startedBy(team)).forEach(process -> grants.start(team.id(), process));
      addLists(team, adding);
    }
  }

  private <T> Stream<T> each(Function<TeamWork, List<T>> told) {
    return work.stream().flatMap(one -> told.apply(one).stream());
  }

  private void addLists(Team team, TaskLists.Adding to) {
    each(TeamWork::lists)
        .forEach(
            one -> add(to, team, one.name(), one.description(), one.position(), one.content()));
    add(to, team, "My team's work", "Everything that waits for us", 1, Content.all());
    to.addMine(team.id(), "Mine", "What I have claimed", 2, columns);
    add(
        to,
        team,
        "Due today",
        "Due before the day ends at our hub, or overdue",
        3,
        Content.dueBefore("${teamDay.end('" + team.id() + "')}", () -> day.end(team.id())));
    add(
        to,
        team,
        "Handed back to us",
        "Came back from another team: rework it, answer, or decide",
        5,
        Content.stepsOrWhere(
            each(TeamWork::whileHandedBack).toList(),
            each(TeamWork::handedBack).sorted().toList()));
  }

  /** What waits for the team, and for its lead alone: members do not see the latter in it. */
  private void add(
      TaskLists.Adding to,
      Team team,
      String name,
      String description,
      int position,
      Content content) {
    var sources = List.of(team.id(), team.leadGroup());
    to.add(team.id(), sources, name, description, position, content, columns);
  }
}
