package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.policy.entry.content.Contents;
import org.policyrelay.policy.entry.content.RandomContents;
import org.policyrelay.support.Clocks;

/** Whatever an entry says, an edit and its undoing are opposites. */
class ContentDifferencePropertyTest {

  private static final List<String> PLACES =
      List.of("AU", "AU-NSW", "AU-VIC", "TH", "MY", "MY-KUL", "MY-JHR");

  @Property(tries = 300)
  void whatIsEqualIsTheSame(@ForAll("contents") String relay) {
    assertThat(
            ContentDifference.between(
                Clocks.OF_MARKETS, Contents.entry(relay), Contents.entry(relay)))
        .isEmpty();
  }

  @Property(tries = 500)
  void undoingMovesEachItemBack(
      @ForAll("contents") String before, @ForAll("contents") String after) {
    assertThat(moves(after, before, true))
        .containsExactlyInAnyOrderElementsOf(moves(before, after, false));
  }

  /** Where nothing is told, nobody is asked or let do anything else, anywhere. */
  @Property(tries = 500)
  void noDifferenceGoesUntold(@ForAll("contents") String before, @ForAll("contents") String after) {
    if (moves(before, after, false).isEmpty()) {
      assertThat(holding(after)).isEqualTo(holding(before));
    }
  }

  /** Each market is gained, lost or kept, and nothing else says which way a reach moves. */
  @Property
  void marketsArePartitioned(
      @ForAll("markets") Set<String> former, @ForAll("markets") Set<String> later) {
    var direction =
        new ReachDifference(List.of(), List.of()).markets(List.copyOf(former), List.copyOf(later));
    var gains = former.isEmpty() ? false : later.isEmpty() || !former.containsAll(later);
    var loses = later.isEmpty() ? false : former.isEmpty() || !later.containsAll(former);
    assertThat(direction)
        .isEqualTo(
            gains && loses
                ? Direction.MIXED
                : gains ? Direction.STRICTER : loses ? Direction.LOOSER : Direction.SAME);
  }

  @Provide
  Arbitrary<String> contents() {
    return RandomContents.relay();
  }

  @Provide
  Arbitrary<Set<String>> markets() {
    return Arbitraries.of("AU", "TH", "MY", "SG").set();
  }

  private static List<String> moves(String before, String after, boolean back) {
    return ContentDifference.between(
            Clocks.OF_MARKETS, Contents.entry(before), Contents.entry(after))
        .stream()
        .map(one -> one.part() + one.id() + (back ? one.direction().reversed() : one.direction()))
        .toList();
  }

  /** What holds in each place for each topic, in the plainest way. */
  private static Set<String> holding(String relay) {
    var content = Contents.entry(relay).content();
    var all = new TreeSet<String>();
    for (var place : PLACES) {
      content.topics().forEach(one -> all.add(place + one.code() + one.stanceIn(place)));
      content.timelineIn(place).ifPresent(one -> all.add(place + one.milestones()));
      for (var topic : List.of("beer", "wine")) {
        content.requirements().stream()
            .filter(one -> one.reach().covers(place, topic))
            .forEach(one -> all.add(place + topic + one.id() + one.type() + one.value()));
        content.exceptions().stream()
            .filter(one -> one.reach().covers(place, topic))
            .forEach(one -> all.add(place + topic + one.id() + one.until()));
      }
    }
    return all;
  }
}
