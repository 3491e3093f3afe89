package org.policyrelay.team;

import java.util.List;

/** What the processes of a module bring to every team; told by the module that owns the models. */
public interface TeamWork {

  /** The processes that the members of a team may start from their forms. */
  default List<String> startedBy(Team team) {
    return List.of();
  }

  /** Lists of the module's own, beside those that any work is in. */
  default List<TeamList> lists() {
    return List.of();
  }

  /** The steps at which a team has something back from another: to rework, answer or decide. */
  default List<String> handedBack() {
    return List.of();
  }

  /** Variables that are true while something that an instance is about has come back. */
  default List<String> whileHandedBack() {
    return List.of();
  }
}
