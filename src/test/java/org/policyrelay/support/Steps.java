package org.policyrelay.support;

import java.util.List;
import java.util.Map;

/** A step of an instance that somebody begins out of turn, as an administrator can. */
public final class Steps {

  private Steps() {}

  /** With nothing told beside it. */
  public static Http.Answer begin(Http user, String instance, String step) {
    return begin(user, instance, step, Map.of());
  }

  /**
   * @param told variables that the step is told, in the engine's shape
   */
  public static Http.Answer begin(
      Http user, String instance, String step, Map<String, Object> told) {
    return user.post(
        "/engine-rest/process-instance/" + instance + "/modification",
        Map.of(
            "instructions",
            List.of(Map.of("type", "startBeforeActivity", "activityId", step, "variables", told))));
  }
}
