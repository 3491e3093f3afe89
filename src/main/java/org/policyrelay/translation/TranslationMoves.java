package org.policyrelay.translation;

/**
 * A translation of the draft of a change is about to stand elsewhere; heard in the same
 * transaction, before anything of it is read or written.
 */
public record TranslationMoves(String change) {}
