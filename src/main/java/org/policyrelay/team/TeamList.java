package org.policyrelay.team;

import org.policyrelay.engine.TaskLists.Content;

/**
 * A list of tasks that every team has in Tasklist.
 *
 * @param name by which it is known for good: a team that has a list of that name gets no other
 * @param position 0 stands first
 */
public record TeamList(String name, String description, int position, Content content) {}
