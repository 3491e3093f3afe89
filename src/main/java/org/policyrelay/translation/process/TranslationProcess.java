package org.policyrelay.translation.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.translation.ProposedTranslations;
import org.policyrelay.translation.TranslationProposed;
import org.policyrelay.translation.TranslationReplaced;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries what happens to translations into their processes, in the same transaction. */
@Component
class TranslationProcess {

  private final RuntimeService runtime;
  private final SystemAuthority system;

  TranslationProcess(RuntimeService runtime, SystemAuthority system) {
    this.runtime = runtime;
    this.system = system;
  }

  @EventListener
  void begin(TranslationProposed event) {
    var proposed = event.proposed();
    system.run(
        () ->
            runtime.startProcessInstanceByKey(
                TranslationVariables.PROCESS,
                proposed.key(),
                Map.of(
                    TranslationVariables.ORIGIN, proposed.key(),
                    TranslationVariables.SUBJECT, ProposedTranslations.describe(proposed),
                    TranslationVariables.POLICY, proposed.policyId())));
  }

  /**
   * Ended as a whole, at whatever step it stands: a message would miss an instance that has not
   * come to its task yet.
   */
  @EventListener
  void end(TranslationReplaced replaced) {
    system.run(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(TranslationVariables.PROCESS)
                .processInstanceBusinessKey(replaced.key())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "replaced")));
  }
}
