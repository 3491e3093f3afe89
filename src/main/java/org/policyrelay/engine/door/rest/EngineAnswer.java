package org.policyrelay.engine.door.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.DatabaseAway;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TooManyAttemptsException;

/**
 * An error as the engine's APIs tell it: {@code type} and {@code message}, named as the engine
 * names them. The type is a stable code and no Java class, the message a sentence for whoever
 * asked.
 *
 * @param retryAfter how many seconds to wait, where waiting helps
 */
record EngineAnswer(
    int status, String code, String message, List<FieldError> errors, OptionalLong retryAfter) {

  static final int INVALID = 400;
  static final int FORBIDDEN = 403;
  static final int MISSING = 404;
  static final int CONFLICT = 409;
  static final int FAULT = 500;
  static final int AWAY = 503;

  private static final String RETRY_AFTER = "Retry-After";

  /** A qualified name, or the name of a class that is one by its ending. */
  private static final Pattern JAVA =
      Pattern.compile(
          "[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*){2,}"
              + "|\\b[A-Z]\\w*(?:Exception|Error|Entity|Impl|Dto|Cmd)\\b|\\bbecause \"");

  private static final Pattern ENGINES_NUMBER = Pattern.compile("\\bENGINE-(?:REST-)?\\d+ ");

  /** What the engine adds for its own developers: which of its variables had no value. */
  private static final Pattern ENGINES_VARIABLE = Pattern.compile(": \\w+ is null$");

  static EngineAnswer of(RefusedException refused) {
    return new EngineAnswer(
        refused.code().kind().status(),
        refused.code().code(),
        refused.getMessage(),
        refused.fields(),
        refused instanceof TooManyAttemptsException tooMany
            ? OptionalLong.of(tooMany.seconds())
            : OptionalLong.empty());
  }

  EngineAnswer(int status, String code, String message) {
    this(status, code, message, List.of(), OptionalLong.empty());
  }

  static EngineAnswer of(ErrorCode code, String message) {
    return of(new RefusedException(code, message));
  }

  /**
   * @param said by the engine; kept where it is a sentence that a person understands
   */
  static EngineAnswer of(int status, @Nullable String said) {
    var plain =
        said == null
            ? ""
            : ENGINES_VARIABLE
                .matcher(ENGINES_NUMBER.matcher(said.strip()).replaceAll(""))
                .replaceAll("");
    var usable = !plain.isBlank() && !plain.startsWith("HTTP ") && !JAVA.matcher(plain).find();
    return new EngineAnswer(status, codeOf(status), usable ? plain : sentence(status));
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 401 -> "login-required";
      case FORBIDDEN -> ErrorCode.NOT_ALLOWED.code();
      case MISSING -> ErrorCode.NOT_FOUND.code();
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case CONFLICT -> ErrorCode.WRONG_STATE.code();
      case 413 -> "body-too-large";
      case 415 -> "unsupported-media-type";
      case AWAY -> "service-unavailable";
      default -> status >= FAULT ? "internal-error" : ErrorCode.INVALID_REQUEST.code();
    };
  }

  private static String sentence(int status) {
    return switch (status) {
      case 401 -> "Log in, or send user and password";
      case FORBIDDEN -> "This is not open to you; an administrator can do it";
      case MISSING -> "There is nothing at this address, or it is not there any more";
      case 405 -> "This is not possible at this address with this method";
      case 406 -> "What you accept is not given here; accept application/json";
      case CONFLICT -> "This cannot be done in the state that it is in; refresh your list";
      case 413 -> "The body is too large; send less at once";
      case 415 -> "The content type is not taken here; send application/json";
      case AWAY -> DatabaseAway.SENTENCE;
      default -> "The request is not one that can be answered; correct it";
    };
  }

  /** What the answer says beside its body. */
  Map<String, String> headers() {
    if (status == AWAY) {
      return Map.of(RETRY_AFTER, DatabaseAway.RETRY_AFTER);
    }
    return retryAfter.isPresent()
        ? Map.of(RETRY_AFTER, Long.toString(retryAfter.getAsLong()))
        : Map.of();
  }

  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", code);
    body.put("message", message);
    body.put("code", code);
    body.put("errors", errors);
    return body;
  }
}
