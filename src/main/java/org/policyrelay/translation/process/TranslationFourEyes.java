package org.policyrelay.translation.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Drafted;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** Who wrote a translation does not approve it. */
@Component
class TranslationFourEyes implements FourEyes {

  private final ProposedTranslations proposed;

  TranslationFourEyes(ProposedTranslations proposed) {
    this.proposed = proposed;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    var key = task.businessKey();
    return key == null || !task.processId().equals(TranslationVariables.PROCESS)
        ? Drafted.byNobody()
        : new Drafted(proposed.authors(proposed.get(key)), "translation " + key);
  }
}
