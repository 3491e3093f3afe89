package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Votes on their way into {@link Ratings}: only items and raters that have one are kept. */
final class VoteList {

  private static final int FIRST_ROOM = 64;

  private final List<String> allItems;
  private final List<String> allRaters;
  private final List<String> items = new ArrayList<>();
  private final List<String> raters = new ArrayList<>();
  private final int[] raterOf;
  private int last = -1;
  private int[] begin = new int[FIRST_ROOM];
  private int[] rater = new int[FIRST_ROOM];
  private int[] label = new int[FIRST_ROOM];
  private int votes;

  VoteList(List<String> items, List<String> raters) {
    this.allItems = items;
    this.allRaters = raters;
    this.raterOf = new int[raters.size()];
    Arrays.fill(raterOf, -1);
  }

  /** Votes come item by item, those of an item in the order of their labels. */
  void add(int item, int byRater, int withLabel) {
    if (votes == rater.length) {
      rater = Arrays.copyOf(rater, 2 * votes);
      label = Arrays.copyOf(label, 2 * votes);
    }
    if (item != last) {
      last = item;
      if (items.size() + 1 == begin.length) {
        begin = Arrays.copyOf(begin, 2 * begin.length);
      }
      begin[items.size()] = votes;
      items.add(allItems.get(item));
    }
    if (raterOf[byRater] < 0) {
      raterOf[byRater] = raters.size();
      raters.add(allRaters.get(byRater));
    }
    rater[votes] = raterOf[byRater];
    label[votes++] = withLabel;
  }

  Ratings of(Scale scale, List<Label> labels) {
    begin[items.size()] = votes;
    return new Ratings(
        scale,
        items,
        raters,
        labels,
        Arrays.copyOf(begin, items.size() + 1),
        Arrays.copyOf(rater, votes),
        Arrays.copyOf(label, votes));
  }
}
