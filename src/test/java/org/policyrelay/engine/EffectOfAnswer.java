package org.policyrelay.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What an answer leads to in {@code form-answers}; a test says what happens then. */
public class EffectOfAnswer implements JavaDelegate {

  private static volatile Runnable effect = () -> {};

  static void be(Runnable wanted) {
    effect = wanted;
  }

  @Override
  public void execute(DelegateExecution execution) {
    effect.run();
  }
}
