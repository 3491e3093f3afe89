package org.policyrelay.agreement;

/**
 * How much a rater knows, as {@link Mace} sees it.
 *
 * @param votes on items that somebody else has labelled too
 * @param value the share of the rater's votes that were known and not guessed, 0 to 1
 */
public record Competence(String rater, int votes, double value) {}
