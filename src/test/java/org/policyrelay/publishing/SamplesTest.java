package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.CitedClauses;
import org.policyrelay.policy.entry.content.ContentCheck;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Requirement;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The samples are what the first look shows: all of a policy's parts, whenever that look is. */
class SamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant TODAY = Instant.parse("2026-11-30T15:00:00Z");

  private final MarketZones zones = new MarketZones(Calendars.builtIn());

  private List<PolicyEntry> samples(Instant first) throws IOException {
    var days = new SampleDays(zones, first);
    var entries = new ArrayList<PolicyEntry>();
    for (var file :
        new PathMatchingResourcePatternResolver().getResources("classpath:samples/*.json")) {
      try (var content = file.getInputStream()) {
        entries.add(PolicyEntry.parse(days.in(JSON.readTree(content))));
      }
    }
    return entries;
  }

  /** On a leap day, at the change of a year, and when these sources are old. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30T15:00:00Z",
        "2026-12-31T23:59:59Z",
        "2028-02-29T00:00:00Z",
        "2036-06-15T12:00:00Z"
      })
  void theirDaysLieAroundTheFirstLook(Instant first) throws IOException {
    var timelines =
        samples(first).stream()
            .flatMap(entry -> entry.content().timelines().values().stream())
            .toList();
    assertThat(timelines).isNotEmpty();
    assertThat(timelines)
        .allSatisfy(
            timeline -> {
              assertThat(timeline.at(Step.ANNOUNCE).orElseThrow())
                  .isBetween(first.minus(Duration.ofDays(31)), first.minus(Duration.ofDays(29)));
              assertThat(timeline.at(Step.EFFECTIVE).orElseThrow())
                  .isBetween(first.minus(Duration.ofDays(1)), first);
              assertThat(timeline.at(Step.ENFORCE_FROM).orElseThrow()).isAfter(first);
            });
    assertThat(
            samples(first).stream()
                .flatMap(entry -> entry.content().exceptions().stream())
                .filter(one -> one.until() != null))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.holdsAt(first)).isTrue());
  }

  @Test
  void aDayBeginsAtTheMidnightOfTheMarketThatItIsSaidOf() throws IOException {
    var sample =
        JSON.readTree(
            """
            {"timeline": {"TH": {"announce": "-1 days"}, "NZ": {"announce": "+1 days"}},
             "items": [{"markets": ["SG"], "until": "+0 days"},
                       {"markets": ["SG", "TH"], "until": "+0 days", "text": "in +0 days"}]}
            """);

    var at = new SampleDays(zones, TODAY).in(sample);

    assertThat(at.at("/timeline/TH/announce").asText()).isEqualTo("2026-11-28T17:00:00Z");
    assertThat(at.at("/timeline/NZ/announce").asText()).isEqualTo("2026-12-01T11:00:00Z");
    assertThat(at.at("/items/0/until").asText()).isEqualTo("2026-11-29T16:00:00Z");
    assertThat(at.at("/items/1/until").asText()).isEqualTo("2026-11-30T00:00:00Z");
    assertThat(at.at("/items/1/text").asText()).isEqualTo("in +0 days");
  }

  @Test
  void eachSaysThatItIsIllustrativeAndNoneNamesAYear() throws IOException {
    for (var entry : samples(TODAY)) {
      assertThat(entry.json().path("description").asText())
          .startsWith("Illustrative sample, not legal advice.");
      assertThat(entry.json().at("/ext/sample").asBoolean()).isTrue();
      assertThat(entry.json().toString().replaceAll("\"\\d{4}-[^\"]*Z\"", ""))
          .as("a year would be over once")
          .doesNotContainPattern("\\b20\\d\\d\\b");
    }
  }

  @Test
  void togetherTheyUseEveryPartOverAllMarkets() throws IOException {
    var used = new HashSet<String>();
    var types = new HashSet<Requirement.Type>();
    var markets = new TreeSet<String>();
    for (var entry : samples(TODAY)) {
      var relay = entry.json().at("/ext/relay");
      ContentCheck.PARTS.stream().filter(relay::has).forEach(used::add);
      entry.content().requirements().forEach(one -> types.add(one.type()));
      markets.addAll(entry.jurisdictions());
    }
    assertThat(used).containsAll(ContentCheck.PARTS);
    assertThat(types)
        .contains(
            Requirement.Type.LICENCE,
            Requirement.Type.APPROVAL_NUMBER,
            Requirement.Type.AGE,
            Requirement.Type.DISCLOSURE,
            Requirement.Type.HOURS,
            Requirement.Type.STRENGTH,
            Requirement.Type.LANDING_PAGE,
            Requirement.Type.TARGETING);
    assertThat(markets).hasSize(13);
  }

  /** An item, an exception above all, rests on a clause and says why. */
  @Test
  void everyItemCitesAClauseAndEveryExceptionSaysWhy() throws IOException {
    for (var entry : samples(TODAY)) {
      var clauses =
          ClauseIds.give(entry.text(), List.of(), 0).clauses().stream()
              .map(Clause::id)
              .collect(Collectors.toSet());
      assertThat(CitedClauses.errorsOf(entry.content(), clauses, null)).isEmpty();
      assertThat(entry.content().exceptions())
          .allSatisfy(one -> assertThat(one.reason()).isNotBlank());
    }
  }

  /** What they name of one another is there. */
  @Test
  void whatTheyRelateToIsASampleToo() throws IOException {
    var ids = samples(TODAY).stream().map(PolicyEntry::policyId).toList();
    assertThat(samples(TODAY).stream().flatMap(entry -> entry.content().relations().stream()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(ids).contains(one.target()));
  }
}
