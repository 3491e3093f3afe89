package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.EntryCheck;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.support.Policies;

/** Two entries that nobody could tell apart, an entry that is edited, and what of it is public. */
class SeenEntriesTest {

  private static final PolicyEntry ENTRY =
      Policies.read(
          """
          {"policy_id": "loans", "version": "1.0.0", "name": "Loans here", "enforcement": "must",
           "description": "What ads say.", "policy": "Ads *show* it.", "guidance": "Look twice.",
           "exemplars": {"pass": [{"scenario": "An ad", "explanation": "It shows"}],
                         "fail": [{"scenario": "No ad", "explanation": "It hides"}]}}
          """);

  @ParameterizedTest(name = "{0}: {1} is the same: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version     | 2.0.0                   | true
          name        | Loans  here             | true
          name        | Loans there             | false
          description | What  ads say.          | true
          description | What ads hide.          | false
          policy      | Ads  *show* it.         | true
          policy      | Ads _show_ it.          | true
          policy      | Ads **show** it.        | false
          policy      | Ads *show* them.        | false
          guidance    | Look  twice.            | true
          guidance    | Look.                   | false
          source_name | The act                 | false
          """)
  void anEditThatNobodySeesIsNone(String field, String text, boolean same) {
    var edited = ENTRY.with(Map.of(field, text));
    assertThat(Seen.isSame(ENTRY, edited)).isEqualTo(same);
    assertThat(Seen.isSame(edited, ENTRY)).isEqualTo(same);
  }

  @ParameterizedTest(name = "{0}, {1}, {2} is the same: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pass | An  ad | It shows  | true
          pass | An ad  | It  shows | true
          pass | An ad  | It hides  | false
          pass | An act | It shows  | false
          fail | No  ad | It hides  | true
          fail | No ad  | It  hides | true
          fail | No act | It hides  | false
          """)
  void exemplarsAreSeenWordByWord(String side, String scenario, String explanation, boolean same) {
    var exemplars = ENTRY.json().withObjectProperty("exemplars");
    exemplars
        .putArray(side)
        .add(
            JsonNodeFactory.instance
                .objectNode()
                .put("scenario", scenario)
                .put("explanation", explanation));
    assertThat(Seen.isSame(ENTRY, ENTRY.with(Map.of("exemplars", exemplars)))).isEqualTo(same);
  }

  @Test
  void whatIsLeftOutIsSeen() {
    for (var field : List.of("name", "description", "guidance", "exemplars")) {
      assertThat(Seen.isSame(ENTRY, ENTRY.without(field))).as(field).isFalse();
    }
    assertThat(Seen.isSame(ENTRY.without("version"), ENTRY)).isTrue();
  }

  /** What stays was right when it came in, and is not held against who edits something else. */
  @Test
  void anEditAsAWholeIsCheckedWhereItEdits() {
    var old =
        PolicyEntry.stored(
            "{\"policy_id\": \"p\", \"enforcement\": \"must\", \"policy\": \"A\", \"name\": \"a\\nb\"}");
    var text = old.json().put("policy", "B");
    assertThat(old.edited(text).text()).isEqualTo("B");
    assertThat(old.edited(old.json())).isSameAs(old);

    var named = old.json().put("name", "c\nd");
    var refused = catchThrowableOfType(RefusedException.class, () -> old.edited(named));
    assertThat(refused.fields()).extracting(FieldError::field).containsExactly("name");
    var without = old.json();
    without.remove("enforcement");
    assertThat(catchThrowableOfType(RefusedException.class, () -> old.edited(without)).fields())
        .extracting(FieldError::field)
        .containsExactly("enforcement");
  }

  /** Each field once, ten of them, and how many more there are. */
  @Test
  void aSentenceNamesTheFirstTenFields() {
    var wrong = ENTRY.json();
    for (var number = 1; number <= 10; number++) {
      wrong.put("x" + number, 1);
    }
    var ten = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(wrong));
    assertThat(ten.getMessage()).contains("x10 (").doesNotContain("more");
    wrong.put("x11", 1).put("x12", 1);
    var twelve = catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(wrong));
    assertThat(twelve.getMessage())
        .contains("x10 (")
        .doesNotContain("x11 (")
        .endsWith(" and 2 more");
  }

  @Test
  void guidanceForReviewersIsNotPublic() {
    assertThat(ENTRY.publicPart()).isSameAs(ENTRY);
    assertThat(relay(Map.of("reviewer_guidance", "Ask.")).publicPart()).isEqualTo(ENTRY);
    assertThat(relay(Map.of("reviewer_guidance", "Ask.", "stance", "allowed")).publicPart())
        .isEqualTo(relay(Map.of("stance", "allowed")));
    var theirs =
        ENTRY.with(
            Map.of("ext", Map.of("relay", Map.of("reviewer_guidance", "Ask."), "theirs", 1)));
    assertThat(theirs.publicPart()).isEqualTo(ENTRY.with(Map.of("ext", Map.of("theirs", 1))));
  }

  @Test
  void entriesAreEqualByWhatTheySay() {
    var same = PolicyEntry.stored(ENTRY.json().toString());
    var other = ENTRY.with(Map.of("name", "Cards"));
    assertThat(same).isEqualTo(ENTRY).hasSameHashCodeAs(ENTRY);
    assertThat(other).isNotEqualTo(ENTRY);
    assertThat(new HashSet<>(Set.of(ENTRY, other))).contains(same).hasSize(2);
    assertThat(ENTRY).hasToString("loans 1.0.0").isNotEqualTo(null);
    assertThat(ENTRY.without("version")).hasToString("loans (no version)");
    assertThat(PolicyEntry.knownChannels()).contains("ooh", "olv");
  }

  /** However much of ours or theirs there is, it is one JSON of bounded length. */
  @Test
  void extHasItsLimit() {
    assertThat(EntryCheck.errorsOf(ext("x".repeat(100_000 - "{\"a\":\"\"}".length())))).isEmpty();
    assertThat(EntryCheck.errorsOf(ext("x".repeat(100_001 - "{\"a\":\"\"}".length()))))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(tuple("ext", "too-long"));
  }

  private static JsonNode ext(String text) {
    var entry = ENTRY.json();
    entry.withObjectProperty("ext").put("a", text);
    return entry;
  }

  private static PolicyEntry relay(Map<String, Object> own) {
    return ENTRY.with(Map.of("ext", Map.of("relay", own)));
  }
}
