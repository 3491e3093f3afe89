package org.policyrelay.engine;

/** The groups that work stands on: those of teams, of their leads, of administrators. */
public interface LeadGroups {

  /** Who leads a group, and so may pass its claimed tasks from one member to another. */
  String leadGroupOf(String group);

  /** How people call a group; the id of one that is not known here. */
  String nameOf(String group);

  /** Whether tasks go to this group, so that without it they would go to nobody. */
  boolean isNeeded(String group);
}
