package org.policyrelay.change.web;

import java.util.List;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;

/** How far a change has come on its way, as its page draws it. */
final class ChangeWay {

  /** The way of a change that goes well. */
  private static final List<ChangeState> WAY =
      List.of(
          ChangeState.PROPOSED,
          ChangeState.IN_REVIEW,
          ChangeState.AWAITING_APPROVAL,
          ChangeState.MAKING_READY,
          ChangeState.AWAITING_RELEASE,
          ChangeState.PUBLISHED,
          ChangeState.IN_EFFECT,
          ChangeState.ENFORCED);

  private ChangeWay() {}

  /**
   * @param place done, now or ahead
   */
  record Stage(String name, String place) {}

  static List<Stage> of(PolicyChange change) {
    var reached = reached(change.state());
    return WAY.stream()
        .filter(stage -> leadsThrough(change, stage))
        .map(
            stage -> {
              var index = WAY.indexOf(stage);
              var place = index < reached ? "done" : index == reached ? "now" : "ahead";
              return new Stage(stage.title(), place);
            })
        .toList();
  }

  /**
   * An emergency is reviewed afterwards and made ready by nobody; what is only wording, neither.
   */
  private static boolean leadsThrough(PolicyChange change, ChangeState stage) {
    return switch (stage) {
      case IN_REVIEW -> !change.emergency() && !isUnreviewed(change);
      case MAKING_READY, AWAITING_RELEASE -> !change.emergency();
      default -> true;
    };
  }

  private static boolean isUnreviewed(PolicyChange change) {
    return change.riskTier().isPresent() && change.impact().reviewTeams().isEmpty();
  }

  private static int reached(ChangeState state) {
    return switch (state) {
      case DRAFTED, REWORK, DISPUTED -> WAY.indexOf(ChangeState.IN_REVIEW);
      case PUBLISHING -> WAY.indexOf(ChangeState.AWAITING_RELEASE);
      case ABANDONED, REJECTED, WITHDRAWN -> -1;
      default -> WAY.indexOf(state);
    };
  }
}
