package org.policyrelay.policy.overlay;

import java.util.regex.Pattern;

/**
 * The English words by which a sentence lets go of something that is asked for: it need not be, it
 * does not apply, it is left to whoever should do it. They are looked for in plain small letters
 * with "not" written out, and not in what a sentence only tells somebody to say or not to say.
 */
final class LettingGo {

  private static final String ASKED =
      "(?:required|mandatory|needed|necessary|obliged|obligatory|compulsory|called for)";
  private static final String OMITTED =
      "(?:left out|omitted|dropped|skipped|dispensed with|forgone|disregarded|ignored|waived)";
  private static final String SAY =
      "(?:say|state|claim|suggest|imply|promise|pretend|declare|disclose|explain|warn|make clear|hint"
          + "|(?:tell|inform)(?: [\\p{L}'-]+){1,4}?)";

  private static final String DETERMINER = "(?:the|all|any|every|each|its|their|an?|such) ";

  /** What a base is made of or asks for; fees, weights and licences are let go by nobody here. */
  private static final String RULE =
      "(?:(?:clauses?|paragraphs?|sections?|polic(?:y|ies)|bases?|rules?|requirements?|obligations?"
          + "|dut(?:y|ies)|bans?|prohibitions?|limits?|restrictions?|conditions?|warnings?|checks?"
          + "|screens?|notices?|disclaimers?|disclosures?|labels?|reviews?|demands?|standards?"
          + "|ages?|minimum|maximum|caps?|thresholds?|costs?|odds|approvals?|consent|enforcement"
          + "|verification|controls?)\\b"
          + "|[§¶]\\S*)";

  private static final String BECOMES =
      "(?:is|are|was|were|be|been|being|stays?|stands?|remains?|becomes?|gets?) (?:hereby |here )?";

  /** Who is to be let go, if it is by a demand on who would refuse them. */
  private static final String ADS =
      "(?:ads?|adverts?|advertisements?|commercials?|spots?|banners?|advertisers?)\\b"
          + "(?! (?:checks?|reviews?|tests?|limits?)\\b)";

  private static final String REFUSERS =
      "(?:reviewers?|moderators?|regulators?|authorit(?:y|ies)|platforms?|publishers?|broadcasters?"
          + "|stations?|channels?|teams?|everyone|everybody|we|you)";

  /** Whom a rule protects; what they must be let do is no permission of an advertiser. */
  private static final String PROTECTED =
      "(?:viewers?|users?|readers?|players?|customers?|consumers?|borrowers?|buyers?|recipients?"
          + "|patients?|parents?|guardians?|people|persons?)";

  /**
   * Up to the next part of the sentence: what an ad must say, or must not, is no rule of its own.
   */
  private static final Pattern SAID =
      Pattern.compile(
          "(\\b(?:must|may|shall|can|should|have to|has to|never|cannot)(?: (?:not|never|also|clearly|always))? "
              + SAY
              + ")\\b(?:[^,]*?\\b(?:that|whether)\\b|[^,]*?(?=\\bno\\b))[^,]*");

  /** Whom a rule is for. */
  private static final Pattern OF_WHOM =
      Pattern.compile(
          "(?<!,) \\b(?:who|which|that) (?:is|are) (?:exempt(?:ed)?|excepted|excluded)\\b"
              + "|\\b(?:who|whoever|whose|which|that)\\b[^,]*?(?=\\b(?:must|shall|may not|cannot|(?:is|are) (?:prohibited|forbidden|banned|rejected))\\b)");

