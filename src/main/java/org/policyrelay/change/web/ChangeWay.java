package org.policyrelay.change.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

  private static final Set<ChangeState> LEFT =
      EnumSet.of(ChangeState.ABANDONED, ChangeState.REJECTED, ChangeState.WITHDRAWN);

  private ChangeWay() {}

  /**
   * @param place done, now or ahead
   */
  record Stage(String name, String place) {}

  static List<Stage> of(PolicyChange change) {
    var cameToNothing = LEFT.contains(change.state());
    var reached = cameToNothing ? WAY.indexOf(last(change)) + 1 : reached(change.state());
    var stages = new ArrayList<>(stages(change, reached));
    if (cameToNothing) {
      stages.removeIf(stage -> !stage.place().equals("done"));
      stages.add(new Stage(change.state().title(), "now"));
    }
    return stages;
  }

  private static List<Stage> stages(PolicyChange change, int reached) {
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

  /** The last stage that it is known to have come to, before it came to nothing. */
  private static ChangeState last(PolicyChange change) {
    if (!change.rollout().released().isEmpty()) {
      var began = change.effectiveAt().orElse(Instant.MAX);
      return change.endedAt().filter(ended -> !ended.isBefore(began)).isPresent()
          ? ChangeState.IN_EFFECT
          : ChangeState.PUBLISHED;
    }
    if (!change.rollout().readiness().isEmpty()) {
      return ChangeState.AWAITING_RELEASE;
    }
    if (change.approval().isPresent()) {
      return ChangeState.MAKING_READY;
    }
    return change.riskTier().isPresent() ? ChangeState.IN_REVIEW : ChangeState.PROPOSED;
  }

  private static int reached(ChangeState state) {
    return switch (state) {
      case DRAFTED, REWORK, DISPUTED -> WAY.indexOf(ChangeState.IN_REVIEW);
      case PUBLISHING -> WAY.indexOf(ChangeState.AWAITING_RELEASE);
      default -> WAY.indexOf(state);
    };
  }
}
