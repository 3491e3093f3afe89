package org.policyrelay.agreement;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who or what keeps raters from agreeing, as {@link Mace} sees it.
 *
 * @param raters who share an item with another, in the order of the ratings, two at least
 * @param items that have two votes at least, in the order of the ratings
 */
public record Diagnosis(List<Competence> raters, List<Ambiguity> items) {

  private static final double WEAK = 2.0 / 3;

  public Diagnosis {
    raters = List.copyOf(raters);
    items = List.copyOf(items);
  }

  /**
   * Who knows less than two thirds of what the median rater knows: an ambiguous clause makes all
   * less competent alike, and nobody of them weak.
   */
  public List<Competence> weakRaters() {
    var sorted = raters.stream().mapToDouble(Competence::value).sorted().toArray();
    var middle = sorted.length / 2;
    var median = (sorted[(sorted.length - 1) / 2] + sorted[middle]) / 2;
    return raters.stream().filter(rater -> rater.value() < WEAK * median).toList();
  }

  /** The mean disagreement of each group of items, such as of a clause, 0 to 1. */
  public SortedMap<String, Double> disagreementBy(Function<String, String> groupOf) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                item -> groupOf.apply(item.item()),
                TreeMap::new,
                Collectors.averagingDouble(Ambiguity::disagreement)));
  }
}
