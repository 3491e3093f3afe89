package org.policyrelay.packages;

import java.util.List;
import org.policyrelay.change.ProposedInto;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a change that was proposed into a package into it; what refuses it ends the proposal. */
@Component
class ProposedIntoHeard {

  private static final String FIELD = "package";

  private final PolicyPackages packages;

  ProposedIntoHeard(PolicyPackages packages) {
    this.packages = packages;
  }

  @EventListener
  void take(ProposedInto proposed) {
    try {
      packages.add(proposed.into(), proposed.key(), proposed.by());
    } catch (RefusedException refused) {
      var first = refused.fields().stream().findFirst();
      throw new RefusedException(
          refused.code() == ErrorCode.NOT_FOUND ? ErrorCode.INVALID_REQUEST : refused.code(),
          "Nothing was proposed. " + refused.getMessage(),
          List.of(
              new FieldError(
                  FIELD,
                  first.map(FieldError::code).orElseGet(() -> refused.code().code()),
                  first.map(FieldError::message).orElseGet(refused::getMessage))));
    }
  }
}
