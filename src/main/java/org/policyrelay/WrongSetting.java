package org.policyrelay;

import org.policyrelay.kernel.SettingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines which setting keeps the relay from starting, instead of a stack trace. */
class WrongSetting extends AbstractFailureAnalyzer<SettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SettingException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct "
            + cause.setting()
            + " where you set it: application.yml, the environment or the command line.",
        cause);
  }
}