  private static final Pattern NOT_ASKED =
      Pattern.compile(
          "\\b(?:(?<!\\b(?:must|may|can|should) )not (?:be )?"
              + ASKED
              + "|not (?:be )?subject to|need not"
              + "|(?:do|does|shall|will|would|is|are) not (?:need|have|require|call for|demand)\\b"
              + "|no longer(?! than\\b)"
              + "|(?:(?:is|are|there's) no|under no|ha(?:s|ve) no|^no) (?:need|obligation|requirement|duty|necessity)\\b"
              + "|(?:shall|will) be no (?:need|requirement|necessity)\\b"
              + "|(?:is|are) not an? (?:requirement|duty|condition|must)\\b"
              + "|(?:only|merely|just) (?:recommended|advised|suggested|encouraged)"
              + "|(?:needs?|requires?) no (?!more |less |later |longer |fewer )\\p{L}+"
              + "|no(?: [\\p{L}'-]+){1,5} (?:(?:is|are|(?:shall|will|would|need) be) "
              + ASKED
              + "|(?:has|have|needs?) to\\b|need be\\b)"
              + "|(?:nobody|no one|none|nothing)\\b[^,]*?\\b(?:(?:has|have|needs?) to|need|(?:is|are) "
              + ASKED
              + ")\\b"
              + "|(?<!\\b(?:not|never) )(?:is|are|be|becomes?|remains?) (?:(?:purely|entirely) )?"
              + "(?:optional|voluntary|discretionary|a matter of (?:choice|taste|preference)))\\b");

  private static final String MUST_LET =
      "(?:must|shall|have to|has to) (?:always |also )?(?:allow|accept|let|permit|pass)\\b";

  private static final Pattern WAIVES =
      Pattern.compile(
          "\\b(?:(?:does|do|shall|will|is|are) not (?:apply|applicable)"
              + "|inapplicable|ceases? to apply|applies no longer|(?:is|are) (?:dropped|abolished|repealed|set aside)"
              + "|(?:is|are|be|stands?) (?:exempt(?:ed)?|excepted|excluded)"
              + "|exempts|(?:may|can|shall|will) exempt|^exempt (?:from|are|is)"
              + "|(?:do|does|shall|will) not bind|(?:is|are) not bound by|ha(?:s|ve) no (?:effect|force)"
              + "|(?:falls?|lies?|is|are) outside (?:the scope of )?(?:clauses?|this policy|the policy|th(?:is|ese|e) rules?)"
              + "|(?:freed|released|relieved|excused|absolved) (?:from|of)"
              + "|(?<!\\bno )(?:exemption|derogation|waiver|dispensation)s?\\b[^.]*?\\b(?:is|are) (?:hereby )?(?:granted|given|available)"
              + "|(?:enjoys?|gets?|receives?|ha(?:s|ve)) (?:an? |the )?(?:exemption|derogation|waiver|dispensation)"
              + "|(?:may|can) (?:be )?(?:ignore|disregard|skip|omit|drop|leave out|dispense with|forgo|"
              + OMITTED
              + ")"
              + "|whether\\b[^,]*\\b(?:is|are) (?:up|left) to|(?:up|left) to\\b[^,]*\\bwhether"
              + "|(?<!\\b(?:must|shall) )decides? whether"
              + "|at (?:the|its|their|an?)\\b[^,]*\\bdiscretion)\\b");

  /** A rule, or what it asks for, is waived; a licence or a fee that is waived is none. */
  private static final Pattern WAIVED =
      Pattern.compile(
          "\\bwaives? (?:"
              + DETERMINER
              + ")?(?:[\\p{L}'-]+ )?"
              + RULE
              + "|(?:(?<!\\p{L})"
              + RULE
              + "(?:, [^,]*,)?[^,]*? (?:"
              + BECOMES
              + ")?|^(?:it|this|they|these|all|everything) "
              + BECOMES
              + ")"
              + "(?:waived|disapplied|lifted|suspended|relaxed)\\b");

