package org.policyrelay.engine;

/** What the tasks of a process are about; told by the module that owns the model. */
public interface TaskSubject {

  /** Id of the process. */
  String process();

  /** The variable of an instance that follows the name of each of its tasks, after a colon. */
  String subject();
}
