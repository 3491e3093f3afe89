package org.policyrelay.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.transaction.jdbc.JdbcTransaction;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a command writes is sent together on PostgreSQL, and the engine notices lost races and
 * failures as it does without. On H2 the same is asked of the engine's own way.
 */
@RelayTest
class PipelinedWritesTest {

  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired DataSource database;

  private final List<String> made = new ArrayList<>();

  @AfterEach
  void cleanUp() {
    tasks.createTaskQuery().taskIdIn(made.toArray(String[]::new)).list().stream()
        .map(Task::getId)
        .forEach(id -> tasks.deleteTask(id, true));
  }

  @Test
  void isInPlaceOnPostgresOnly() {
    var statements = configuration().getSqlSessionFactory().getConfiguration();

    var executor = statements.newExecutor(new JdbcTransaction(database, null, false));

    assertThat(executor instanceof PipelinedExecutor)
        .isEqualTo(configuration().getDatabaseType().equals("postgres"));
  }

  @Test
  void whoComesSecondIsToldSo() {
    var task = task();

    assertThatThrownBy(
            () ->
                inOneCommand(
                    () -> {
                      tasks.setPriority(task, 1);
                      tasks.setVariable(task, "note", "one");
                      meanwhile(() -> tasks.setPriority(task, 2));
                    }))
        .isInstanceOf(OptimisticLockingException.class);

    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getPriority()).isEqualTo(2);
    assertThat(tasks.getVariables(task)).isEmpty();
  }

  @Test
  void whatRefersToWhatIsGoneIsALostRaceToo() {
    var task = task();

    assertThatThrownBy(
            () ->
                inOneCommand(
                    () -> {
                      tasks.addCandidateGroup(task, "qa");
                      meanwhile(() -> tasks.deleteTask(task, true));
                    }))
        .isInstanceOf(OptimisticLockingException.class)
        .hasMessageContaining("IdentityLinkEntity");
  }

  @Test
  void whatFailsIsNamedAmongTheOthersAndNothingIsWritten() {
    var known = task();

    assertThatThrownBy(
            () ->
                inOneCommand(
                    () -> {
                      tasks.saveTask(tasks.newTask("beside"));
                      tasks.setVariable(known, "x".repeat(300), "its name is too long");
                      tasks.setPriority(known, 7);
                    }))
        .isInstanceOf(ProcessEngineException.class)
        .isNotInstanceOf(OptimisticLockingException.class)
        .satisfies(
            failure -> {
              var told = told(failure);
              assertThat(told).hasMessageContaining("insertVariableInstance");
              assertThat(told.getSuccessfulBatchResults())
                  .extracting(done -> done.getMappedStatement().getId())
                  .anyMatch(id -> id.endsWith("insertTask"))
                  .noneMatch(id -> id.endsWith("insertVariableInstance"));
            });

    assertThat(tasks.createTaskQuery().taskId("beside").count()).isZero();
    assertThat(tasks.createTaskQuery().taskId(known).singleResult().getPriority()).isEqualTo(50);
    assertThat(tasks.getVariables(known)).isEmpty();
  }

  @Test
  void moreThanTheDriversBufferHolds() {
    var task = task();

    inOneCommand(
        () ->
            IntStream.range(0, 300)
                .forEach(
                    number -> {
                      tasks.setVariableLocal(task, "long" + number, "x".repeat(3_900));
                      tasks.addCandidateGroup(task, "group-" + number);
                    }));

    assertThat(tasks.getVariablesLocal(task)).hasSize(300);
    assertThat(tasks.getIdentityLinksForTask(task)).hasSize(300);
  }

  @Test
  void thePlaceOfAFailureIsReadFromTheDriversMessage() {
    assertThat(Pipeline.failedRow(failure("Batch entry 12 insert into X (A2) was aborted")))
        .isEqualTo(12);
    assertThat(Pipeline.failedRow(failure("Batch-Eintrag 3 wurde abgebrochen"))).isEqualTo(3);
    assertThat(Pipeline.failedRow(failure("aborted"))).isZero();
  }

  private static BatchUpdateException failure(String message) {
    return new BatchUpdateException(message, "23505", 0, new int[0]);
  }

  private static BatchExecutorException told(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BatchExecutorException told) {
        return told;
      }
    }
    throw new AssertionError("no batch failed", failure);
  }

  private String task() {
    var task = tasks.newTask("pipelined-" + made.size() + "-" + System.identityHashCode(this));
    tasks.saveTask(task);
    made.add(task.getId());
    return task.getId();
  }

  private void inOneCommand(Runnable work) {
    configuration().getCommandExecutorTxRequired().execute(as(work));
  }

  private void meanwhile(Runnable work) {
    configuration().getCommandExecutorTxRequiresNew().execute(as(work));
  }

  private static Command<Void> as(Runnable work) {
    return command -> {
      work.run();
      return null;
    };
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
