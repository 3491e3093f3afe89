package org.policyrelay.policy.overlay;

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
 * do a known thing. Of a demand every word is known. Of a ban the thing may be any, as long as no
 * word of it limits the ban, and it is nothing that a rule might ask for. All else, whatever a
 * person makes of it, is not proved.
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

  /** Words of what is forbidden; each is held against {@link #LIMITS} and {@link #ASKED_FOR}. */
  private static final String THING = "\\p{L}[\\p{L}'-]+(?: \\p{L}[\\p{L}'-]+){0,3}";

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

  /** With one of these a ban is for some, or for some of the time, or says another thing. */
  private static final Set<String> LIMITS =
      words(
          """
          unless except excluding other than apart from save for if when where whenever wherever
          while until till before after during between within without once twice since because so
          that which who whom whose what only solely merely just even also too not no never none
          neither nor hardly few fewer less least more most some many much all every each both half
          several enough such same own like unlike as then there here on in at by with to into over
          under above below near about against through across per via upon off out up down is are
          be been being was were do does did has have had can could may might must shall should
          will would need needs want wish request requested practicable possible feasible reasonable
          reasonably necessary needless appropriate doubt case time times day days night nights week
          month year years morning evening weekend today tomorrow now sometimes often excessive undue
          unnecessary this these those it they its their them our your one two three first second
          anybody anyone everybody everyone nobody nothing something anything everything we us you""");

  /** What rules ask for, and what whoever keeps watch over them does. */
  private static final Set<String> ASKED_FOR =
      words(
          """
          warning warnings notice notices disclaimer disclaimers disclosure disclosures label labels
          licence licences license licenses seal seals logo logos odds price prices cost costs rate
          rates fee fees charge charges risk risks address addresses number numbers helpline
          helplines source sources permit permits certificate certificates operator operators lender
          lenders advertiser advertisers seller sellers name names information details facts evidence
          proof terms conditions limits limit restriction restrictions restraint moderation caution
          care respect responsibility compliance truth honesty accuracy consent age ages gate gates
          rule rules ban bans exception exceptions prohibition prohibitions review reviews reviewer
          reviewers check checks rejection rejections refusal refusals removal removals control
          controls complaint complaints objection objections delay delays block blocks blocking
          verification enforcement penalty penalties fine fines suspension suspensions sanction
          sanctions interference censorship strictness scrutiny supervision filtering identity
          clause clauses paragraph section policy policies adults takedown takedowns appeal appeals
          audit audits inspection inspections flag flags report reports oversight question questions
          hurdle hurdles obstacle obstacles barrier barriers requirement requirements obligation
          obligations duty duties demand demands safeguard safeguards protection protections
          precaution precautions measure measures standard standards law laws regulation regulations
          filter filters threshold thresholds abstinence sobriety prudence safety awareness help
          advice assistance support vigilance transparency clarity fairness""");

  /** Things whose names end like what somebody does; any other of those may be a check. */
  private static final Set<String> THINGS =
      words("gambling betting smoking drinking vaping racing boxing clothing");

  private static final Pattern WORD = Pattern.compile("[\\p{L}'-]+");

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
    return ban.matches() ? group(ban, "abcd").filter(ProvedDemand::isAnyThing) : Optional.empty();
  }

  private static Optional<String> group(Matcher found, String names) {
    return names
        .chars()
        .mapToObj(Character::toString)
        .flatMap(name -> Stream.ofNullable(found.group(name)))
        .findFirst();
  }

  private static boolean isAnyThing(String thing) {
    return WORD.matcher(thing)
        .results()
        .map(word -> word.group())
        .noneMatch(
            word ->
                LIMITS.contains(word)
                    || ASKED_FOR.contains(word)
                    || word.endsWith("ly")
                    || (word.endsWith("ing") && !THINGS.contains(word)));
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
