package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;

/** What is wrong with an entry is said all at once, by field. */
class EntryRefusalsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VALID =
      "\"policy_id\": \"a:b_1\", \"enforcement\": \"must\", \"policy\": \"Text\"";

  @ParameterizedTest(name = "{0} → {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "policy_id": null                             | policy_id | required
          "policy_id": 7                                | policy_id | wrong-type
          "policy_id": "Big Letters"                    | policy_id | malformed
          "policy_id": ".dot"                           | policy_id | malformed
          "source": "elsewhere"                         | source | unknown-value
          "version": "1.0"                              | version | malformed
          "version": "01.0.0"                           | version | malformed
          "name": 1                                     | name | wrong-type
          "name": "a\\u0000b"                           | name | malformed
          "category": "law"                             | category | unknown-value
          "enforcement": "maybe"                        | enforcement | unknown-value
          "enforcement": ["must"]                       | enforcement | wrong-type
          "requires_human_review": "yes"                | requires_human_review | wrong-type
          "jurisdictions": "SG"                         | jurisdictions | wrong-type
          "jurisdictions": ["SG", "XX"]                 | jurisdictions[1] | unknown-country
          "jurisdictions": ["sg"]                       | jurisdictions[0] | unknown-country
          "region_aliases": []                          | region_aliases | wrong-type
          "region_aliases": {"EU": ["AT", "UK"]}        | region_aliases.EU[1] | unknown-country
          "policy_categories": [1]                      | policy_categories[0] | unknown-value
          "channels": ["olv", "tv"]                     | channels[1] | unknown-value
          "governance_domains": ["all"]                 | governance_domains[0] | unknown-value
          "effective_date": "2026-02-30"                | effective_date | malformed
          "effective_date": "2026-01-02", "sunset_date": "2026-01-01" | sunset_date | too-early
          "source_url": "javascript:alert(1)"           | source_url | malformed
          "source_url": "https://"                      | source_url | malformed
          "source_url": "https://me:secret@a.example"   | source_url | has-user
          "policy": " "                                 | policy | required
          "policy": {}                                  | policy | wrong-type
          "policy": "half \\ud83d pair"                 | policy | malformed
          "exemplars": []                               | exemplars | wrong-type
          "exemplars": {"maybe": []}                    | exemplars.maybe | unknown
          "exemplars": {"pass": {}}                     | exemplars.pass | wrong-type
          "exemplars": {"pass": [{"explanation": "e"}]} | exemplars.pass[0].scenario | required
          "exemplars": {"fail": [{"scenario": "s", "explanation": "e", "why": ""}]} | exemplars.fail[0].why | unknown
          "ext": "free"                                 | ext | wrong-type
          "ext": {"theirs": "a\\u202eb"}                | ext.theirs | malformed
          "ext": {"theirs": [{"deep": ["a", "b\\u202a"]}]} | ext.theirs[0].deep[1] | malformed
          "ext": {"theirs": {"deep": "a\\u0001b"}}      | ext.theirs.deep | malformed
          "ext": {"theirs": [{"a\\u202eb": 1}]}         | ext.theirs[0].a\u202eb | malformed
          "ext": {"a\\u2067b": {}}                      | ext.a\u2067b | malformed
          "ext": {"relay": {"state": "in-effect"}}      | ext.relay.state | reserved
          "ext": {"relay": 7}                           | ext.relay | wrong-type
          "ext": {"relay": {"stance": "forbidden"}}     | ext.relay.stance | unknown-value
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "UP"}} | ext.relay.overlay_of | malformed
          "ext": {"relay": {"tightens": {"c1": "x"}}}   | ext.relay.tightens | wrong-type
          "policy_id": "matrix"                         | policy_id | reserved
          "ext": {"a": [{"b": "\\udc00"}]}              | ext.a[0].b | malformed
          "ext": {"much": 1e999}                        | ext.much | malformed
          "stance": "allowed"                           | stance | unknown
          "name": null                                  | name | wrong-type
          "requires_human_review": null                 | requires_human_review | wrong-type
          "jurisdictions": null                         | jurisdictions | wrong-type
          "region_aliases": null                        | region_aliases | wrong-type
          "region_aliases": {"EU": null}                | region_aliases.EU | wrong-type
          "policy_categories": null                     | policy_categories | wrong-type
          "channels": null                              | channels | wrong-type
          "exemplars": null                             | exemplars | wrong-type
          "exemplars": {"pass": null}                   | exemplars.pass | wrong-type
          "ext": null                                   | ext | wrong-type
          "ext": {"relay": {"reviewer_guidance": 7}}    | ext.relay.reviewer_guidance | wrong-type
          "ext": {"relay": {"reviewer_guidance": " "}}  | ext.relay.reviewer_guidance | required
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": 7}} | ext.relay.overlay_of | malformed
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a:b_1"}} | ext.relay.overlay_of | malformed
          "jurisdictions": ["SG", "TH"], "ext": {"relay": {"overlay_of": "a"}} | jurisdictions | one-market
          "ext": {"relay": {"overlay_of": "a"}}         | jurisdictions | one-market
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": []}} | ext.relay.tightens | wrong-type
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"x1": "It must."}}} | ext.relay.tightens.x1 | malformed
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": null}}} | ext.relay.tightens.c1 | drops-clause
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": " "}}} | ext.relay.tightens.c1 | drops-clause
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": "[x]: https://a.example"}}} | ext.relay.tightens.c1 | drops-clause
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": "```"}}} | ext.relay.tightens.c1 | drops-clause
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": "![It must.](x.png)"}}} | ext.relay.tightens.c1 | drops-clause
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": 7}}} | ext.relay.tightens.c1 | wrong-type
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": "It\\nmust."}}} | ext.relay.tightens.c1 | wrong-type
          "jurisdictions": ["SG"], "ext": {"relay": {"overlay_of": "a", "tightens": {"c1": "It\\tmust."}}} | ext.relay.tightens.c1 | malformed
          "region_aliases": {"E\\nU": ["AT"]}           | region_aliases | malformed
          "policy_categories": ["a\\nb"]                | policy_categories[0] | malformed
          "source_url": "ftp://a.example"               | source_url | malformed
          "source_url": "//a.example"                   | source_url | malformed
          "source_url": "https://a b"                   | source_url | malformed
          "exemplars": {"pass": ["s"]}                  | exemplars.pass[0] | wrong-type
          "exemplars": {"pass": [{"scenario": " ", "explanation": "e"}]} | exemplars.pass[0].scenario | required
          """)
  void aWrongFieldIsNamed(String field, String path, String code) throws Exception {
    var entry = JSON.readTree("{" + VALID + ", " + field + "}");

    var refused = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(entry));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_POLICY_ENTRY);
    assertThat(refused.fields())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(path);
              assertThat(error.code()).isEqualTo(code);
              assertThat(error.message()).isNotBlank();
            });
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() throws Exception {
    var entry =
        JSON.readTree(
            """
            {"enforcement": "maybe", "policy": "x", "description": "%s", "colour": "red"}
            """
                .formatted("d".repeat(501)));

    var refused = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(entry));

    assertThat(refused.fields())
        .extracting(error -> error.field() + " " + error.code())
        .containsExactlyInAnyOrder(
            "policy_id required",
            "enforcement unknown-value",
            "description too-long",
            "colour unknown");
    assertThat(refused).hasMessageContaining("policy id").hasMessageContaining("colour");
  }

  @Test
  void aListHasAtMost300Texts() {
    var entry = valid();
    var list = entry.putArray("policy_categories");
    for (var number = 1; number <= 300; number++) {
      list.add("c" + number);
    }
    assertThat(PolicyEntry.parse(entry).policyCategories()).hasSize(300);

    // each is looked at, but for those of a list that is too long
    list.set(299, JSON.getNodeFactory().numberNode(7));
    var last = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(entry));
    assertThat(last.fields())
        .containsExactly(
            new FieldError("policy_categories[299]", "unknown-value", "must be a text"));
    list.add("c301");
    var all = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(entry));
    assertThat(all.fields())
        .containsExactly(
            new FieldError(
                "policy_categories", "too-long", "must have at most 300 of them, has 301"));
  }

  /** Whoever sends more nonsense than this learns nothing from more lines. */
  @Test
  void atMost200FaultsAreTold() {
    var entry = valid();
    var list = entry.putArray("channels");
    for (var number = 0; number <= 200; number++) {
      list.add("no channel");
    }
    var refused = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(entry));
    assertThat(refused.fields())
        .hasSize(200)
        .extracting(FieldError::field)
        .doesNotContain("channels[200]");
  }

  @Test
  void lengthIsCountedInCodePoints() {
    var entry = JSON.createObjectNode().put("policy_id", "a").put("enforcement", "may");

    assertThat(PolicyEntry.parse(entry.put("policy", "🙂".repeat(5000))).text()).hasSize(10_000);
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> PolicyEntry.parse(entry.put("policy", "🙂".repeat(5001))));
    assertThat(refused.fields().get(0).code()).isEqualTo("too-long");
  }

  private static ObjectNode valid() {
    try {
      return (ObjectNode) JSON.readTree("{" + VALID + "}");
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    }
  }

  @Test
  void onlyAnObjectIsAnEntry() {
    for (var json : new String[] {"[]", "7", "\"text\"", "null"}) {
      var refused =
          catchThrowableOfType(
              RefusedException.class, () -> PolicyEntry.parse(JSON.readTree(json)));
      assertThat(refused.code()).as(json).isEqualTo(ErrorCode.INVALID_POLICY_ENTRY);
    }
  }
}
