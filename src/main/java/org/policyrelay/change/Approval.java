package org.policyrelay.change;

import java.time.Instant;

/**
 * That somebody who did not write it approved a text.
 *
 * @param hash of what was approved; nothing else may be published
 */
public record Approval(String by, Instant at, String hash) {}
