package org.policyrelay.handoff;

import java.util.Set;

/** Says who must keep away from a piece of work; told by the module that the work is for. */
public interface HandoffFourEyes {

  /** Users who may neither accept nor deliver it. */
  Set<String> excluded(Handoff handoff);
}
