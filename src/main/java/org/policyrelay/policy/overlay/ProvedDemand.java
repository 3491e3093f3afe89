package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.ShownText;

/**
 * Whether a sentence certainly does no more than ask for something or forbid it. It is proved where
 * the whole of the sentence is one of a few plain ones: somebody known or an ad must, or must not,
 * do a known thing. Every word of it is known: what may be asked for, and what may be banned
 * without taking away what protects somebody. All else, whatever a person makes of it, is not
 * proved.
 */
final class ProvedDemand {

  private static final String ADS =
      "(?:(?:an?|all|every|each|the) )?(?:ads?|adverts?|advertisements?|commercials?|spots?|banners?"
          + "|posters?|videos?|landing pages?|listings?)";

  private static final String WHO =
      "(?:(?:an?|the|all|every|each) )?(?:advertisers?|operators?|lenders?|sellers?|brokers?|banks?"
          + "|insurers?|retailers?|importers?|manufacturers?)";

  private static final String HOW = "(?:also |always |clearly |prominently )?";

  private static final String OF_WHAT =
      "(?:league|regulator|authority|ministry|operator|lender|advertiser|seller|broker|bank|insurer"
          + "|product|loan|offer|game|service|company|licensee)";

  /** What ads are asked to show. */
  private static final String ASKED =
      "(?:(?:an?|the|its|their) )?"
          + "(?:(?:health|age|risk|licen[cs]e|registration|yearly|annual|total|full|clear|legible"
          + "|visible|prominent|red|telephone|company|legal|safety) )*"
          + "(?:warnings?|notices?|disclaimers?|disclosures?|labels?|licen[cs]es?|seals?|logos?|odds"
          + "|prices?|costs?|rates?|fees?|charges?|risks?|address|addresses|numbers?|helplines?"
          + "|sources?|permits?|certificates?|operators?|lenders?|advertisers?|sellers?|brokers?"
          + "|banks?|insurers?|manufacturers?|importers?|names?|licensees?)"
          + "(?: of (?:(?:an?|the|its|their) )?"
          + OF_WHAT
          + ")?";

  private static final String MUST = "(?:must|shall|has to|have to) " + HOW;
  private static final String MUST_NOT =
      "(?:must not|must never|shall not|shall never|may not|cannot|can not) ";
  private static final String SHOWN = "(?:shown|named|displayed|stated|included|disclosed|printed)";

  /** Words of what is forbidden; each is held against {@link #BANNED} and {@link #KINDS}. */
  private static final String THING = "\\p{L}[\\p{L}'-]+(?: \\p{L}[\\p{L}'-]+){0,4}";

  private static final Pattern DEMAND =
      Pattern.compile(
          ADS
              + " "
              + MUST
              + "(?:carry|show|name|state|display|include|contain|disclose|bear) (?<a>"
              + ASKED
              + ")|"
              + WHO
              + " "
              + MUST
              + "(?:name|show|state|display|disclose|publish|print) (?<b>"
              + ASKED
              + ")|(?<c>"
              + ASKED
              + ") "
              + MUST
              + "be "
              + HOW
              + SHOWN
              + "(?: (?:in|on) (?:every|each) (?:ad|advertisement|landing page|video|banner|poster))?"
              + "|(?<d>"
              + ASKED
              + ") (?:is|are) (?:also )?(?:required|mandatory)"
              + "|(?<e>"
              + ASKED
              + ") "
              + MUST
              + "be (?:red|black|legible|visible|clear|readable|prominent|bold)");

  private static final Pattern BAN =
      Pattern.compile(
          ADS
              + " "
              + MUST_NOT
              + "(?:show|depict|feature|mention|use|contain|include|carry|promote|advertise"
              + "|glamori[sz]e|encourage|target|imitate) (?<a>(?:(?:an?|the|any) )?"
              + THING
              + ")|(?<b>"
              + THING
              + ") "
              + MUST_NOT
              + "(?:appear|be (?:shown|depicted|featured|used|played|advertised|promoted))"
              + "(?: in (?:ads|advertisements|any ad|an ad))?"
              + "|no (?<c>"
              + THING
              + ") (?:may|can|must) (?:appear|be (?:shown|depicted|featured|used|played|advertised))"
              + "|(?<d>"
              + THING
              + ") (?:is|are) (?:also )?(?:(?:strictly )?(?:prohibited|forbidden|banned)"
              + "|not (?:allowed|permitted))(?: in (?:ads|advertisements|any ad|an ad))?");

  /**
   * What may be banned without a loss to who looks at it: what is sold, what ads say or depict, and
   * whom they are aimed at. Of anything else a ban may take away what protects them, as one of
   * vetoes or of opt-outs does, so that is not proved.
   */
  private static final Set<String> BANNED =
      words(
          """
          ad ads advert adverts advertisement advertisements commercial commercials banner banners
          poster posters claim claims testimonial testimonials endorsement endorsements slogan slogans
          superlative superlatives image images picture pictures photo photos photograph photographs
          depiction depictions animation animations cartoon cartoons mascot mascots music jingle
          jingles song songs celebrity celebrities athlete athletes actor actors influencer influencers
          footballer footballers uniform uniforms weapon weapons gun guns firearm firearms knife knives
          explosive explosives ammunition firework fireworks alcohol beer beers wine wines spirits
          liquor liquors whisky vodka cider tobacco cigarette cigarettes cigar cigars vape vapes
          e-cigarette e-cigarettes nicotine cannabis drug drugs narcotics steroids gambling lottery
          lotteries betting bet bets wager wagers casino casinos poker jackpot jackpots winner winners
          bonus bonuses loan loans lending cryptocurrency cryptocurrencies smoking drinking vaping
          racing boxing violence nudity pornography gore blood cruelty hatred racism sexism minor
          minors child children teenager teenagers baby babies doctor doctors nurse nurses
          pharmacist pharmacists gift gifts prize prizes giveaway giveaways""");

  /** What may stand before one of them and makes it no other thing. */
  private static final Set<String> KINDS =
      words(
          """
          a an the any lottery gambling betting casino alcohol beer wine tobacco cigarette vape loan
          payday crypto health medical miracle false misleading deceptive explicit sexual violent
          graphic political religious free cash live animated loud professional famous young foreign
          illegal addictive prescription energy strong hard""");

  private ProvedDemand() {}

  /**
   * What is asked for, or forbidden, by a sentence that does nothing else; empty for any other.
   *
   * @param sentence as {@link ShownText#sentences} has it
   */
  static Optional<String> of(String sentence) {
    var plain = sentence.strip().replaceFirst("[.!;]$", "");
    var demand = DEMAND.matcher(plain);
    if (demand.matches()) {
      return group(demand, "abcde");
    }
    var ban = BAN.matcher(plain);
    return ban.matches() ? group(ban, "abcd").filter(ProvedDemand::isBanned) : Optional.empty();
  }

  private static Optional<String> group(Matcher found, String names) {
    return names
        .chars()
        .mapToObj(Character::toString)
        .flatMap(name -> Stream.ofNullable(found.group(name)))
        .findFirst();
  }

  /** One of them, or two: "beer or health claims". */
  private static boolean isBanned(String things) {
    return Stream.of(things.split(" (?:and|or) ")).allMatch(ProvedDemand::isBannedThing);
  }

  private static boolean isBannedThing(String thing) {
    var words = List.of(thing.split(" "));
    var last = words.size() - 1;
    return BANNED.contains(words.get(last)) && KINDS.containsAll(words.subList(0, last));
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
