package org.policyrelay.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Draws the cases of a session from several sources in stated shares. The same key draws the same
 * cases from the same sources.
 */
final class CaseDraw {

  private final Random random;
  private final Set<String> refs = new HashSet<>();
  private final Set<String> contents = new HashSet<>();

  private CaseDraw(String key) {
    this.random = new Random(key.hashCode());
  }

  /**
   * What a source offers.
   *
   * @param share beside those of the others
   */
  record Offer(int share, List<DrawnCase> cases) {}

  /**
   * @param key of the session, the seed
   * @param wanted how many at most; what one source is short of, the others fill up in their order
   */
  static List<DrawnCase> of(String key, int wanted, List<Offer> offers) {
    return new CaseDraw(key).draw(wanted, offers.stream().filter(one -> one.share() > 0).toList());
  }

  private List<DrawnCase> draw(int wanted, List<Offer> offers) {
    var drawn = new ArrayList<DrawnCase>();
    var left = new ArrayList<List<DrawnCase>>();
    var parts = parts(wanted, offers.stream().map(Offer::share).toList());
    for (var one = 0; one < offers.size(); one++) {
      var shuffled = new ArrayList<>(offers.get(one).cases());
      Collections.shuffle(shuffled, random);
      left.add(shuffled);
      take(shuffled, drawn.size() + parts.get(one), drawn);
    }
    for (var more : left) {
      take(more, wanted, drawn);
    }
    return List.copyOf(drawn);
  }

  /** The same case may be in several sources: it is taken once. */
  private void take(List<DrawnCase> from, int until, List<DrawnCase> drawn) {
    for (var at = from.iterator(); at.hasNext() && drawn.size() < until; ) {
      var one = at.next();
      at.remove();
      if (!refs.contains(one.ref()) && contents.add(one.content())) {
        refs.add(one.ref());
        drawn.add(one);
      }
    }
  }

  /** Whole numbers in those shares; what rounding leaves goes to the largest remainders. */
  static List<Integer> parts(int whole, List<Integer> shares) {
    var sum = shares.stream().mapToInt(Integer::intValue).sum();
    var parts = new ArrayList<Integer>();
    Map<Integer, Long> remainders = new LinkedHashMap<>();
    for (var one = 0; one < shares.size(); one++) {
      var exact = (long) whole * shares.get(one);
      parts.add((int) (exact / sum));
      remainders.put(one, exact % sum);
    }
    var left = whole - parts.stream().mapToInt(Integer::intValue).sum();
    remainders.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .limit(left)
        .forEach(one -> parts.set(one.getKey(), parts.get(one.getKey()) + 1));
    return parts;
  }
}
