package org.policyrelay.change;

import java.util.List;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/**
 * A change was proposed to go with others; whoever holds those takes it in, or refuses, in the same
 * transaction.
 *
 * @param into key of what it is to be part of, such as {@code PKG-2027-1}
 */
public record ProposedInto(String key, String into, String by) {

  /** What a proposal calls it. */
  public static final String FIELD = "package";

  /** What refuses the change, as whoever proposes it reads it. */
  public static RefusedException refusal(RefusedException refused) {
    var first = refused.fields().stream().findFirst();
    return new RefusedException(
        refused.code() == ErrorCode.NOT_FOUND ? ErrorCode.INVALID_REQUEST : refused.code(),
        "Nothing was proposed. " + refused.getMessage(),
        List.of(
            new FieldError(
                FIELD,
                first.map(FieldError::code).orElseGet(() -> refused.code().code()),
                first.map(FieldError::message).orElseGet(refused::getMessage))));
  }
}
