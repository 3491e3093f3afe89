package org.policyrelay.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said about a grant.
 *
 * @param why absent where they had nothing to add
 */
public record Decision(String by, Instant at, @Nullable String why) {}
