package org.policyrelay.engine;

/** Who leads a group, and so may pass its claimed tasks from one member to another. */
public interface LeadGroups {

  String leadGroupOf(String group);
}
