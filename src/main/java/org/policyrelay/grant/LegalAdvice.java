package org.policyrelay.grant;

import org.jspecify.annotations.Nullable;

/**
 * That Legal has answered about a grant; what it said is read from the handoff.
 *
 * @param handoff key of it
 * @param by who has advised, absent where Legal gave it back
 */
public record LegalAdvice(String handoff, @Nullable String by) {}
