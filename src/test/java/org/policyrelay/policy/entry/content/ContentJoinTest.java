package org.policyrelay.policy.entry.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Milestone.Step;

/** What a base and an overlay say together is never less than the base says. */
class ContentJoinTest {

  private static final String MARKET = "MY";
  private static final String BASE = "apac:alcohol";
  private static final String OVERLAY = "apac:alcohol_my";

  @Test
  void theOverlayAddsForItsMarketAndEachItemSaysWhoseItIs() {
    var joined =
        join(
            """
            "requirements": [{"id": "r", "clause": "c1", "type": "licence"}],
            "sources": [{"id": "s", "name": "Act"}]
            """,
            """
            "requirements": [{"id": "r", "clause": "c1", "type": "age", "value": 21}],
            "exceptions": [{"clause": "apac:alcohol/c2", "text": "Tastings", "markets": ["MY-KUL"]}],
            "disclosures": [{"text": "Drink less"}], "sources": [{"id": "s", "name": "Order"}]
            """);
    assertThat(joined.requirements().stream().map(Requirement::policy))
        .containsExactly(BASE, OVERLAY);
    assertThat(joined.requirements().stream().map(one -> one.reach().markets()))
        .containsExactly(List.of(), List.of(MARKET));
    assertThat(joined.exceptions().get(0).reach().markets()).containsExactly("MY-KUL");
    assertThat(joined.exceptions().get(0).policy()).isEqualTo(OVERLAY);
    assertThat(joined.disclosures().get(0).reach().markets()).containsExactly(MARKET);
    assertThat(joined.sources().stream().map(Source::policy)).containsExactly(BASE, OVERLAY);
  }

  @Test
  void ofTwoInstantsTheEarlierHolds() {
    var timeline =
        join(
                """
                "timeline": {"*": {"announce": "2026-01-01T00:00:00Z", "effective": "2026-05-01T00:00:00Z",
                  "existing_ads_until": "2026-09-01T00:00:00Z"}}
                """,
                """
                "timeline": {"MY": {"effective": "2026-06-01T00:00:00Z", "enforce_from": "2026-07-01T00:00:00Z",
                  "existing_ads_until": "2026-08-01T00:00:00Z"}}
                """)
            .timelineIn("MY")
            .orElseThrow();
    assertThat(timeline.milestones().values())
        .containsExactly(
            milestone(Step.ANNOUNCE, "01", BASE),
            milestone(Step.EFFECTIVE, "05", BASE),
            milestone(Step.ENFORCE_FROM, "07", OVERLAY),
            milestone(Step.EXISTING_ADS_UNTIL, "08", OVERLAY));
  }

  /** Enforced before it would begin, it begins when it is enforced. */
  @Test
  void whatComesBeforeComesAlong() {
    var timeline =
        join(
                "\"timeline\": {\"MY\": {\"effective\": \"2026-05-01T00:00:00Z\"}}",
                """
                "timeline": {"MY": {"enforce_from": "2026-03-01T00:00:00Z", "existing_ads_until": "2026-02-01T00:00:00Z"}}
                """)
            .timelineIn("MY")
            .orElseThrow();
    assertThat(timeline.milestones().get(Step.EFFECTIVE))
        .isEqualTo(milestone(Step.EFFECTIVE, "02", OVERLAY));
  }

  @Test
  void aPartOfTheMarketWithItsOwnTimelineIsTightenedToo() {
    var joined =
        join(
            """
            "timeline": {"MY-KUL": {"effective": "2026-05-01T00:00:00Z"}, "AU": {"effective": "2026-05-01T00:00:00Z"}}
            """,
            "\"timeline\": {\"MY\": {\"effective\": \"2026-03-01T00:00:00Z\"}}");
    assertThat(Stream.of("MY", "MY-KUL", "MY-JHR", "AU").map(place -> begins(joined, place)))
        .containsExactly("2026-03-01", "2026-03-01", "2026-03-01", "2026-05-01");
  }

  @Property(tries = 300)
  void nothingOfTheBaseIsLost(@ForAll("bases") String base, @ForAll("overlays") String overlay) {
    var before = Contents.content(base);
    var joined = before.joinedWith(overlay(overlay), MARKET);
    assertThat(joined.topics()).isEqualTo(before.topics());
    assertThat(joined.requirements()).containsAll(before.requirements());
    assertThat(joined.exceptions()).containsAll(before.exceptions());
    for (var place : List.of("MY", "MY-KUL", "MY-JHR")) {
      var added = overlay(overlay).timelineIn(place);
      for (var step : Step.values()) {
        var is = joined.timelineIn(place).flatMap(one -> one.at(step));
        Stream.concat(before.timelineIn(place).stream(), added.stream())
            .flatMap(one -> one.at(step).stream())
            .forEach(at -> assertThat(is.orElseThrow()).isBeforeOrEqualTo(at));
      }
      joined
          .timelineIn(place)
          .ifPresent(
              one ->
                  assertThat(
                          Timeline.backwards(
                              one.milestones().values().stream()
                                  .collect(Collectors.toMap(Milestone::step, Milestone::at))))
                      .isEmpty());
    }
    for (var place : List.of("AU", "AU-NSW", "TH")) {
      assertThat(joined.timelineIn(place)).isEqualTo(before.timelineIn(place));
    }
  }

  @Property(tries = 300)
  void whatTheOverlaySaysHoldsInItsMarketOnlyAndIsItsOwn(
      @ForAll("bases") String base, @ForAll("overlays") String overlay) {
    var joined = Contents.content(base).joinedWith(overlay(overlay), MARKET);
    var added = joined.requirements().stream().filter(one -> one.policy().equals(OVERLAY)).toList();
    assertThat(added.stream().map(Requirement::id))
        .containsExactlyElementsOf(
            overlay(overlay).requirements().stream().map(Requirement::id).toList());
    assertThat(added)
        .noneMatch(one -> one.reach().covers("AU", null) || one.reach().covers("TH", null));
    assertThat(joined.requirements())
        .hasSize(added.size() + Contents.content(base).requirements().size());
  }

  @Property(tries = 300)
  void joinedOnceMoreItIsTheSame(@ForAll("bases") String base, @ForAll("overlays") String overlay) {
    var joined = Contents.content(base).joinedWith(overlay(overlay), MARKET);
    assertThat(joined.joinedWith(overlay(overlay), MARKET)).isEqualTo(joined);
    assertThat(joined.joinedWith(PolicyContent.NONE, MARKET)).isEqualTo(joined);
  }

  @Provide
  Arbitrary<String> bases() {
    return RandomContents.relay();
  }

  @Provide
  Arbitrary<String> overlays() {
    return RandomContents.overlay();
  }

  private static PolicyContent join(String base, String overlay) {
    return Contents.content(base).joinedWith(overlay(overlay), MARKET);
  }

  private static PolicyContent overlay(String relay) {
    return PolicyEntry.parse(Contents.overlay(relay)).content();
  }

  private static Milestone milestone(Step step, String month, String policy) {
    return new Milestone(step, Instant.parse("2026-" + month + "-01T00:00:00Z"), policy);
  }

  private static String begins(PolicyContent content, String place) {
    return content
        .timelineIn(place)
        .flatMap(one -> one.at(Step.EFFECTIVE))
        .orElseThrow()
        .toString()
        .substring(0, 10);
  }
}
