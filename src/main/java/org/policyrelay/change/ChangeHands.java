package org.policyrelay.change;

import java.util.Set;

/** Who has a task of a change in hand at this moment, of its own or of what it has handed off. */
public interface ChangeHands {

  Set<String> holding(String change);
}
