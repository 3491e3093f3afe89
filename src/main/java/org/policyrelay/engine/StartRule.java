package org.policyrelay.engine;

/** As {@link SubmissionRule}, for the start form of a process. */
public interface StartRule {

  String processId();

  /**
   * @throws org.policyrelay.kernel.RefusedException when the process cannot begin with this
   */
  void check(Submission submission);
}
