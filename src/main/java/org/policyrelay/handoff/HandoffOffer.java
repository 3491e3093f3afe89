package org.policyrelay.handoff;

/**
 * Work that one team offers to another.
 *
 * @param origin business key of what the work is for, such as {@code PC-2026-17}
 * @param subject what it is about, for people: policy and markets
 * @param work what is to be done, such as {@code review} or {@code golden-set}
 * @param riskTier decides the targets: {@code high}, {@code medium}, {@code low}, or {@code
 *     emergency}, which is counted by the clock and told at once
 */
public record HandoffOffer(
    String origin, String subject, String work, String fromTeam, String toTeam, String riskTier) {}
