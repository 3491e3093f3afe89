package org.policyrelay.policy.entry.content;

/** An item that is for some ads alone, or for all of the policy's. */
public interface Reaching {

  Reach reach();
}
