package org.policyrelay.policy;

/** Something is being published or taken back, in the transaction in which this is heard. */
public record RegistryChanged() {}
