package org.policyrelay.grant;

import java.time.Instant;

/** What somebody has brought forward for a grant; never changed, only added to. */
public record Evidence(String text, String by, Instant at) {}
