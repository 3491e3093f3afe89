package org.policyrelay.engine.tuned.lists;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * One of the first tasks that a query finds, readable or not.
 *
 * @param place tells rows apart: a task comes twice when the order asks for a variable that it has
 *     twice
 * @param readable 1 when the caller may read it
 * @param found how many tasks were marked
 * @param revoked 1 when anything is revoked from the caller, so that the mark says nothing
 */
record MarkedTask(long place, int readable, long found, int revoked, TaskEntity task) {

  boolean isReadable() {
    return readable == 1;
  }

  boolean isInDoubt() {
    return revoked == 1;
  }
}
