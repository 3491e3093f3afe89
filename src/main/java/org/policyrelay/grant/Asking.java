package org.policyrelay.grant;

import java.time.Instant;

/**
 * Who has asked for a grant.
 *
 * @param team of theirs, which answers for them
 */
public record Asking(String by, String team, Instant at) {}
