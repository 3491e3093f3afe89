package org.policyrelay.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people wrote beside tasks. The engine keeps a comment with its task and does not know any
 * more, once that is done, whose task it was; here that stays, so that the comment is found on the
 * later steps of the same work, by those for whom it was written.
 */
@Component
public class TaskComments {

  private static final String SELECT =
      "select comment_id, task_id, step, teams, author, written_at, message from task_comment"
          + " where %s = ? order by written_at, comment_id";

  private final JdbcClient jdbc;

  TaskComments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A comment.
   *
   * @param step name of the task beside which it stands
   * @param teams groups that could take the task when it was written
   */
  public record TaskComment(
      String id,
      String taskId,
      String step,
      Set<String> teams,
      String author,
      Instant writtenAt,
      String text) {

    /** Whether it is for somebody in these groups: whoever could see the task. */
    public boolean isFor(String user, Set<String> groups) {
      return author.equals(user)
          || groups.contains(Directory.ADMINISTRATORS)
          || !Collections.disjoint(teams, groups);
    }
  }

  /**
   * Keeps it.
   *
   * @param rootInstance the process instance that all of the work hangs on
   * @param subject business key of that instance, such as that of a policy change
   */
  public void keep(TaskComment comment, @Nullable String rootInstance, @Nullable String subject) {
    jdbc.sql(
            "insert into task_comment (comment_id, task_id, step, teams, root_instance, subject,"
                + " author, written_at, message) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            comment.id(),
            comment.taskId(),
            comment.step(),
            Codes.list(new TreeSet<>(comment.teams())),
            rootInstance,
            subject,
            comment.author(),
            Columns.at(comment.writtenAt()),
            comment.text())
        .update();
  }

  /** Beside all tasks of the work with this business key, oldest first. */
  public List<TaskComment> of(String subject) {
    return find("subject", subject);
  }

  /** Beside all tasks that hang on this process instance, oldest first. */
  public List<TaskComment> under(String rootInstance) {
    return find("root_instance", rootInstance);
  }

  private List<TaskComment> find(String column, String value) {
    return jdbc.sql(SELECT.formatted(column)).param(value).query(TaskComments::read).list();
  }

  private static TaskComment read(ResultSet row, int number) throws SQLException {
    return new TaskComment(
        row.getString("comment_id"),
        row.getString("task_id"),
        row.getString("step"),
        Codes.of(row.getString("teams")),
        row.getString("author"),
        Columns.instant(row, "written_at"),
        row.getString("message"));
  }
}
