package org.policyrelay.access;

import java.io.Serial;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.springframework.security.core.AuthenticationException;

/** Nobody's password was looked at: somebody has tried too often. */
class TooManyAttempts extends AuthenticationException {

  @Serial private static final long serialVersionUID = 1L;

  private final TooManyAttemptsException refusal;

  TooManyAttempts(TooManyAttemptsException refusal) {
    super(refusal.getMessage(), refusal);
    this.refusal = refusal;
  }

  TooManyAttemptsException refusal() {
    return refusal;
  }

  long seconds() {
    return refusal.seconds();
  }
}
