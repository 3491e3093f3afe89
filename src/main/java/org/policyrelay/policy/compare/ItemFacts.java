package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Seen;

/**
 * Collects what is different, item by item; what only moves which way is said of each by itself.
 */
final class ItemFacts {

  private final List<ItemFact> facts;
  private final String part;
  private final String id;
  private final List<String> places;

  private ItemFacts(List<ItemFact> facts, String part, String id, List<String> places) {
    this.facts = facts;
    this.part = part;
    this.id = id;
    this.places = places;
  }

  static ItemFacts start() {
    return new ItemFacts(new ArrayList<>(), "", "", List.of());
  }

  ItemFacts of(String otherPart, String otherId) {
    return new ItemFacts(facts, otherPart, otherId, List.of());
  }

  /** The same item, of which nothing else is told than what is so in some places. */
  ItemFacts in(List<String> some) {
    return new ItemFacts(facts, part, id, List.copyOf(some));
  }

  List<ItemFact> all() {
    return List.copyOf(facts);
  }

  void rule(Direction direction, String text) {
    if (direction != Direction.SAME) {
      facts.add(new ItemFact(part, id, places, ChangeKind.RULE, direction, text));
    }
  }

  void guidance(String text) {
    facts.add(new ItemFact(part, id, places, ChangeKind.GUIDANCE, Direction.SAME, text));
  }

  /** Tells of the two texts where they are not seen as the same; a text that is absent is empty. */
  void words(
      @Nullable String before, @Nullable String after, Consumer<String> tell, String sentence) {
    if (!Seen.lines(Objects.requireNonNullElse(before, ""))
        .equals(Seen.lines(Objects.requireNonNullElse(after, "")))) {
      tell.accept(sentence);
    }
  }

  /** Finds what belongs together by its id: both in the order of the later, then what is gone. */
  static <T> void match(
      List<T> before,
      List<T> after,
      Function<T, String> ids,
      Consumer<T> added,
      Consumer<T> removed,
      BiConsumer<T, T> both) {
    var former = new LinkedHashMap<String, T>();
    before.forEach(one -> former.putIfAbsent(ids.apply(one), one));
    for (var one : after) {
      var earlier = former.remove(ids.apply(one));
      if (earlier == null) {
        added.accept(one);
      } else if (!earlier.equals(one)) {
        both.accept(earlier, one);
      }
    }
    former.values().forEach(removed);
  }

  /** What a change of something that may be absent does: being there is the narrower. */
  static <T> Direction narrowing(
      @Nullable T before, @Nullable T after, UnaryOperator<Direction> asMeant) {
    if (Objects.equals(before, after)) {
      return Direction.SAME;
    }
    if (before == null || after == null) {
      return asMeant.apply(before == null ? Direction.LOOSER : Direction.STRICTER);
    }
    return Direction.MIXED;
  }
}
