package org.policyrelay.change.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.change.examples.Example.Row;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Milestone;
import org.policyrelay.publishing.DoorsInMarket;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Changes as regulators make them, from the proposal to what every door says of them at each of
 * their instants and just before. What each is, and what has to be said when, stands in {@code
 * examples/*.md} beside these tests.
 */
@RelayTest
class RealChangesTest {

  static Stream<String> names() {
    return Stream.of(
        "thai-alcohol-act",
        "vietnamese-day",
        "australia-under-16",
        "indonesian-order",
        "malaysian-numbers",
        "nicotine-replacement",
        "new-zealand-casinos",
        "outdoor-only",
        "infant-formula",
        "loans-in-languages");
  }

  @Autowired Relay relay;
  @LocalServerPort int port;

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyDoorSaysWhatItHasToAtEachInstant(String name) {
    var example = Example.read(name);
    var said = new Said(Http.at(port), example.market(), id(example.entry(1)));
    var doing = new Doing(relay, Http.at(port), example);
    var lastStep =
        example.rows().stream().filter(row -> !row.what().isEmpty()).reduce((one, two) -> two);
    var ahead = new LinkedHashMap<Row, List<String>>();
    var truth = new ArrayList<Row>();
    for (var row : example.rows()) {
      relay.goTo(Date.from(row.at()));
      doing.step(row.what());
      new DoorsInMarket(Http.at(port), example.market(), List.of(id(example.entry(1))))
          .agreeOn(id(example.entry(1)));
      var now = said.now();
      truth.add(row.with(now));
      if (ahead.containsKey(row)) {
        assertThat(ahead.get(row))
            .as("%s, asked ahead", row.when())
            .isEqualTo(List.of(now.get(0), now.get(3), now.get(4)));
      }
      if (lastStep.orElseThrow() == row) {
        example.rows().stream()
            .filter(later -> later.at().isAfter(row.at()))
            .forEach(later -> ahead.put(later, said.at(later.at())));
      }
    }
    assertThat(lines(truth)).isEqualTo(lines(example.rows()));
  }

  /** What is not in a table is not looked at: each has every instant of its entries. */
  @ParameterizedTest
  @MethodSource("names")
  void theTableHasEveryInstant(String name) {
    var example = Example.read(name);
    var first = example.rows().get(0).at();
    var instants = new TreeSet<Instant>();
    example.entries().stream()
        .map(PolicyEntry::parse)
        .flatMap(entry -> instants(entry, example.market()))
        .filter(at -> at.isAfter(first))
        .forEach(instants::add);
    assertThat(turns(example, true)).containsAll(instants);
    assertThat(turns(example, false)).containsAll(instants);
  }

  /** No door takes a number yet; whoever does asks the requirement that resolve shows. */
  @ParameterizedTest
  @CsvSource({
    "MYX 0123/2027, true",
    "MYX 123/2027, false",
    "myx 0123/2027, false",
    "MYX 0123/1999, false",
    "No. MYX 0123/2027, false"
  })
  void aMadeUpNumberDoesNotMatch(String number, boolean isRight) {
    var entry = PolicyEntry.parse(Example.read("malaysian-numbers").entry(1));

    assertThat(entry.content().requirements().get(0).matches(number)).isEqualTo(isRight);
  }

  @Test
  void aPatternThatNothingCanMatchIsRefusedByItsName() {
    var entry = Example.read("malaysian-numbers").entry(1);
    ((ObjectNode) entry.at("/ext/relay/requirements/0")).put("pattern", "MYX$ [0-9]{4}");

    var answer =
        Http.at(port)
            .as("policy-specialist")
            .post(
                "/api/policy-changes",
                Map.of("policy", entry, "summary", "Numbers", "reason", "An example"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText())
        .as(answer.text())
        .isEqualTo("policy.ext.relay.requirements[0].pattern");
  }

  private static Stream<Instant> instants(PolicyEntry entry, String market) {
    return Stream.concat(
        entry.content().timelineIn(market).stream()
            .flatMap(timeline -> timeline.milestones().values().stream())
            .map(Milestone::at),
        entry.content().exceptions().stream().flatMap(Exemption::turns));
  }

  private static List<Instant> turns(Example example, boolean justBefore) {
    return example.rows().stream()
        .filter(row -> row.isJustBefore() == justBefore)
        .map(Row::turn)
        .toList();
  }

  private static String id(JsonNode entry) {
    return entry.path("policy_id").asText();
  }

  private static String lines(List<Row> rows) {
    return String.join("\n", rows.stream().map(Row::toString).toList());
  }
}
