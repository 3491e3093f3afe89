package org.policyrelay.engine.door.guard;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.policyrelay.engine.LeadGroups;

/** The teams that a task is for. */
final class CandidateGroups {

  private CandidateGroups() {}

  static Set<String> of(DelegateTask task) {
    var groups = new HashSet<String>();
    for (IdentityLink link : task.getCandidates()) {
      if (link.getGroupId() != null && IdentityLinkType.CANDIDATE.equals(link.getType())) {
        groups.add(link.getGroupId());
      }
    }
    return groups;
  }

  static String names(Set<String> groups, LeadGroups called) {
    return String.join(" or ", groups.stream().map(called::nameOf).sorted().toList());
  }
}
