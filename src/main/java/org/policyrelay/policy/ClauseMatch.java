package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which clause of an edited text is which clause of the text before. What reads the same is the
 * same; of the rest, the likest two belong together if they share half of their words, where the
 * same label counts a little too. What is left over was removed, or is new.
 */
final class ClauseMatch {

  private static final double ALIKE = 0.5;
  private static final double SAME_LABEL = 0.15;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private ClauseMatch() {}

  private record Pair(int before, int after, double likeness) {}

  /**
   * @return place among the clauses after to place among those before; each place once
   */
  static Map<Integer, Integer> match(List<ClauseText> before, List<ClauseText> after) {
    var matched = new LinkedHashMap<Integer, Integer>();
    same(before, after, matched);
    var taken = new HashSet<>(matched.values());
    var pairs = new ArrayList<Pair>();
    for (var later = 0; later < after.size(); later++) {
      if (matched.containsKey(later)) {
        continue;
      }
      for (var former = 0; former < before.size(); former++) {
        var likeness = taken.contains(former) ? 0 : likeness(before.get(former), after.get(later));
        if (likeness >= ALIKE) {
          pairs.add(new Pair(former, later, likeness));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::likeness)
            .reversed()
            .thenComparingInt(pair -> Math.abs(pair.before() - pair.after()))
            .thenComparingInt(Pair::after)
            .thenComparingInt(Pair::before));
    for (var pair : pairs) {
      if (!matched.containsKey(pair.after()) && taken.add(pair.before())) {
        matched.put(pair.after(), pair.before());
      }
    }
    return matched;
  }

  /** What reads the same to the letter, the first with the first and so on. */
  private static void same(
      List<ClauseText> before, List<ClauseText> after, Map<Integer, Integer> matched) {
    var places = new HashMap<String, List<Integer>>();
    for (var former = 0; former < before.size(); former++) {
      places.computeIfAbsent(before.get(former).text(), text -> new ArrayList<>()).add(former);
    }
    for (var later = 0; later < after.size(); later++) {
      var left = places.getOrDefault(after.get(later).text(), List.of());
      if (!left.isEmpty()) {
        matched.put(later, left.remove(0));
      }
    }
  }

  /** Twice the words in common by all words (Dice), a little more under the same label. */
  private static double likeness(ClauseText before, ClauseText after) {
    var former = words(before.text());
    var later = words(after.text());
    var all = former.size() + later.size();
    var left = new ArrayList<>(former);
    var common = later.stream().filter(left::remove).count();
    var share = all == 0 ? 0 : 2.0 * common / all;
    return before.label().equals(after.label()) ? share + SAME_LABEL : share;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group())
        .toList();
  }
}
