package org.policyrelay.translation;

/** A translation waits no more: other words took its place before anybody had decided. */
public record TranslationReplaced(String key) {}
