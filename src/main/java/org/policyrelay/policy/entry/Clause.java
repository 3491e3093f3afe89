package org.policyrelay.policy.entry;

/**
 * A part of a policy's text that can be cited.
 *
 * @param id such as {@code c3}; given once, it stays with the clause through every edit, and no
 *     other clause of the policy ever gets it
 * @param label what a reader sees in this version, such as {@code §2} or {@code ¶1}
 * @param line the line of the text that it stands in, from 0
 * @param text without its number or bullet; a table with all its lines
 */
public record Clause(String id, String label, int line, String text) {}
