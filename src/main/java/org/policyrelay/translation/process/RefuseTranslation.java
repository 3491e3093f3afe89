package org.policyrelay.translation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** Tells a translator why readers do not get it. */
@Component
class RefuseTranslation implements JavaDelegate {

  private final ProposedTranslations proposed;
  private final Submissions submissions;

  RefuseTranslation(ProposedTranslations proposed, Submissions submissions) {
    this.proposed = proposed;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(TranslationVariables.APPROVE, "refuse");
    proposed.refuse(execution.getProcessBusinessKey(), answer.by(), answer.requiredText("reason"));
  }
}
