package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The clauses of a policy text: its numbered points, headings and paragraphs. */
final class Clauses {

  private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d+(?:\\.\\d+)*)[.)]\\s+(.*)$");
  private static final Pattern BULLET = Pattern.compile("^\\s*[-*•]\\s+(.*)$");

  /**
   * Words and numbers that carry the rule. If they stay as they are, an edit is wording; if one of
   * them changes, the rule may have.
   */
  private static final Pattern RULE_WORDS =
      Pattern.compile(
          // "can't", with either apostrophe, is one word and not "can"
          "\\b(?:\\w+n['\u2019]t|must|shall|should|may|can|cannot|not|no|never|none|only|unless|except|all|any|"
              + "always|required?|requires|prohibited|banned|forbidden|allowed|permitted|"
              + "restricted|minimum|maximum|least|most|more|less|fewer|before|after|until|over|under|"
              + "above|below|within|without|mandatory|optional|exempt|illegal|unlawful|"
              + "one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|half)\\b"
              + "|\\d+(?:[.,]\\d+)*%?");

  private Clauses() {}

  /** Clause id to its text. A number is an id; anything else is counted. */
  static Map<String, String> of(String text) {
    var clauses = new LinkedHashMap<String, String>();
    var paragraph = 0;
    for (var line : text.lines().filter(one -> !one.isBlank()).toList()) {
      var numbered = NUMBERED.matcher(line);
      var bullet = BULLET.matcher(line);
      if (numbered.matches()) {
        put(clauses, "§" + numbered.group(1), numbered.group(2));
      } else {
        paragraph++;
        put(clauses, "¶" + paragraph, bullet.matches() ? bullet.group(1) : line.strip());
      }
    }
    return clauses;
  }

  private static void put(Map<String, String> clauses, String id, String text) {
    var free = id;
    for (var again = 2; clauses.containsKey(free); again++) {
      free = id + "(" + again + ")";
    }
    clauses.put(free, text);
  }

  /** The words and numbers of a text that carry its rule, in order. */
  static List<String> ruleWords(String text) {
    var words = new ArrayList<String>();
    var found = RULE_WORDS.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }
}
