package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/** Checks ratings as they come in, and counts items, raters and labels through. */
final class RatingsReader {

  private static final String RATINGS = "ratings";

  /** More faults than this are counted, not told. */
  private static final int MOST_TOLD = 20;

  /** What is smaller or larger than this has a square that no number of the machine holds. */
  private static final double SMALLEST = 1e-100;

  private static final double LARGEST = 1e100;

  private static final int NONE = -1;

  private final Scale scale;
  private final boolean told;
  private final Map<String, Integer> items = new LinkedHashMap<>();
  private final Map<String, Integer> raters = new LinkedHashMap<>();
  private final Map<Label, Integer> labels = new LinkedHashMap<>();
  private final List<FieldError> faults = new ArrayList<>();

  RatingsReader(Scale scale, List<String> names) {
    if (scale == Scale.INTERVAL && !names.isEmpty()) {
      throw new IllegalArgumentException("labels of an interval scale are numbers");
    }
    this.scale = scale;
    this.told = !names.isEmpty();
    names.forEach(name -> labels.put(new Label.Name(name), labels.size()));
    if (labels.size() < names.size()) {
      throw new IllegalArgumentException("two labels are equal: " + names);
    }
  }

  Ratings read(List<Rating> ratings) {
    var item = new int[ratings.size()];
    var rater = new int[ratings.size()];
    var label = new int[ratings.size()];
    for (var vote = 0; vote < ratings.size(); vote++) {
      var rating = ratings.get(vote);
      item[vote] = read(rating.item(), vote, ".item", items);
      rater[vote] = read(rating.rater(), vote, ".rater", raters);
      label[vote] = label(rating.label(), vote);
    }
    var whole =
        IntStream.range(0, ratings.size())
            .filter(vote -> item[vote] != NONE && rater[vote] != NONE && label[vote] != NONE)
            .toArray();
    refuseTwice(CountingSort.by(item, items.size(), whole), item, rater);
    if (items.size() > Ratings.MOST_ITEMS) {
      faults.add(
          0,
          new FieldError(
              RATINGS,
              "too-many",
              "must be of at most %d items, are of %d"
                  .formatted(Ratings.MOST_ITEMS, items.size())));
    }
    if (!faults.isEmpty()) {
      throw refusal();
    }
    return ratings(whole, item, rater, label);
  }

  private static String place(int vote) {
    return RATINGS + "[" + vote + "]";
  }

  private int read(@Nullable String text, int vote, String field, Map<String, Integer> known) {
    var before = text == null ? null : known.get(text);
    if (before != null) {
      return before;
    }
    var fault = TextKind.LINE.errorIn(place(vote) + field, text);
    if (text == null || fault.isPresent()) {
      fault.ifPresent(faults::add);
      return NONE;
    }
    known.put(text, known.size());
    return known.size() - 1;
  }

  private int label(@Nullable Label label, int vote) {
    var before = label == null ? null : labels.get(label);
    if (before != null) {
      return before;
    }
    var fault = faultOf(label, place(vote) + ".label");
    if (label == null || fault.isPresent()) {
      fault.ifPresent(faults::add);
      return NONE;
    }
    labels.put(label, labels.size());
    return labels.size() - 1;
  }

  /** What is wrong with a label that has not been seen before. */
  private Optional<FieldError> faultOf(@Nullable Label label, String place) {
    if (label == null) {
      return Optional.of(new FieldError(place, "required", "must not be empty"));
    }
    if (told) {
      return Optional.of(
          new FieldError(place, "unknown-value", "must be one of " + shown(labels.keySet())));
    }
    if (label instanceof Label.Value value) {
      return faultOf(value.number(), place);
    }
    if (scale != Scale.NOMINAL) {
      return Optional.of(
          new FieldError(
              place, "wrong-type", "must be a number on a scale that is " + scale.code()));
    }
    return TextKind.LINE.errorIn(place, label.text()).or(() -> mixed(label, place));
  }

  private Optional<FieldError> faultOf(double number, String place) {
    var size = Math.abs(number);
    // false of what is no number
    if (number == 0 || (size >= SMALLEST && size <= LARGEST)) {
      return mixed(new Label.Value(number), place);
    }
    return Optional.of(
        new FieldError(place, "malformed", "must be 0 or a number of 1e-100 to 1e100 in size"));
  }

  /** 1 and "1" are two labels to a machine and one to people. */
  private Optional<FieldError> mixed(Label label, String place) {
    return labels.keySet().stream()
        .findFirst()
        .filter(first -> first.getClass() != label.getClass())
        .map(
            first ->
                new FieldError(
                    place,
                    "wrong-type",
                    first instanceof Label.Value
                        ? "must be a number, as the labels before it are"
                        : "must be a text, as the labels before it are"));
  }

  private static String shown(Iterable<Label> labels) {
    var names = new ArrayList<String>();
    labels.forEach(label -> names.add(Texts.shown(label.text())));
    return String.join(", ", names);
  }

  /**
   * @param order the votes item by item
   */
  private void refuseTwice(int[] order, int[] item, int[] rater) {
    var lastOf = new int[raters.size()];
    Arrays.fill(lastOf, NONE);
    for (var vote : order) {
      var before = lastOf[rater[vote]];
      if (before != NONE && item[before] == item[vote]) {
        faults.add(
            new FieldError(
                place(vote) + ".rater",
                "duplicate",
                "must vote once for an item, has done so in " + place(before)));
      }
      lastOf[rater[vote]] = vote;
    }
  }

  private RefusedException refusal() {
    var first = faults.stream().limit(MOST_TOLD).toList();
    var more = faults.size() - first.size();
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Nothing was measured. Correct "
            + first.stream()
                .map(fault -> fault.field() + " (" + fault.message() + ")")
                .collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : ""),
        first);
  }

  private Ratings ratings(int[] whole, int[] item, int[] rater, int[] label) {
    var known = List.copyOf(labels.keySet());
    var sorted = told ? known : known.stream().sorted(byOrder()).toList();
    var place = new int[known.size()];
    for (var one = 0; one < place.length; one++) {
      place[labels.getOrDefault(sorted.get(one), NONE)] = one;
    }
    var placeOf = Arrays.stream(label).map(one -> place[one]).toArray();
    var byLabel = CountingSort.by(placeOf, place.length, whole);
    var votes = new VoteList(List.copyOf(items.keySet()), List.copyOf(raters.keySet()));
    for (var vote : CountingSort.by(item, items.size(), byLabel)) {
      votes.add(item[vote], rater[vote], placeOf[vote]);
    }
    return votes.of(scale, sorted);
  }

  private static Comparator<Label> byOrder() {
    return Comparator.comparingDouble(
            (Label label) -> label instanceof Label.Value value ? value.number() : 0)
        .thenComparing(Label::text);
  }
}
