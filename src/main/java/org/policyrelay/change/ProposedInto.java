package org.policyrelay.change;

/**
 * A change was proposed to go with others; whoever holds those takes it in, or refuses, in the same
 * transaction.
 *
 * @param into key of what it is to be part of, such as {@code PKG-2027-1}
 */
public record ProposedInto(String key, String into, String by) {}
