package org.policyrelay.engine.door.lists;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.policyrelay.engine.TaskLists;

/**
 * What the relay's own lists are called. Each team has the same six; whoever sees those of several
 * teams is told whose each is. What is stored stays without.
 */
final class TeamLists {

  private static final String OF = " · ";

  private final Supplier<IdentityService> service;

  TeamLists(Supplier<IdentityService> service) {
    this.service = service;
  }

  /** Names the team of each list that the reader sees another of the same name beside. */
  List<Filter> named(List<Filter> seen) {
    if (service.get().getCurrentAuthentication() == null) {
      return seen;
    }
    var times =
        seen.stream().collect(Collectors.groupingBy(Filter::getName, Collectors.counting()));
    for (var list : seen) {
      if (times.getOrDefault(list.getName(), 0L) > 1) {
        teamOf(list).map(this::nameOf).ifPresent(team -> list.setName(list.getName() + OF + team));
      }
    }
    return seen;
  }

  /** As it is stored, whoever edits it under the name that they see. */
  static Filter plain(Filter list) {
    markOf(list)
        .map(mark -> mark.substring(mark.indexOf('/') + 1))
        .filter(name -> list.getName() != null && list.getName().startsWith(name + OF))
        .ifPresent(list::setName);
    return list;
  }

  private static Optional<String> teamOf(Filter list) {
    return markOf(list).map(mark -> mark.substring(0, mark.indexOf('/')));
  }

  private static Optional<String> markOf(Filter list) {
    var properties = list.getProperties();
    return properties != null
            && properties.get(TaskLists.MARK) instanceof String mark
            && mark.indexOf('/') > 0
        ? Optional.of(mark)
        : Optional.empty();
  }

  /** Whoever sees a team's list may know what the team is called. */
  private String nameOf(String team) {
    var identity = service.get();
    var caller = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return Optional.ofNullable(identity.createGroupQuery().groupId(team).singleResult())
          .map(Group::getName)
          .orElse(team);
    } finally {
      identity.setAuthentication(caller);
    }
  }
}
