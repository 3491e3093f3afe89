package org.policyrelay.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers that people gave on forms, kept in a table of ours. */
@Component
public class Submissions {

  /** Process variable with the id of the newest answer. */
  public static final String VARIABLE = "submission";

  /** Process variable with the newest decision; gateways ask for it. */
  public static final String OUTCOME = "outcome";

  /** Field of a form that decides about a text: the hash of what it shows. */
  public static final String SHOWN = "shown";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SELECT =
      "select submission_id, task_id, process_id, activity, submitted_by, submitted_at, outcome,"
          + " fields from submission where ";

  /** With the process instance whose task it answered, which the engine's history knows. */
  private static final String SELECT_WITH_INSTANCE =
      "select submission_id, task_id, process_id, activity, submitted_by, submitted_at, outcome,"
          + " fields, coalesce((select PROC_INST_ID_ from ACT_HI_TASKINST where ID_ = task_id),"
          + " instance) as instance from submission where submission_id = ?";

  private final JdbcClient jdbc;

  Submissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The answer that led to the step that runs now.
   *
   * @throws RefusedException as {@link #newest}, and when nobody has answered anything in this
   *     instance
   */
  public Submission current(DelegateExecution execution) {
    return newest(execution)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_APPROVED,
                    execution.getCurrentActivityId() + " needs an answer, and there is none"));
  }

  /**
   * The newest answer that somebody gave in this instance. An administrator can change the variable
   * that says which it is: an answer that was given elsewhere is nobody's answer here.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} for an answer of another instance
   */
  public Optional<Submission> newest(DelegateExecution execution) {
    if (!(execution.getVariable(VARIABLE) instanceof String id)) {
      return Optional.empty();
    }
    return jdbc.sql(SELECT_WITH_INSTANCE)
        .param(id)
        .query((row, number) -> new Given(read(row, number), row.getString("instance")))
        .optional()
        .map(given -> requireHere(given, execution));
  }

  /**
   * @param instance in which it was given, null for an answer to a start form that nobody has read
   */
  private record Given(Submission answer, @Nullable String instance) {}

  private Submission requireHere(Given given, DelegateExecution execution) {
    var answer = given.answer;
    var here = execution.getProcessInstanceId();
    var isHere = given.instance == null ? begins(answer, execution) : given.instance.equals(here);
    if (!isHere) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED,
          "%s gave the answer %s elsewhere, and not in %s"
              .formatted(answer.by(), answer.id(), execution.getProcessBusinessKey()));
    }
    return answer;
  }

  /**
   * An answer to a start form begins one instance: the first that reads it, which is the one that
   * it has started, in the same transaction. Whoever starts another with it is refused.
   */
  private boolean begins(Submission answer, DelegateExecution execution) {
    return answer.taskId() == null
        && answer.processId().equals(processOf(execution))
        && jdbc.sql(
                    "update submission set instance = ? where submission_id = ? and instance is null")
                .params(execution.getProcessInstanceId(), answer.id())
                .update()
            == 1;
  }

  private static String processOf(DelegateExecution execution) {
    return execution
        .getProcessEngineServices()
        .getRepositoryService()
        .getProcessDefinition(execution.getProcessDefinitionId())
        .getKey();
  }

  /** The answer that completed the task. */
  public Optional<Submission> ofTask(String taskId) {
    return jdbc.sql(SELECT + "task_id = ?").param(taskId).query(this::read).list().stream()
        .findFirst();
  }

  /**
   * The answers to the tasks of a process, as long as the engine's history has it.
   *
   * @param businessKey of the process, not of those that it calls
   */
  public List<Submission> newestFirst(String businessKey) {
    return jdbc.sql(
            SELECT
                + "task_id in (select task.ID_ from ACT_HI_PROCINST process join ACT_HI_TASKINST"
                + " task on task.PROC_INST_ID_ = process.PROC_INST_ID_"
                + " where process.BUSINESS_KEY_ = ?) order by submitted_at desc, submission_id")
        .param(businessKey)
        .query(this::read)
        .list();
  }

  /**
   * The business key of what a person has begun by a start form; empty until its first step has
   * read the answer, and for what another has begun.
   */
  public Optional<String> begun(String instance, String by) {
    return jdbc.sql(
            "select process.BUSINESS_KEY_ from submission join ACT_HI_PROCINST process"
                + " on process.PROC_INST_ID_ = submission.instance"
                + " where submission.instance = ? and submission.submitted_by = ?"
                + " and submission.task_id is null and process.BUSINESS_KEY_ is not null")
        .params(instance, by)
        .query(String.class)
        .optional();
  }

  /** Keeps an answer, in the transaction in which it takes effect. */
  public void keep(Submission submission) {
    jdbc.sql(
            "insert into submission (submission_id, task_id, process_id, activity, submitted_by,"
                + " submitted_at, outcome, fields) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            submission.id(),
            submission.taskId(),
            submission.processId(),
            submission.activity(),
            submission.by(),
            Columns.at(submission.at()),
            submission.outcome(),
            JSON.valueToTree(submission.fields()).toString())
        .update();
  }

  private Submission read(ResultSet row, int number) throws SQLException {
    return new Submission(
        row.getString("submission_id"),
        row.getString("task_id"),
        row.getString("process_id"),
        row.getString("activity"),
        row.getString("submitted_by"),
        Columns.instant(row, "submitted_at"),
        row.getString("outcome"),
        fields(row.getString("fields")));
  }

  private static Map<String, Object> fields(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored answer is no JSON", unreadable);
    }
  }
}
