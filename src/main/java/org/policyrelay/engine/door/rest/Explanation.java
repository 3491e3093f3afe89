package org.policyrelay.engine.door.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.DatabaseAway;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Says what an exception that comes out of the engine means for whoever asked. */
final class Explanation {

  private static final SQLStateSQLExceptionTranslator SQL = new SQLStateSQLExceptionTranslator();

  private static final String FASTER =
      "Somebody else changed this at the same moment; refresh your list and try again";

  /** Whose code stumbles over what a client has sent, now or when it was stored. */
  private static final List<String> THEIRS =
      List.of("org.camunda.bpm.engine.", "com.fasterxml.jackson.", "org.glassfish.jersey.");

  private final List<Throwable> causes = new ArrayList<>();
  private final Question question;

  /** What the caller has told, of which something is wrong. */
  enum Question {
    /** The id of something, to read it; so it is the id. */
    READ_BY_ID_ALONE,
    /** The id of something, to read it in some way. */
    READ_BY_ID,
    /** The id of something, and what to do with it. */
    WRITE_BY_ID,
    OTHER
  }

  /**
   * @param command why the request's newest command failed, where one did
   */
  private Explanation(Throwable thrown, @Nullable Throwable command, Question question) {
    addCauses(thrown);
    if (thrown.getCause() == null && !(thrown instanceof WebApplicationException)) {
      addCauses(command);
    }
    this.question = question;
  }

  private void addCauses(@Nullable Throwable thrown) {
    for (var cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
      causes.add(cause);
    }
  }

  /** Nothing for a fault: what nobody could have expected, and somebody has to look at. */
  static Optional<EngineAnswer> of(
      Throwable thrown, @Nullable Throwable command, Question question) {
    var explanation = new Explanation(thrown, command, question);
    return explanation
        .databaseAway()
        .or(explanation::refusal)
        .or(explanation::missing)
        .or(explanation::unreadable)
        .or(explanation::restStatus)
        .or(explanation::database)
        .or(explanation::engineRefuses);
  }

  private Optional<EngineAnswer> databaseAway() {
    return any(DatabaseAway::isBehind)
        ? Optional.of(EngineAnswer.of(EngineAnswer.AWAY, DatabaseAway.SENTENCE))
        : Optional.empty();
  }

  private Optional<EngineAnswer> refusal() {
    for (var cause : causes) {
      if (cause instanceof RefusedException refused) {
        return Optional.of(EngineAnswer.of(refused));
      }
      if (cause instanceof AuthorizationException) {
        // the engine names the process instance that somebody may not know of
        return Optional.of(
            EngineAnswer.of(
                ErrorCode.NOT_ALLOWED, "This is not for you or your team; nothing was changed"));
      }
      if (cause instanceof OptimisticLockingException
          || cause instanceof ConcurrencyFailureException
          || cause instanceof DuplicateKeyException) {
        return Optional.of(EngineAnswer.of(ErrorCode.CHANGED_MEANWHILE, FASTER));
      }
      if (cause instanceof TaskAlreadyClaimedException claimed) {
        return Optional.of(
            EngineAnswer.of(
                ErrorCode.TASK_CLAIMED,
                claimed.getTaskAssignee() + " has claimed this task already; refresh your list"));
      }
      if (cause instanceof SuspendedEntityInteractionException) {
        return Optional.of(
            EngineAnswer.of(
                ErrorCode.WRONG_STATE,
                "This work is on hold; a policy manager can resume the change it belongs to"));
      }
    }
    return Optional.empty();
  }

