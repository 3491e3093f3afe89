package org.policyrelay.publishing;

import java.util.List;

/**
 * What was published for some work is taken back; heard in the same transaction.
 *
 * @param policyIds of which something else applies now, or will
 */
public record PolicyVersionsTakenBack(List<String> policyIds) {}
