package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;

/** What an entry answers, and that it can be changed by nobody. */
class PolicyEntryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FULL =
      """
      {"policy_id": "p", "version": "2.1.0", "name": "Wine", "description": "d",
       "category": "regulation", "enforcement": "must", "requires_human_review": true,
       "jurisdictions": ["SG", "TH"], "region_aliases": {"SEA": ["SG", "TH"]},
       "policy_categories": ["alcohol"], "channels": ["olv"], "governance_domains": ["creative"],
       "effective_date": "2026-01-01", "sunset_date": "2027-01-01",
       "source_url": "https://example.org/law", "source_name": "The law",
       "policy": "No wine.", "guidance": "Look twice.",
       "exemplars": {"pass": [{"scenario": "s", "explanation": "e"}], "fail": []},
       "ext": {"b": 1, "a": 2}}
      """;

  @Test
  void everyFieldIsAnswered() {
    var entry = read(FULL);

    assertThat(entry.policyId()).isEqualTo("p");
    assertThat(entry.version()).contains("2.1.0");
    assertThat(entry.name()).isEqualTo("Wine");
    assertThat(entry.description()).contains("d");
    assertThat(entry.category()).isEqualTo("regulation");
    assertThat(entry.enforcement()).isEqualTo(Enforcement.MUST);
    assertThat(entry.requiresHumanReview()).isTrue();
    assertThat(entry.jurisdictions()).containsExactly("SG", "TH");
    assertThat(entry.policyCategories()).containsExactly("alcohol");
    assertThat(entry.channels()).containsExactly("olv");
    assertThat(entry.governanceDomains()).containsExactly("creative");
    assertThat(entry.effectiveDate()).contains("2026-01-01");
    assertThat(entry.sunsetDate()).contains("2027-01-01");
    assertThat(entry.sourceUrl()).contains("https://example.org/law");
    assertThat(entry.sourceName()).contains("The law");
    assertThat(entry.text()).isEqualTo("No wine.");
    assertThat(entry.guidance()).contains("Look twice.");
    assertThat(entry.passing()).containsExactly(new Exemplar("s", "e"));
    assertThat(entry.failing()).isEmpty();
  }

  @Test
  void whatIsLeftOutHasTheProtocolsDefault() {
    var entry = read("{\"policy_id\": \"p\", \"enforcement\": \"may\", \"policy\": \"x\"}");

    assertThat(entry.name()).isEqualTo("p");
    assertThat(entry.category()).isEqualTo("standard");
    assertThat(entry.requiresHumanReview()).isFalse();
    assertThat(entry.jurisdictions()).isEmpty();
    assertThat(entry.version()).isEmpty();
    assertThat(entry).hasToString("p (no version)");
  }

  @Test
  void whoeverReadsItCannotChangeIt() throws Exception {
    var given = (ObjectNode) JSON.readTree(FULL);
    var entry = PolicyEntry.parse(given);

    given.put("name", "changed outside");
    entry.json().put("name", "changed in a copy");
    var other = entry.with(Map.of("name", "Beer"));

    assertThat(entry.name()).isEqualTo("Wine");
    assertThat(other.name()).isEqualTo("Beer");
    assertThatThrownBy(() -> entry.with(Map.of("enforcement", "perhaps")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("enforcement");
  }

  @Test
  void whoeverTakesAFieldOutHasEdited() throws Exception {
    var whole = (ObjectNode) JSON.readTree(FULL);
    whole.remove("sunset_date");

    assertThat(read(FULL).edited(whole).sunsetDate()).isEmpty();
  }

  /** So that a set has each once, and is quick with many. */
  @Test
  void whatSaysTheSameIsTheSame() throws Exception {
    assertThat(read(FULL)).isEqualTo(read(FULL)).hasSameHashCodeAs(read(FULL));
    var other = edited("{\"policy\": \"No wine!\"}");
    assertThat(other).isNotEqualTo(read(FULL)).doesNotHaveSameHashCodeAs(read(FULL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\": \"9.9.9\"}",
        "{\"ext\": {\"a\": 2, \"b\": 1}}",
        "{\"policy_id\": \"p\"}"
      })
  void theHashKnowsNeitherVersionNorOrder(String edit) throws Exception {
    assertThat(edited(edit).contentHash()).isEqualTo(read(FULL).contentHash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"policy\": \"No wine!\"}",
        "{\"jurisdictions\": [\"TH\", \"SG\"]}",
        "{\"ext\": {\"a\": 2, \"b\": \"1\"}}",
        "{\"requires_human_review\": false}"
      })
  void theHashKnowsEverythingElse(String edit) throws Exception {
    assertThat(edited(edit).contentHash()).isNotEqualTo(read(FULL).contentHash());
  }

  private static PolicyEntry edited(String edit) throws JsonProcessingException {
    var entry = (ObjectNode) JSON.readTree(FULL);
    entry.setAll((ObjectNode) JSON.readTree(edit));
    return PolicyEntry.parse(entry);
  }

  private static PolicyEntry read(String json) {
    try {
      return PolicyEntry.parse(JSON.readTree(json));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(json, unreadable);
    }
  }
}
