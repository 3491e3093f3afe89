package org.policyrelay.change.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Policies;

/** What a text is read with stands in the form to the letter, all of it. */
class ReadWithTest {

  private static final PolicyEntry OVERLAY =
      Policies.read(
          """
          {"policy_id": "apac:alcohol_th", "name": "Alcohol", "enforcement": "must", "jurisdictions": ["TH"],
           "channels": ["dooh"], "guidance": "Look at <the label>.", "policy": "Ads must be *brief* <at once>.",
           "ext": {"theirs": {"n": 7}, "relay": {"overlay_of": "apac:alcohol", "stance": "restricted",
             "tightens": {"c2": "The audience must be 25 or older."},
             "requirements": [{"id": "age", "clause": "c1", "type": "age", "value": 21, "markets": ["TH"]}],
             "exceptions": [{"clause": "apac:alcohol/c2", "text": "Tastings", "reason": "The act says so",
               "from": "2026-01-01T00:00:00+07:00"}],
             "disclosures": [{"text": "Drink less", "language": "th", "position": "prominent"}],
             "timeline": {"TH": {"announce": "2026-01-01T00:00:00Z", "full_by": "2026-03-01T00:00:00Z"}},
             "sources": [{"name": "Act", "provision": "s 32", "url": "https://law.example"}]}}}
          """);

  private static final ReadWith READ_WITH =
      new ReadWith(
          new Beside(
              new ItemTables(
                  new MarketZones(Calendars.builtIn()),
                  new ClauseLabels(unknown -> List.of(), Clock.systemUTC()))));

  static Stream<Function<List<PublishedVersion>, String>> waysToTell() {
    return Stream.of(READ_WITH::bases, READ_WITH::left);
  }

  @ParameterizedTest
  @MethodSource("waysToTell")
  void everyItemIsShownWithItsValue(Function<List<PublishedVersion>, String> tell) {
    var shown = seen(tell.apply(List.of(version(OVERLAY))));

    var values = new ArrayList<String>();
    addValues(OVERLAY.json(), values);
    assertThat(values)
        .contains("Drink less", "21", "s 32", "The audience must be 25 or older.", "7");
    // its markets by their names, its instants on their clocks
    values.removeIf(one -> one.equals("TH") || one.matches("2026-.*"));
    assertThat(shown)
        .contains(values)
        .contains("n**: 7")
        .contains("| age | age | ¶1 (c1) | 21 | Thailand (TH) |")
        .contains("| 1 Jan 2026, 00:00 UTC+7 |")
        .contains("| Thailand (TH) | 1 Jan 2026, 07:00 UTC+7 | 1 Mar 2026, 07:00 UTC+7 |");
    assertThat(shown).contains("apac:alcohol_th 3.0.0** in Thailand (TH), must, restricted");
  }

  @Test
  void eachOfSeveralStandsByItself() {
    var other = OVERLAY.with(Map.of("policy_id", "apac:alcohol_x", "policy", "Be kind."));

    assertThat(seen(READ_WITH.left(List.of(version(OVERLAY), version(other)))))
        .contains("apac:alcohol_th 3.0.0", "apac:alcohol_x 3.0.0", "Be kind.")
        .containsOnlyOnce("nobody reads them");
  }

  /** A draft of a base that says what is published stands there once, by both of its names. */
  @Test
  void whatSaysTheSameStandsThereOnce() {
    var drafted =
        PublishedVersion.proposed(
            OVERLAY.with(Map.of("effective_date", "2027-01-01")),
            "as drafted",
            List.of(),
            Instant.EPOCH);
    var other = version(OVERLAY.with(Map.of("policy", "Be kind.")));

    assertThat(seen(READ_WITH.bases(List.of(version(OVERLAY), other, drafted))))
        .containsOnlyOnce("Ads must be *brief* <at once>.")
        .containsOnlyOnce("Be kind.")
        .contains(
            "apac:alcohol_th 3.0.0**, and word for word the same **apac:alcohol_th as drafted** in");
  }

  @Test
  void nothingIsSaidOfNone() {
    assertThat(READ_WITH.bases(List.of())).isEmpty();
    assertThat(READ_WITH.left(List.of())).isEmpty();
  }

  private static PublishedVersion version(PolicyEntry entry) {
    return PublishedVersion.proposed(entry, "3.0.0", List.of(), Instant.EPOCH);
  }

  /** As people see it: its Markdown is escaped. */
  private static String seen(String markdown) {
    return markdown.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">");
  }

  private static void addValues(JsonNode node, List<String> values) {
    if (node.isValueNode()) {
      values.add(node.asText());
    }
    node.forEach(one -> addValues(one, values));
  }
}
