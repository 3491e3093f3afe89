package org.policyrelay.packages;

/** A package, or a part of one, stands elsewhere than before; its process has to look anew. */
public record PackageChanged(String key) {}