  /** A permission in the words of a prohibition, or of a demand on who would refuse. */
  private static final Pattern BY_NEGATION =
      Pattern.compile(
          "\\b(?:nothing (?:prevents|forbids|prohibits|stops)"
              + "|(?:is|are|be) (?:not|never) (?:prohibited|forbidden|banned|illegal|unlawful)"
              + "|(?:^|, )(?:no|none|nothing)\\b[^.]*\\b(?:is|are) (?:prohibited|forbidden|banned|illegal|unlawful)"
              + "|"
              + REFUSERS
              + "\\b[^,]*? "
              + MUST_LET
              + "(?! (?:"
              + DETERMINER
              + ")?(?:"
              + PROTECTED
              + "|complaints?|appeals?|objections?|reports?|returns?)\\b)"
              + "|"
              + MUST_LET
              + " (?:"
              + DETERMINER
              + ")?(?:(?!\\p{L}+ing )[\\p{L}'-]+ )?"
              + ADS
              + "|(?<!\\b"
              + PROTECTED
              + " )(?:must|shall) be (?:free to|at liberty|allowed|permitted|let)\\b"
              + "|(?:not|never) (?:to )?be (?:kept from|refused|rejected|stopped)"
              + "|(?:nobody|no one) (?:must|may|shall) ask"
              + "|(?:^|, )(?:please |do )?disregard\\b|(?<!\\b(?:not|never) )disregards? (?:"
              + DETERMINER
              + ")?(?:[\\p{L}'-]+ )?"
              + RULE
              + "|(?:must|shall) be (?:free|allowed|permitted) to (?:advertise|target|promote|publish)\\b"
              + "|(?:is|are) (?:enough|sufficient|unnecessary|superfluous)|suffices?)\\b");

