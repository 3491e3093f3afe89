package org.policyrelay.agreement;

import java.util.Optional;
import java.util.function.Function;

/**
 * What was computed, or why it could not be.
 *
 * @param <T> such as a number, which is always finite
 */
public sealed interface Measured<T> {

  record Known<T>(T value) implements Measured<T> {}

  record Undefined<T>(Reason reason) implements Measured<T> {}

  static <T> Measured<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Measured<T> undefined(Reason reason) {
    return new Undefined<>(reason);
  }

  /** Empty where it is undefined. */
  default Optional<T> toOptional() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** Empty where it is known. */
  default Optional<Reason> whyNot() {
    return this instanceof Undefined<T> undefined
        ? Optional.of(undefined.reason())
        : Optional.empty();
  }

  /** What follows from it; what is undefined stays so for the same reason. */
  default <R> Measured<R> then(Function<T, Measured<R>> next) {
    return this instanceof Known<T> known
        ? next.apply(known.value())
        : undefined(((Undefined<T>) this).reason());
  }
}
