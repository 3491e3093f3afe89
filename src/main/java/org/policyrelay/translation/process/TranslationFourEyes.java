package org.policyrelay.translation.process;

import java.util.Set;
import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
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
  public Set<String> excluded(TaskRef task) {
    var key = task.businessKey();
    return key == null || !task.processId().equals(TranslationVariables.PROCESS)
        ? Set.of()
        : proposed.authors(proposed.get(key));
  }
}
