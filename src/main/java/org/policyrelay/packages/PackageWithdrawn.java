package org.policyrelay.packages;

/** A package was withdrawn with all its parts; whatever waits for it ends. */
public record PackageWithdrawn(String key) {}