  /** Somebody is told that nothing of it is let go. */
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:(?:is|are|be|not) (?:not|never) (?:be )?(?:exempt(?:ed)?|excepted|excluded|waived|lifted|relaxed|suspended|up to|left to|at\\b[^,]*\\bdiscretion)"
              + "|(?:may|must|can|shall|will) (?:not|never) (?:be )?(?:exempt(?:ed)?|waived?|lifted|relaxed|suspended|excluded"
              + "|up to\\b|left to\\b|at\\b[^,]*\\bdiscretion|"
              + OMITTED
              + ")"
              + "|cannot (?:be )?(?:waived?|lifted|relaxed|"
              + OMITTED
              + ")"
              + "|no\\b[^.]*\\b(?:exempt(?:ed)?|excepted|excluded|waived|(?:may|can|shall|must) be "
              + OMITTED
              + ")|never (?:waived|exempt)"
              + "|(?:exception|exemption|waiver|derogation|relief)s?\\b[^.]*\\b(?:does|do|shall|will|is|are) not (?:apply|applicable)"
              + "|(?:exception|exemption|waiver|derogation)s?\\b[^.]*\\b(?:is|are) (?:lifted|suspended|disapplied))\\b");

  private static final String WISH =
      "(?:wish|wishes|prefers?|wants?|choose|chooses|decides?|elects?|sees fit|likes?|pleases?|desires?|opts?)";

  /**
   * A demand on somebody that holds as long as they want it; what a reader wants is another matter.
   */
  private static final Pattern BY_WISH =
      Pattern.compile(
          "\\b(?:unless|except (?:if|when|where)) (?!(?:the|an?|any|each|its|their) (?:user|viewer|reader|consumer|customer|recipient|person|patient|parent|guardian|regulator|authority|court|minister|law)\\b)[^,]*?\\b"
              + WISH
              + "\\b"
              + "|\\b(?:if|when|where|as) [^,]*?\\bso "
              + WISH
              + "\\b|\\b(?:if|when|as) (?:it|they|he|she|the \\p{L}+) (?:wish|wishes|prefers?|wants?|sees fit|likes?|pleases?)[.]?$");

  private static final Pattern ENDS_THE_BASE =
      Pattern.compile(
          "(?:\\b(?:clauses? \\S+|paragraphs? \\d\\S*|sections? \\d\\S*|(?:this|the) policy|the base|this rule"
              + "|these rules|the rules?)|[§¶]\\S*) (?:is|are|be|has|have|shall be|must be|will be)"
              + " (?:been |hereby |here )?(?:deleted|removed|replaced|repealed|revoked|void|cancelled"
              + "|superseded|overridden|abolished|struck|dropped|withdrawn|set aside|no (?:legal )?effect"
              + "|of no (?:legal )?effect|read as (?:a )?(?:recommendation|guidance|advice)s?)\\b");

  /** What an ad must not do or show: what it says of others lets nobody go. */
  private static final Pattern NOT_SHOWN =
      Pattern.compile(
          "(\\b(?:(?:must|shall|may|should|can) (?:not|never)|cannot) (?:also )?"
              + "(?:be )?(?:show|depict|mention|feature|use|contain|include|carry|promote|advertise|target"
              + "|encourage|suggest|imply|glamori[sz]e|shown|depicted|mentioned|featured|used|advertised"
              + "|promoted|displayed|published|broadcast|targeted|aimed)\\b)"
              + "(?:(?!,|\\b(?:and|but|so)\\b).)*");

  private static final Pattern BY_AUTHORITY =
      Pattern.compile(
          "^(?:(?:the|an?|any|all) )?"
              + REFUSERS
              + " (?:may|can) (?:also )?"
              + "(?:fine|warn|reject|refuse|remove|block|stop|suspend|ban|sanction|penali[sz]e|delete)"
              + " (?:"
              + DETERMINER
              + ")?(?:[\\p{L}'-]+ )?"
              + ADS);

  private static final Pattern SANCTIONED =
      Pattern.compile(
          "^(?:(?:the|an?|any|all|such) )?(?:[\\p{L}'-]+ )?"
              + ADS
              + "[^,]*? ((?:may|can) (?:also )?be"
              + " (?:fined|warned|rejected|refused|removed|blocked|stopped|suspended|banned|sanctioned"
              + "|penali[sz]ed|deleted|taken down|prosecuted))\\b(?! by (?:nobody|no one|none)\\b)");

  private static final Pattern COMPLAINS =
      Pattern.compile(
          "^(?:(?:the|an?|any|all) )?(?:"
              + PROTECTED
              + " (?:may|can) (?:always |also )?"
              + "(?:complain|object|appeal|report|unsubscribe)"
              + "|(?:complaints?|appeals?|objections?|reports?) (?:may|can) (?:always |also )?be"
              + " (?:sent|made|filed|lodged|raised|submitted))\\b");

  private LettingGo() {}

  /** The sentence without what may be done against an ad, or by whom it protects. */
  static String withoutSanctions(String sentence) {
    var rest = COMPLAINS.matcher(BY_AUTHORITY.matcher(sentence).replaceAll(" ")).replaceAll(" ");
    var sanction = SANCTIONED.matcher(rest);
    return sanction.find()
        ? rest.substring(0, sanction.start(1)) + rest.substring(sanction.end(1))
        : rest;
  }

  /** The sentence without what it only tells somebody to say, or whom it is for. */
  static String ownWords(String sentence) {
    return OF_WHOM.matcher(SAID.matcher(sentence).replaceAll("$1")).replaceAll("");
  }

  /** Whether a sentence lets something go, whatever its base says. */
  static boolean isIn(String sentence) {
    var own = NOT_SHOWN.matcher(sentence).replaceAll("$1");
    var rest = DENIED.matcher(own).replaceAll(" ");
    return BY_NEGATION.matcher(own).find()
        || WAIVES.matcher(rest).find()
        || WAIVED.matcher(rest).find()
        || NOT_ASKED.matcher(rest).find()
        || ENDS_THE_BASE.matcher(rest).find();
  }

  static boolean isDenied(String sentence) {
    return DENIED.matcher(sentence).find();
  }

  /** Whether what it asks for is left to the wish of who has to do it. */
  static boolean isByWish(String sentence) {
    return BY_WISH.matcher(sentence).find();
  }
}
