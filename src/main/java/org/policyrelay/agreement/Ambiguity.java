package org.policyrelay.agreement;

/**
 * How open an item is to those who know, as {@link Mace} sees it.
 *
 * @param disagreement the share of the pairs of votes that differ, 0 to 1, a pair counting for the
 *     competence of the one times that of the other: who guesses makes no item ambiguous
 * @param label the likeliest, the first of several in their order
 * @param probability that it is that label, above 0, at most 1
 */
public record Ambiguity(
    String item, int votes, double disagreement, Label label, double probability) {}
