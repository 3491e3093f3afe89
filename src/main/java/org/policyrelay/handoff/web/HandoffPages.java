package org.policyrelay.handoff.web;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.handoff.OriginPages;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where the link of a notice leads. The notice is written before the engine has made the task, and
 * outlives it: what is to be done for the handoff is found when somebody asks.
 */
@Controller
class HandoffPages {

  private final Handoffs handoffs;
  private final TaskLinks tasks;
  private final Directory directory;
  private final Teams teams;
  private final List<OriginPages> origins;

  HandoffPages(
      Handoffs handoffs,
      TaskLinks tasks,
      Directory directory,
      Teams teams,
      List<OriginPages> origins) {
    this.origins = List.copyOf(origins);
    this.handoffs = handoffs;
    this.tasks = tasks;
    this.directory = directory;
    this.teams = teams;
  }

  /** The caller's open task of it; without one, what the handoff is for. */
  @GetMapping("/handoffs/{key}")
  String open(@PathVariable String key, Principal caller) {
    var handoff = handoffs.get(key);
    var task = tasks.toNewestOf(handoff.key());
    if (task.isPresent()) {
      return "redirect:" + task.get();
    }
    var page = OriginPages.pageOf(handoff.origin(), origins);
    if (page.isEmpty() || !hasPart(handoff, directory.groupsOf(caller.getName()))) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no handoff " + key);
    }
    return "redirect:" + page.get();
  }

  /** Who has a part in a handoff may see what it is for. */
  private boolean hasPart(Handoff handoff, Set<String> groups) {
    return Stream.of(
            Teams.ADMINISTRATORS,
            Teams.POLICY_TEAM,
            handoff.fromTeam(),
            handoff.toTeam(),
            teams.leadGroupOf(handoff.fromTeam()),
            teams.leadGroupOf(handoff.toTeam()))
        .anyMatch(groups::contains);
  }
}