  /** The engine has one type for a value that was not given and for an id that it does not know. */
  private Optional<EngineAnswer> missing() {
    if (question == Question.OTHER) {
      return Optional.empty();
    }
    var unknown =
        any(NullValueException.class::isInstance)
            || any(NotFoundException.class::isInstance)
            || (question != Question.WRITE_BY_ID && any(BadUserRequestException.class::isInstance))
            || (question == Question.READ_BY_ID_ALONE && any(Explanation::isSaidToBeWrong));
    return unknown
        ? Optional.of(
            EngineAnswer.of(
                ErrorCode.NOT_FOUND,
                "There is nothing with this id, or it is not there any more; refresh your list"))
        : Optional.empty();
  }

  private static boolean isSaidToBeWrong(Throwable cause) {
    return cause instanceof RestException rest && rest.getStatus() == Response.Status.BAD_REQUEST;
  }

  private Optional<EngineAnswer> unreadable() {
    for (var cause : causes) {
      if (cause instanceof JsonProcessingException json) {
        var what =
            json instanceof MismatchedInputException
                ? "The body is not the JSON that is asked for here"
                : "The body is no JSON";
        var at = json.getLocation();
        var where =
            at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Optional.of(new EngineAnswer(EngineAnswer.INVALID, "malformed-json", what + where));
      }
    }
    return Optional.empty();
  }

  /** The status that the engine's REST layer has decided on, unless it did not know either. */
  private Optional<EngineAnswer> restStatus() {
    for (var cause : causes) {
      var status =
          cause instanceof RestException rest && rest.getStatus() != null
              ? rest.getStatus().getStatusCode()
              : cause instanceof WebApplicationException web
                  ? web.getResponse().getStatus()
                  : EngineAnswer.FAULT;
      if (status < EngineAnswer.FAULT) {
        return Optional.of(EngineAnswer.of(status, cause.getMessage()));
      }
    }
    return Optional.empty();
  }

  private Optional<EngineAnswer> database() {
    for (var cause : causes) {
      if (cause instanceof SQLException sql) {
        var meant = SQL.translate("", null, innermost(sql));
        if (meant != null) {
          return ofDatabase(meant, innermost(sql));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<EngineAnswer> ofDatabase(DataAccessException meant, SQLException sql) {
    if (meant instanceof ConcurrencyFailureException || meant instanceof DuplicateKeyException) {
      return Optional.of(EngineAnswer.of(ErrorCode.CHANGED_MEANWHILE, FASTER));
    }
    var state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.startsWith("23")) {
      return Optional.of(EngineAnswer.of(ErrorCode.CHANGED_MEANWHILE, FASTER));
    }
    return state.startsWith("22")
        ? Optional.of(
            EngineAnswer.of(
                ErrorCode.INVALID_REQUEST,
                "A value does not fit where it is kept; send a shorter or an ordinary one"))
        : Optional.empty();
  }

  private static SQLException innermost(SQLException sql) {
    return sql.getNextException() == null ? sql : sql.getNextException();
  }

  /**
   * The engine throws its plainest exception for what it will not do, and stumbles over values that
   * it was not given. That is the caller's to correct. What comes from our own code, or from below
   * the engine, is not.
   */
  private Optional<EngineAnswer> engineRefuses() {
    if (causes.stream().allMatch(Explanation::isTheEnginesOwn)) {
      var said =
          causes.stream()
              .filter(ProcessEngineException.class::isInstance)
              .map(Throwable::getMessage)
              .findFirst()
              .orElse(null);
      return Optional.of(EngineAnswer.of(EngineAnswer.INVALID, said));
    }
    return Optional.empty();
  }

  private static boolean isTheEnginesOwn(Throwable cause) {
    return cause instanceof ProcessEngineException
        || cause instanceof RestException
        || ((cause instanceof RuntimeException || cause instanceof ParseException)
            && isThrownByTheEngine(cause));
  }

  private static boolean isThrownByTheEngine(Throwable cause) {
    for (var frame : cause.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.")) {
        return THEIRS.stream().anyMatch(frame.getClassName()::startsWith);
      }
    }
    return false;
  }

  private boolean any(Predicate<Throwable> test) {
    return causes.stream().anyMatch(test);
  }
}
