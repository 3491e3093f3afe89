package org.policyrelay.translation;

/**
 * A translation waits no more, and nobody has decided about it at its task.
 *
 * @param how such as {@code replaced}
 */
public record TranslationEnded(String key, String how) {}
