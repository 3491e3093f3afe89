package org.policyrelay.policy.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Unspaced;

/**
 * Which clause of an edited text is which clause of the text before. What reads the same is the
 * same; of the rest, the likest two belong together if they share half of their words, where the
 * same label counts a little too. In a script without spaces two letters side by side stand for a
 * word. What is left over was removed, or is new.
 */
public final class ClauseMatch {

  private static final double ALIKE = 0.5;
  private static final double SAME_LABEL = 0.15;
  private static final Pattern WORD =
      Pattern.compile(
          "(?<run>(?:%s)+)|[\\p{L}\\p{M}\\p{N}&&[^%s]]+"
              .formatted(Unspaced.WITH_MARKS, Unspaced.LETTER));
  private static final Pattern LETTER = Pattern.compile(Unspaced.WITH_MARKS);

  private ClauseMatch() {}

  private record Pair(int before, int after, double likeness) {}

  /**
   * @return place among the clauses after to place among those before; each place once
   */
  public static Map<Integer, Integer> match(List<ClauseText> before, List<ClauseText> after) {
    var matched = new LinkedHashMap<Integer, Integer>();
    same(before, after, matched);
    var taken = new HashSet<>(matched.values());
    var pairs = new ArrayList<Pair>();
    var words = before.stream().map(clause -> words(clause.text())).toList();
    for (var later = 0; later < after.size(); later++) {
      if (matched.containsKey(later)) {
        continue;
      }
      var own = words(after.get(later).text());
      for (var former = 0; former < before.size(); former++) {
        if (taken.contains(former)) {
          continue;
        }
        var sameLabel = before.get(former).label().equals(after.get(later).label());
        var likeness = share(words.get(former), own) + (sameLabel ? SAME_LABEL : 0);
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

  /** What reads the same, the first with the first and so on. */
  private static void same(
      List<ClauseText> before, List<ClauseText> after, Map<Integer, Integer> matched) {
    var places = new HashMap<String, List<Integer>>();
    for (var former = 0; former < before.size(); former++) {
      places
          .computeIfAbsent(Seen.words(before.get(former).text()), text -> new ArrayList<>())
          .add(former);
    }
    for (var later = 0; later < after.size(); later++) {
      var left = places.getOrDefault(Seen.words(after.get(later).text()), List.of());
      if (!left.isEmpty()) {
        matched.put(later, left.remove(0));
      }
    }
  }

  /** Twice the words in common by all words (Dice). */
  private static double share(List<String> former, List<String> later) {
    var all = former.size() + later.size();
    var left = new ArrayList<>(former);
    var common = later.stream().filter(left::remove).count();
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var found = WORD.matcher(Seen.words(text).toLowerCase(Locale.ROOT)); found.find(); ) {
      if (found.group("run") == null) {
        words.add(found.group());
      } else {
        pairs(found.group(), words);
      }
    }
    return words;
  }

  private static void pairs(String run, List<String> words) {
    var letters = LETTER.matcher(run).results().map(found -> found.group()).toList();
    if (letters.size() == 1) {
      words.add(run);
    }
    for (var place = 1; place < letters.size(); place++) {
      words.add(letters.get(place - 1) + letters.get(place));
    }
  }
}
