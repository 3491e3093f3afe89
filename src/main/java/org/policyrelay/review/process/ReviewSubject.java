package org.policyrelay.review.process;

import org.policyrelay.engine.TaskSubject;
import org.springframework.stereotype.Component;

/** What the tasks of a review are about. */
@Component
class ReviewSubject implements TaskSubject {

  @Override
  public String process() {
    return ReviewVariables.PROCESS;
  }

  @Override
  public String subject() {
    return ReviewVariables.SUBJECT;
  }
}
