package org.policyrelay.kernel;

import java.util.List;
import java.util.Map;

/**
 * Something that was asked for is refused, and the caller is told why: a stable code, a sentence
 * that says what to do next, and for input every wrong field at once. Not a fault: it is never
 * logged as an error.
 */
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final ErrorCode code;
  private final transient List<FieldError> fields;

  public RefusedException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  public RefusedException(ErrorCode code, String message, List<FieldError> fields) {
    super(message);
    this.message = message;
    this.code = code;
    this.fields = List.copyOf(fields);
  }

  @Override
  public String getMessage() {
    return message;
  }

  public ErrorCode code() {
    return code;
  }

  /** What a program may want to know beside the code, by name; nothing for most. */
  public Map<String, Object> facts() {
    return Map.of();
  }

  /** The wrong fields, empty when the refusal is not about input. */
  public List<FieldError> fields() {
    return fields;
  }
}
