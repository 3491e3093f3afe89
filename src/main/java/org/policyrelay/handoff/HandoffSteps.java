package org.policyrelay.handoff;

/** The model of a handoff and its tasks, for the modules above that look at them. */
public final class HandoffSteps {

  /** Id of the process. */
  public static final String PROCESS = "team-handoff";

  /** The receiving team takes the work on, or returns it. */
  public static final String ACCEPT = "Task_AcceptHandoff";

  /** They do it, ask their sender, or hand it back. */
  public static final String DELIVER = "Task_DeliverWork";

  /** The sender answers. */
  public static final String ANSWER = "Task_AnswerQuestion";

  private HandoffSteps() {}
}
