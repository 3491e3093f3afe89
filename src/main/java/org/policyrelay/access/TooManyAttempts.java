package org.policyrelay.access;

import java.io.Serial;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.springframework.security.core.AuthenticationException;

/** Nobody's password was looked at: somebody has tried too often. */
class TooManyAttempts extends AuthenticationException {

  @Serial private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttempts(TooManyAttemptsException refused) {
    super(refused.getMessage(), refused);
    this.seconds = refused.seconds();
  }

  long seconds() {
    return seconds;
  }
}
