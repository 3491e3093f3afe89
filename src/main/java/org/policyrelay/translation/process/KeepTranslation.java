package org.policyrelay.translation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** Keeps a translation, with who approved it, until the draft that it translates is public. */
@Component
class KeepTranslation implements JavaDelegate {

  private final ProposedTranslations proposed;
  private final Submissions submissions;

  KeepTranslation(ProposedTranslations proposed, Submissions submissions) {
    this.proposed = proposed;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(TranslationVariables.APPROVE, "approve");
    proposed.approve(execution.getProcessBusinessKey(), answer.by(), answer.shown());
  }
}
