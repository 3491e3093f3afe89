package org.policyrelay.kernel;

/**
 * One thing that is wrong with one field of an input.
 *
 * @param field where it is, as the caller spelled it: {@code exemplars.pass[0].scenario}
 * @param code stable reason: {@code required}, {@code unknown}, {@code too-long}, …
 * @param message one sentence that says what would be right
 */
public record FieldError(String field, String code, String message) {}
