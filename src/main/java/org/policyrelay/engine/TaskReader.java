package org.policyrelay.engine;

import java.util.Optional;
import org.camunda.bpm.engine.task.Task;

/**
 * Reads a task in the command that goes on with it, so that the engine does not read it again.
 * Nobody is asked who reads: that is for whoever calls.
 */
public interface TaskReader {

  /** The open task of that id, with its form. */
  Optional<Task> find(String taskId);

  /** The task as domain rules see it. */
  TaskRef reference(Task task);
}
