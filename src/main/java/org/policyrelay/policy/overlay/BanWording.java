package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.ShownText;

/**
 * What a clause says in English, for who quotes it as a ban or as a demand. It is narrower than
 * {@link OverlayWording}, which rather takes too much for a ban: that a game of skill is not
 * gambling forbids nobody anything.
 */
final class BanWording {

  private static final String NO_BAN =
      "(?!\\s+(?:be\\s+)?(?:required|mandatory|needed|necessary|obliged|subject|apply|considered|deemed|regarded|treated|taken|read|counted|covered|included|meant|affected|restricted|prohibited|banned|forbidden)\\b)";

  private static final Pattern BANS =
      Pattern.compile(
          "\\b(?:must|may|shall|can|should)\\s+(?:never|not)\\b"
              + NO_BAN
              + "|\\b(?:is|are|be)\\s+(?:never|not)\\s+(?:to\\s+be\\b|for\\b|(?:be\\s+)?(?:allowed|permitted|accepted|acceptable|advertised|promoted|shown|sold|offered|run|published|served|eligible|lawful|legal)\\b)"
              + "|\\bcannot\\b"
              + NO_BAN
              + "|\\b(?:can't|mustn't|never)\\b"
              + "|(?<!\\bnot )(?<!\\bnot be )\\b(?:prohibited|banned|forbidden|illegal|unlawful)\\b"
              + "|\\bnot (?:be )?(?:allowed|permitted)\\b"
              + "|\\b(?:no one|nobody|none|nothing|neither)\\b.*\\b(?:may|can)\\b"
              + "|\\bno\\b(?! (?:licence|license|permit|approval|warning|review|check|age)\\b)[^,]*?\\b(?:may|can|shall|must|is allowed|is permitted|are allowed|are permitted)\\b");

  /** That the subject itself must not be advertised, and not only something in an ad for it. */
  private static final Pattern BANS_ALL =
      Pattern.compile(
          "\\b(?:must|may|shall|can|should)\\s+(?:never|not)\\s+be\\s+(?:advertised|promoted|marketed)\\b"
              + "|\\bcannot be (?:advertised|promoted|marketed)\\b"
              + "|\\b(?:is|are) (?:prohibited|banned|forbidden|illegal|unlawful|not allowed|not permitted)\\b"
              + "|\\b(?:is|are) (?:never|not) to be (?:advertised|promoted|marketed)\\b");

  /** That something is outside of the rule. */
  private static final Pattern LEAVES_OUT =
      Pattern.compile(
          "\\b(?:(?:is|are|does|do|shall|will|must|should) not|isn't|aren't|exempt|excluded|excepted|outside|may|can|allowed|permitted)\\b");

  private static final Pattern DEMANDS =
      Pattern.compile(
          "\\b(?:must|shall|required|requires?|mandatory|obliged|has to|have to|needs? to|only|solely|exclusively)\\b");

  private BanWording() {}

  static boolean bans(String text) {
    return sentences(text).stream().anyMatch(one -> BANS.matcher(one).find());
  }

  static boolean bansAll(String text) {
    return bans(text) && sentences(text).stream().anyMatch(one -> BANS_ALL.matcher(one).find());
  }

  static boolean leavesOut(String text) {
    return !bans(text) && sentences(text).stream().anyMatch(one -> LEAVES_OUT.matcher(one).find());
  }

  static boolean binds(String text) {
    return bans(text) || sentences(text).stream().anyMatch(one -> DEMANDS.matcher(one).find());
  }

  private static List<String> sentences(String text) {
    return ShownText.sentences(text);
  }
}
