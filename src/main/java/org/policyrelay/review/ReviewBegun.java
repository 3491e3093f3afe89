package org.policyrelay.review;

/** The wait for a review begins. */
public record ReviewBegun(String key, String policyId) {}
