package org.policyrelay.policy.entry.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Requirement.AppliesTo;
import org.policyrelay.policy.entry.content.Requirement.Type;
import org.policyrelay.policy.entry.content.RequirementValue.Age;
import org.policyrelay.policy.entry.content.RequirementValue.Hours;
import org.policyrelay.policy.entry.content.RequirementValue.Strength;
import org.policyrelay.policy.entry.content.RequirementValue.Words;

/** What an entry says item by item is read as it is written. */
class PolicyContentTest {

  @Test
  void readsEachPart() {
    var content =
        Contents.content(
            """
            "topics": [{"code": "beer", "name": "Beer", "stances": {"TH": "prohibited", "*": "restricted"}, "definition": "d"}],
            "requirements": [{"id": "r1", "clause": "c1", "type": "approval-number", "markets": ["MY"],
              "pattern": "KKLIU \\\\d{4}/20\\\\d\\\\d", "applies_to": "creative", "topic": "beer", "advertiser_countries": ["SG"], "channels": ["dooh"]}],
            "exceptions": [{"clause": "c2", "text": "Tastings", "reason": "The act says so",
              "from": "2026-01-01T00:00:00+07:00", "until": "2027-01-01T00:00:00Z"}],
            "eligibility": {"program": "p", "apply_from": "2026-01-01T00:00:00Z", "evidence": "a licence"},
            "disclosures": [{"text": "Drink less", "language": "th", "position": "prominent", "markets": ["TH"]}],
            "timeline": {"TH": {"announce": "2026-01-01T00:00:00Z", "full_by": "2026-03-01T00:00:00Z"}},
            "sources": [{"name": "Act", "provision": "s 32", "version": "2", "in_force": "2008-02-14", "url": "https://law.example"}],
            "relations": [{"type": "exception-to", "policy_id": "apac:ads"}]
            """);
    var me = "apac:alcohol";
    assertThat(content.topics())
        .containsExactly(
            new Topic(
                "beer", "Beer", Map.of("TH", Stance.PROHIBITED, "*", Stance.RESTRICTED), "d", me));
    assertThat(content.requirements())
        .containsExactly(
            new Requirement(
                "r1",
                "c1",
                Type.APPROVAL_NUMBER,
                new Reach(List.of("MY"), "beer", List.of("SG"), List.of("dooh")),
                null,
                "KKLIU \\d{4}/20\\d\\d",
                AppliesTo.CREATIVE,
                me));
    assertThat(content.exceptions())
        .containsExactly(
            new Exemption(
                "exception-c2",
                "c2",
                Reach.EVERYBODY,
                "Tastings",
                "The act says so",
                Instant.parse("2025-12-31T17:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                me));
    assertThat(content.eligibility())
        .isEqualTo(
            new Eligibility("p", Instant.parse("2026-01-01T00:00:00Z"), List.of("a licence"), me));
    assertThat(content.disclosures())
        .containsExactly(
            new Disclosure(
                "disclosure-th-prominent",
                "Drink less",
                "th",
                "prominent",
                new Reach(List.of("TH"), null, List.of(), List.of()),
                me));
    assertThat(content.timelineIn("TH").orElseThrow().milestones().keySet())
        .containsExactly(Step.ANNOUNCE, Step.FULL_BY);
    assertThat(content.sources())
        .containsExactly(
            new Source(
                "source-act-s-32", "Act", "s 32", "2", "2008-02-14", "https://law.example", me));
    assertThat(content.relations())
        .containsExactly(
            new Relation("exception-to-apac-ads", Relation.Type.EXCEPTION_TO, "apac:ads", me));
  }

  @Test
  void anEntryThatSaysAllInProseHasNoneAndKeepsItsHash() {
    var prose = Contents.json("\"stance\": \"restricted\"");
    assertThat(PolicyEntry.parse(prose).content()).isEqualTo(PolicyContent.NONE);
    assertThat(PolicyEntry.parse(prose).contentHash())
        .isEqualTo("312da831572dd521d9c48ff82278ec1502e6d818f66a6fef2c12e4857062399b");
    prose.remove("ext");
    assertThat(PolicyEntry.parse(prose).content()).isEqualTo(PolicyContent.NONE);
  }

  @Test
  void theContentIsPartOfTheHashAndOfWhatIsPublic() {
    var entry =
        Contents.entry("\"topics\": [{\"code\": \"beer\"}], \"reviewer_guidance\": \"secret\"");
    assertThat(entry.publicPart().content()).isEqualTo(entry.content());
    assertThat(entry.contentHash())
        .isNotEqualTo(
            Contents.entry("\"topics\": [{\"code\": \"ale\"}], \"reviewer_guidance\": \"secret\"")
                .contentHash());
  }

  /** What was taken under other limits, or by nobody's: no page may fail because of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"topics\": 7",
        "\"topics\": [7, {}]",
        "\"topics\": [{\"code\": 1, \"stances\": [\"x\"]}]",
        "\"requirements\": [{\"type\": \"gone\", \"value\": {}, \"markets\": {}, \"pattern\":"
            + " \"(\"}]",
        "\"requirements\": [{\"type\": \"age\", \"value\": \"old\"}]",
        "\"exceptions\": [{\"from\": \"soon\", \"until\": 3}]",
        "\"eligibility\": []",
        "\"timeline\": {\"TH\": {\"effective\": \"soon\"}, \"AU\": 3}",
        "\"relations\": [{\"type\": \"gone\", \"policy_id\": \"b\"}]"
      })
  void whatIsStoredIsReadWhateverTheCheckSaysToday(String relay) {
    var stored = PolicyEntry.stored(Contents.json(relay).toString());
    assertThat(stored.content()).isNotNull();
    assertThat(stored.content().requirements())
        .filteredOn(one -> one.pattern() != null)
        .noneMatch(one -> one.matches("x"));
  }

  @Test
  void idsStayWhenSomethingElseIsEdited() {
    var before =
        Contents.content(
            """
            "requirements": [{"clause": "c1", "type": "licence"}, {"clause": "c2", "type": "age", "value": 18},
              {"clause": "c2", "type": "age", "value": 20, "markets": ["TH"]}, {"id": "age-c2-2", "clause": "c1", "type": "other"}]
            """);
    assertThat(before.requirements().stream().map(Requirement::id))
        .containsExactly("licence-c1", "age-c2", "age-c2-3", "age-c2-2");
    var after =
        Contents.content(
            "\"requirements\": [{\"clause\": \"c2\", \"type\": \"age\", \"value\": 21}]");
    assertThat(after.requirements().get(0).id()).isEqualTo("age-c2");
  }

  @Test
  void aStanceIsThatOfThePlaceItsCountryOrEverywhere() {
    var topic =
        Contents.content(
                """
                "topics": [{"code": "beer", "stances": {"AU": "allowed", "AU-NSW": "restricted", "*": "prohibited"}}]
                """)
            .topics()
            .get(0);
    assertThat(
            Stream.of("AU", "AU-NSW", "AU-VIC", "TH")
                .map(place -> topic.stanceIn(place).orElseThrow()))
        .containsExactly(Stance.ALLOWED, Stance.RESTRICTED, Stance.ALLOWED, Stance.PROHIBITED);
    assertThat(topic.name()).isEqualTo("beer");
  }

  @Test
  void aReachCoversTheParts() {
    var reach = new Reach(List.of("AU", "MY-KUL"), "beer", List.of(), List.of());
    assertThat(
            Stream.of("AU", "AU-NSW", "MY-KUL", "MY", "MY-JHR")
                .filter(place -> reach.covers(place, "beer")))
        .containsExactly("AU", "AU-NSW", "MY-KUL");
    assertThat(reach.covers("AU", "wine")).isFalse();
    assertThat(reach.covers("AU", null)).isTrue();
    assertThat(Reach.EVERYBODY.covers("TH", "wine")).isTrue();
  }

  @Test
  void valuesAreReadByTheirType() {
    var values =
        Contents.content(
                """
                "requirements": [{"clause": "c1", "type": "age", "value": 18}, {"clause": "c1", "type": "hours", "value": "22:00-05:00"},
                 {"clause": "c1", "type": "strength", "value": "15.0 % ABV"}, {"clause": "c1", "type": "permission", "value": "FDA"},
                 {"clause": "c1", "type": "hours", "value": "20:00-24:00"}]
                """)
            .requirements()
            .stream()
            .map(Requirement::value);
    assertThat(values)
        .containsExactly(
            new Age(18),
            new Hours(LocalTime.of(22, 0), LocalTime.of(5, 0)),
            new Strength(new BigDecimal("15"), "% abv"),
            new Words("FDA"),
            new Hours(LocalTime.of(20, 0), LocalTime.MIDNIGHT));
  }

  @Test
  void anExceptionEndsAtItsEnd() {
    var exception =
        Contents.content(
                """
                "exceptions": [{"clause": "c1", "text": "t", "from": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00Z"}]
                """)
            .exceptions()
            .get(0);
    assertThat(
            Stream.of(
                    "2025-12-31T23:59:59Z",
                    "2026-01-01T00:00:00Z",
                    "2026-01-31T23:59:59Z",
                    "2026-02-01T00:00:00Z")
                .map(at -> exception.holdsAt(Instant.parse(at))))
        .containsExactly(false, true, true, false);
  }

  @Test
  void aClauseThatIsNotThereIsNamed() {
    var content =
        Contents.content(
            """
            "requirements": [{"clause": "c1", "type": "licence"}, {"clause": "c7", "type": "age", "value": 18}],
            "exceptions": [{"clause": "c9", "text": "t"}]
            """);
    assertThat(CitedClauses.errorsOf(content, Set.of("c1", "c2"), Set.of()))
        .extracting(FieldError::field)
        .containsExactly("ext.relay.requirements[1].clause", "ext.relay.exceptions[0].clause");
    var overlay =
        PolicyEntry.parse(
                Contents.overlay(
                    """
                    "exceptions": [{"clause": "apac:alcohol/c2", "text": "t"}, {"clause": "apac:alcohol/c3", "text": "t"}]
                    """))
            .content();
    assertThat(CitedClauses.errorsOf(overlay, Set.of("c1", "c3"), Set.of("c1", "c2")))
        .extracting(FieldError::field)
        .containsExactly("ext.relay.exceptions[1].clause");
    assertThat(CitedClauses.errorsOf(overlay, Set.of(), null)).isEmpty();
  }

  @Test
  void aCircleOfRelationsIsFoundWithItsWay() {
    var graph =
        Map.of(
            "b", List.of(relation("supersedes", "b", "c"), relation("see-also", "b", "a")),
            "c", List.of(relation("supersedes", "c", "a"), relation("defines", "c", "b")));
    assertThat(
            Relation.circle(
                "a",
                List.of(relation("supersedes", "a", "b")),
                id -> graph.getOrDefault(id, List.of())))
        .contains(List.of("a", "b", "c", "a"));
    assertThat(
            Relation.circle(
                "a",
                List.of(relation("see-also", "a", "b"), relation("defines", "a", "c")),
                id -> graph.getOrDefault(id, List.of())))
        .isEmpty();
  }

  @Test
  void whatDecidesInPlaceOfAnotherDoesNotComeAfterItToo() {
    var graph =
        Map.of(
            "b", List.of(relation("exception-to", "b", "a")),
            "c", List.of(relation("defines", "c", "a")));

    assertThat(
            Relation.circle(
                "a",
                List.of(relation("supersedes", "a", "b")),
                id -> graph.getOrDefault(id, List.of())))
        .contains(List.of("a", "b", "a"));
    assertThat(
            Relation.circle(
                "a",
                List.of(relation("exception-to", "a", "c")),
                id -> graph.getOrDefault(id, List.of())))
        .as("an exception may use the terms of the rule")
        .isEmpty();
  }

  private static Relation relation(String type, String from, String to) {
    return new Relation(type, Coded.of(Relation.Type.values(), type).orElseThrow(), to, from);
  }
}
