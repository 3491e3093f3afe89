package org.policyrelay.policy.entry.content;

import org.jspecify.annotations.Nullable;

/**
 * A text that an ad has to show, to the letter.
 *
 * @param language BCP 47, absent where it does not matter
 * @param position where in the ad, by the Ad Context Protocol's codes such as {@code prominent} or
 *     {@code end_card} where one fits
 * @param reach its markets; a disclosure has neither topic nor advertisers
 * @param policy id of the entry that asks for it
 */
public record Disclosure(
    String id,
    String text,
    @Nullable String language,
    @Nullable String position,
    Reach reach,
    String policy)
    implements Reaching {}
