package org.policyrelay.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Where two applications stand in one virtual machine, the engine's REST API and web applications
 * of both ask the engine that was made last: they find it by its name, in a place that all share.
 * Each class of tests puts the engine of its own application there.
 */
public class OwnEngine implements TestExecutionListener {

  @Override
  public void beforeTestClass(TestContext test) {
    var own = test.getApplicationContext().getBean(ProcessEngine.class);
    if (ProcessEngines.getProcessEngine(own.getName()) != own) {
      ProcessEngines.registerProcessEngine(own);
    }
  }
}
