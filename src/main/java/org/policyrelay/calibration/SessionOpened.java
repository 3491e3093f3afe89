package org.policyrelay.calibration;

/** A session was begun outside of its process, which begins now. */
public record SessionOpened(String key) {}
