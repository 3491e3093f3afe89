package org.policyrelay.kernel;

/**
 * Why something was refused. The {@link #code()} is public: programs branch on it, so a constant is
 * never renamed once it has been released.
 */
public enum ErrorCode implements Coded {
  INVALID_KEY(Kind.INVALID),
  INVALID_POLICY_ENTRY(Kind.INVALID),
  INVALID_REQUEST(Kind.INVALID),
  INVALID_FORM(Kind.INVALID),
  INVALID_TABLE(Kind.INVALID),
  NOT_FOUND(Kind.MISSING),
  WRONG_STATE(Kind.CONFLICT),
  TASK_CLAIMED(Kind.CONFLICT),
  CHANGED_MEANWHILE(Kind.CONFLICT),
  IDEMPOTENCY_KEY_REUSED(Kind.CONFLICT),
  FOUR_EYES(Kind.FORBIDDEN),
  NOT_IN_TEAM(Kind.FORBIDDEN),
  NOT_APPROVED(Kind.CONFLICT),
  VERSION_TAKEN(Kind.CONFLICT),
  POLICY_EXISTS(Kind.CONFLICT),
  POLICY_UNKNOWN(Kind.CONFLICT),
  OVERLAY_LOOSENS(Kind.CONFLICT),
  OVERLAY_BASE_UNKNOWN(Kind.CONFLICT),
  OVERLAY_BEFORE_BASE(Kind.CONFLICT),
  OVERLAY_OF_OVERLAY(Kind.CONFLICT),
  OVERLAY_FIXED(Kind.CONFLICT),
  OVERLAY_CLAUSE_UNKNOWN(Kind.CONFLICT),
  OVERLAY_CHANNELS_UNKNOWN(Kind.CONFLICT),
  OVERLAY_TOO_LONG(Kind.CONFLICT),
  EFFECTIVE_DATE_DIFFERS(Kind.CONFLICT),
  GRANT_OVERLAPS(Kind.CONFLICT),
  PROTOCOL_UNDER_WAY(Kind.CONFLICT),
  NOT_ALLOWED(Kind.FORBIDDEN),
  TOO_MANY_ATTEMPTS(Kind.TOO_MANY);

  /** What the caller can do about it, independent of the protocol it came in by. */
  public enum Kind {
    /** The input has to be corrected. */
    INVALID(400),
    /** There is no such thing, or not for this caller. */
    MISSING(404),
    /** The thing is not in a state in which this can be done. */
    CONFLICT(409),
    /** Somebody else has to do it. */
    FORBIDDEN(403),
    /** It was asked for too often; after a while it can be asked for again. */
    TOO_MANY(429);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The status of HTTP (RFC 9110, RFC 6585) that says the same. */
    public int status() {
      return status;
    }
  }

  private final Kind kind;

  ErrorCode(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
