package org.policyrelay.handoff;

import java.util.Map;

/** What people call the work that a module hands over; told by that module. */
public interface WorkTitles {

  /** Titles by code, such as {@code golden-set}; a code without one is its own title. */
  Map<String, String> titles();
}
