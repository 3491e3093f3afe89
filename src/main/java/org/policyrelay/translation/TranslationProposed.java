package org.policyrelay.translation;

/** Somebody has written a translation; it waits for somebody else. */
public record TranslationProposed(ProposedTranslation proposed) {}
