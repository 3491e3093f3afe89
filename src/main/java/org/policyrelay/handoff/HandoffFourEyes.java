package org.policyrelay.handoff;

import org.policyrelay.kernel.Drafted;

/** Says who must keep away from a piece of work; told by the module that the work is for. */
public interface HandoffFourEyes {

  /** Whose work it looks at: they may neither accept nor deliver it. */
  Drafted drafted(Handoff handoff);
}
