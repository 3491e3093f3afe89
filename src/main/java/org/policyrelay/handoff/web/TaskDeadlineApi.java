package org.policyrelay.handoff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.policyrelay.handoff.process.TaskDeadlines;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who sees a task why it is due when it is due. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Deadlines")
class TaskDeadlineApi {

  private final TaskDeadlines deadlines;

  TaskDeadlineApi(TaskDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Operation(
      operationId = "getTaskDeadline",
      summary = "A task's deadline: what counted, what did not, rungs done and to come")
  @GetMapping("/{taskId}/deadline")
  TaskDeadlineView deadline(@PathVariable String taskId) {
    return TaskDeadlineView.of(deadlines.of(taskId));
  }
}
