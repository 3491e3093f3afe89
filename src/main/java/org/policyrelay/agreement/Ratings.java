package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.policyrelay.kernel.RefusedException;

/**
 * Which rater gave which label to which item, checked and never changed. A rater may have left
 * items out. Nothing that is computed depends on the order in which the ratings came in.
 */
public final class Ratings {

  /** The most items that can be measured at once. */
  public static final int MOST_ITEMS = 100_000;

  private final Scale scale;
  private final List<String> items;
  private final List<String> raters;
  private final List<Label> labels;

  /** Where the votes of an item begin, in the order of their labels; one more at the end. */
  private final int[] begin;

  private final int[] rater;
  private final int[] label;

  /**
   * @param labels in their order, those that could have been given and were not among them
   */
  Ratings(
      Scale scale,
      List<String> items,
      List<String> raters,
      List<Label> labels,
      int[] begin,
      int[] rater,
      int[] label) {
    this.scale = scale;
    this.items = List.copyOf(items);
    this.raters = List.copyOf(raters);
    this.labels = List.copyOf(labels);
    this.begin = begin;
    this.rater = rater;
    this.label = label;
  }

  /**
   * Of labels that are known from the ratings alone. Names have no order of their own, so labels of
   * an ordinal scale must be numbers here, as those of an interval scale always are.
   *
   * @throws RefusedException as {@link #of(Scale, List, List)}
   */
  public static Ratings of(Scale scale, List<Rating> ratings) {
    return new RatingsReader(scale, List.of()).read(ratings);
  }

  /**
   * Of labels that are known beforehand, such as those of a labeling protocol.
   *
   * @param names every label that may be given, on an ordinal scale in its order; none where the
   *     ratings alone say which there are
   * @throws RefusedException with {@code INVALID_REQUEST} and each fault by its place, such as
   *     {@code ratings[3].label}: what is missing, no single line or too long, a label that is not
   *     among the names or not of the scale, a rater twice on an item, too many items
   */
  public static Ratings of(Scale scale, List<String> names, List<Rating> ratings) {
    return new RatingsReader(scale, names).read(ratings);
  }

  public Scale scale() {
    return scale;
  }

  /** What has a vote, in the order in which it came in. */
  public List<String> items() {
    return items;
  }

  /** Who has voted, in the order in which they came in. */
  public List<String> raters() {
    return raters;
  }

  /**
   * The labels in their order: numbers by their size, names as they were told, or else by their
   * letters. Those of a part of the ratings are those of the whole.
   */
  public List<Label> labels() {
    return labels;
  }

  /** How many votes there are. */
  public int votes() {
    return rater.length;
  }

  /** The same without one rater, and without what only that one has labelled. */
  public Ratings without(String name) {
    var left = raters.indexOf(name);
    return part(item -> true, one -> one != left);
  }

  /** What these raters say alone. */
  public Ratings only(String... names) {
    var kept = Arrays.asList(names);
    return part(item -> true, one -> kept.contains(raters.get(one)));
  }

  /** The ratings of each group of items, such as those of a clause. */
  public SortedMap<String, Ratings> by(Function<String, String> groupOf) {
    var groupOfItem = items.stream().map(groupOf).toList();
    var groups = new TreeMap<String, List<Integer>>();
    for (var item = 0; item < groupOfItem.size(); item++) {
      groups.computeIfAbsent(groupOfItem.get(item), group -> new ArrayList<>()).add(item);
    }
    var parts = new TreeMap<String, Ratings>();
    groups.forEach((group, members) -> parts.put(group, part(members, one -> true)));
    return Collections.unmodifiableSortedMap(parts);
  }

  private Ratings part(IntPredicate ofItems, IntPredicate ofRaters) {
    return part(IntStream.range(0, items.size()).filter(ofItems).boxed().toList(), ofRaters);
  }

  private Ratings part(List<Integer> ofItems, IntPredicate ofRaters) {
    var kept = new VoteList(items, raters);
    for (var item : ofItems) {
      for (var vote = begin[item]; vote < begin[item + 1]; vote++) {
        if (ofRaters.test(rater[vote])) {
          kept.add(item, rater[vote], label[vote]);
        }
      }
    }
    return kept.of(scale, labels);
  }

  /** The first vote of the item; its votes are in the order of their labels. */
  int begin(int item) {
    return begin[item];
  }

  /** One behind its last vote. */
  int end(int item) {
    return begin[item + 1];
  }

  /** Who has given the vote. */
  int raterAt(int vote) {
    return rater[vote];
  }

  /** Which label the vote gives, counted from 0 in the order of {@link #labels()}. */
  int labelAt(int vote) {
    return label[vote];
  }

  /**
   * Where each label stands: numbers as far from the smallest as they are, names by their order.
   * What is said of the distances of two labels is the same as if the smallest were not 0.
   */
  double[] positions() {
    var positions = new double[labels.size()];
    for (var one = 0; one < positions.length; one++) {
      positions[one] =
          labels.get(one) instanceof Label.Value value && labels.get(0) instanceof Label.Value least
              ? value.number() - least.number()
              : one;
    }
    return positions;
  }
}
