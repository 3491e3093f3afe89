package org.policyrelay.policy.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Contents;

/** What of an item cannot be taken or shown, and how that is told. */
class WrittenItemsRefusalsTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REQUIREMENTS | clause: c1;;clause: c2;valeu: 18  | Requirements, item 2, line 4: there is no "valeu"; it can be id, clause, type, value, pattern, applies to, topic, markets, advertiser countries, channels, and a line that goes on with the text above it begins with two spaces
          EXCEPTIONS   | text: a;;clause c2                | Exceptions, item 2, line 3: must begin with a name and a colon, of id, clause, text, reason, from, until, topic, markets, advertiser countries, channels; this does not: "clause c2", and a line that goes on with the text above it begins with two spaces
          REQUIREMENTS | id: r2;clause: c1;;id: r2         | Requirements, item 2, line 4: "r2" is the id of item 1 already; write another, or leave the line out for a new item
          TOPICS       | code: a;;code: a                  | Topics, item 2, line 3: "a" is the code of item 1 already; write another
          TOPICS       | code: a;stances: AU, TH allowed   | Topics, item 1, line 2: "stances" must be markets, each with its stance, and commas between them, such as AU allowed, NZ restricted; this is none: "AU"
          TOPICS       | code: a;stances: AU allowed, au prohibited | Topics, item 1, line 2: "stances" says something of AU twice; leave one out
          TOPICS       | code: beer-wine;name Beer         | Topics, item 1, line 2: a name and a colon, of code, name, stances, definition, must stand before each thing that is said; here they do not: "name Beer", and a line that goes on with the text above it begins with two spaces
          SOURCES      | name: a;name: b                   | Sources, item 1, line 2: "name" stands there twice; leave one out
          TIMELINE     | announce: a                       | Timeline, item 1, line 1: must say its market, such as "market: TH"
          TIMELINE     | market: TH;;market: th            | Timeline, item 2, line 3: "TH" is the market of item 1 already; write another
          ELIGIBILITY  | program: a;;evidence: b           | Eligibility, line 3: there is one alone; leave out the empty line within it
          """)
  void whatIsNotWrittenSoIsToldByItsPlace(ItemPart part, String text, String message) {
    var refused =
        catchThrowableOfType(RefusedException.class, () -> edited(part, text.replace(";", "\n")));
    assertThat(refused).hasMessage(message);
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FORM);
    assertThat(refused.fields())
        .extracting(FieldError::field, FieldError::message)
        .containsExactly(tuple(part.code(), message));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> edited(ItemPart.SOURCES, "nmae: a\n\nname: b\nulr: c"));
    assertThat(refused.fields()).hasSize(2);
    assertThat(refused.getMessage())
        .contains(
            "Sources, item 1, line 1: there is no \"nmae\"",
            "; Sources, item 2, line 4: there is no \"ulr\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TOPICS       | "topics": [{"code": "a", "theirs": 1}]
          TOPICS       | "topics": [{"code": "a"}, {"code": "a"}]
          TOPICS       | "topics": [{"code": "a", "name": null}]
          TOPICS       | "topics": ["a"]
          TOPICS       | "topics": {"a": {}}
          TOPICS       | "topics": [{"code": "a", "stances": {"A,U": "allowed"}}]
          TOPICS       | "topics": [{"code": "a", "name": "a\\u0001b"}]
          REQUIREMENTS | "requirements": [{"clause": "c1", "type": "age", "value": 1.5}]
          REQUIREMENTS | "requirements": [{"clause": "c1", "type": "age", "markets": ["au"]}]
          RELATIONS    | "relations": [{"type": "likes", "policy_id": "a"}]
          TIMELINE     | "timeline": {"TH": {"market": "TH"}}
          TIMELINE     | "timeline": {"TH": 1}
          ELIGIBILITY  | "eligibility": {"program": "a", "evidence": [1]}
          ELIGIBILITY  | "eligibility": []
          """)
  void whatCannotBeWrittenIsNeverLost(ItemPart part, String relay) {
    var entry = PolicyEntry.stored(Contents.json(relay).toString());
    var written = WrittenItems.of(entry, part);
    assertThat(written.text()).contains("cannot be written here, and stays as it is");
    var json = entry.json();
    written.edit(written.text(), json);
    assertThat(json).isEqualTo(entry.json());
    for (var text : new String[] {"", "code: b"}) {
      assertThat(
              catchThrowableOfType(RefusedException.class, () -> written.edit(text, json)).fields())
          .extracting(FieldError::field)
          .containsExactly(part.code());
    }
    assertThat(json).isEqualTo(entry.json());
  }

  @Test
  void whatIsLongerThanAFieldIsLeftAlone() {
    var long1 = "x".repeat(WrittenItems.LONGEST - "id: r1\ntext: ".length());
    assertThat(ofText(long1).text()).hasSize(WrittenItems.LONGEST);
    assertThat(ofText(long1 + "x").text()).contains("cannot be written here");
  }

  private static WrittenItems ofText(String text) {
    return WrittenItems.of(
        PolicyEntry.stored(
            Contents.json("\"disclosures\": [{\"id\": \"r1\", \"text\": \"" + text + "\"}]")
                .toString()),
        ItemPart.DISCLOSURES);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ext.relay.requirements[1].value       | requirements | Requirements, item 2: value must be it
          ext.relay.requirements[1].markets[0]  | requirements | Requirements, item 2: market 1 must be it
          ext.relay.topics[0].stances.SG        | topics       | Topics, item 1: stances: SG must be it
          ext.relay.timeline.AU-NSW.full_by     | timeline     | Timeline, AU-NSW: full by must be it
          ext.relay.timeline.TH                 | timeline     | Timeline, TH: must be it
          ext.relay.eligibility.program         | eligibility  | Eligibility: program must be it
          ext.relay.relations                   | relations    | Relations: must be it
          ext.relay.stance                      | ext.relay.stance | stance must be it
          """)
  void whatTheChecksFindIsToldInTheSameWords(String place, String key, String message) {
    var faults =
        List.of(
            new FieldError(place, "any", "must be it"),
            new FieldError("ext.relay.sources[0].name", "any", "must be given"));
    var told =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                ItemFaults.tell(
                    Map.of(),
                    () -> {
                      throw new RefusedException(ErrorCode.INVALID_POLICY_ENTRY, "m", faults);
                    }));
    assertThat(told.fields().get(0)).isEqualTo(new FieldError(key, "any", message));
    assertThat(told).hasMessage(message + "; Sources, item 1: name must be given");
  }

  /** By the line in which its field is written, or else in which its item begins. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ext.relay.requirements[1].value  | Requirements, item 2, line 5: value must be it
          ext.relay.requirements[1].clause | Requirements, item 2, line 4: clause must be it
          ext.relay.requirements[0]        | Requirements, item 1, line 1: must be it
          ext.relay.requirements[2].value  | Requirements, item 3: value must be it
          ext.relay.timeline.TH.full_by    | Timeline, TH, line 5: full by must be it
          ext.relay.timeline.SG.effective  | Timeline, SG: effective must be it
          ext.relay.eligibility.program    | Eligibility, line 2: program must be it
          """)
  void whatTheChecksFindIsToldByItsLine(String place, String message) {
    var written =
        Map.<String, Object>of(
            "requirements", "id: a\r\ntype: age\r\n\r\nid: b\r\nvalue: 3\r\n",
            "timeline", "market: ID\n\n\nmarket: th\nfull by: 2027",
            "eligibility", "\nprogram: p");
    var fault = new FieldError(place, "any", "must be it");
    assertThat(
            catchThrowableOfType(
                RefusedException.class,
                () ->
                    ItemFaults.tell(
                        written,
                        () -> {
                          throw new RefusedException(
                              ErrorCode.INVALID_POLICY_ENTRY, "m", List.of(fault));
                        })))
        .hasMessage(message);
  }

  @Test
  void anotherRefusalStaysAsItIs() {
    var other =
        new RefusedException(
            ErrorCode.WRONG_STATE, "m", List.of(new FieldError("ext.relay.topics", "any", "n")));
    assertThat(
            catchThrowableOfType(
                RefusedException.class,
                () ->
                    ItemFaults.tell(
                        Map.of(),
                        () -> {
                          throw other;
                        })))
        .isSameAs(other);
  }

  private static ObjectNode edited(ItemPart part, String text) {
    var entry = Contents.json("");
    WrittenItems.of(PolicyEntry.trusted(entry.deepCopy()), part).edit(text, entry);
    return entry;
  }
}
