package org.policyrelay.packages;

/** A package was opened; its process has to begin. */
public record PackageOpened(String key) {}
