package org.policyrelay.translation.process;

import org.policyrelay.engine.TaskSubject;
import org.springframework.stereotype.Component;

/** What the tasks of a translation are about. */
@Component
class TranslationSubject implements TaskSubject {

  @Override
  public String process() {
    return TranslationVariables.PROCESS;
  }

  @Override
  public String subject() {
    return TranslationVariables.SUBJECT;
  }
}
