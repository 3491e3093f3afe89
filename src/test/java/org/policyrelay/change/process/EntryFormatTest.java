package org.policyrelay.change.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.ContentCheck;
import org.policyrelay.policy.written.ItemPart;
import org.policyrelay.support.FormFile;
import org.policyrelay.support.Policies;

/** What people write into the two forms of a policy, and what of it comes into the entry. */
class EntryFormatTest {

  /** All that the public schema has, and of ours what a drafter may say. */
  private static final PolicyEntry FULL =
      Policies.read(
          """
          {"policy_id": "full", "version": "1.2.3", "name": "Full", "description": "All of it",
           "category": "regulation", "enforcement": "must", "requires_human_review": true,
           "jurisdictions": ["AU", "NZ"], "region_aliases": {"ANZ": ["AU", "NZ"], "One": ["SG"]},
           "policy_categories": ["gambling", "alcohol"], "channels": ["ooh", "dooh"],
           "governance_domains": ["creative"], "effective_date": "2026-12-01",
           "sunset_date": "2027-11-30", "source_url": "https://example.org/law?a=1",
           "source_name": "Law, s 19", "policy": "1. One.\\r\\n2. Two.", "guidance": "Public",
           "exemplars": {"pass": [{"scenario": "A\\nB", "explanation": "as it says"}],
                         "fail": [{"scenario": "C", "explanation": "D\\nE"},
                                  {"scenario": "F", "explanation": "G"}]},
           "ext": {"relay": {"stance": "restricted", "reviewer_guidance": "Private"},
                   "theirs": {"kept": 1}}}
          """);

  @Test
  void whatIsLeftAloneStaysToTheLetter() {
    var entry = FULL.json();
    for (var field : EntryField.ALL) {
      field.edit(shown(field), shown(field), entry);
    }
    assertThat(entry).isEqualTo(FULL.json());
  }

  @Test
  void everyFieldOfAnEntryIsWrittenAndReadBack() {
    var entry = JsonNodeFactory.instance.objectNode().put("policy_id", "full");
    for (var field : EntryField.ALL) {
      field.edit(shown(field), "", entry);
    }
    var expected = FULL.json().put("policy", "1. One.\n2. Two.");
    ((ObjectNode) expected.path("ext")).remove("theirs");
    assertThat(PolicyEntry.parse(entry).json()).isEqualTo(PolicyEntry.parse(expected).json());
  }

  @Test
  void whatIsEmptiedGoesWithWhatHeldNothingElse() {
    var entry = FULL.json();
    for (var field : EntryField.ALL) {
      if (!List.of("policyName", "enforcement", "policyText").contains(field.key())) {
        field.edit(field.key().equals("humanReview") ? false : "", shown(field), entry);
      }
    }
    assertThat(FULL.edited(entry).json().properties())
        .extracting(one -> one.getKey())
        .containsExactlyInAnyOrder(
            "policy_id", "name", "enforcement", "policy", "requires_human_review", "ext");
    assertThat(entry.path("ext").toString()).isEqualTo("{\"theirs\":{\"kept\":1}}");
  }

  /** A field of an entry that the forms lack could not be written in Tasklist. */
  @Test
  void bothFormsHaveEveryFieldAndNoOther() {
    var keys =
        Stream.concat(EntryField.ALL.stream().map(EntryField::key), ContentCheck.PARTS.stream())
            .toList();
    assertThat(Stream.of(ItemPart.values()).map(ItemPart::code))
        .containsExactlyInAnyOrderElementsOf(ContentCheck.PARTS);
    assertThat(keysOf("draft-revision"))
        .containsAll(keys)
        .isSubsetOf(
            with(keys, "outcome", "reworkAnswer", "more", "items", "summary", "abandonReason"));
    assertThat(keysOf("propose-change"))
        .containsAll(keys)
        .isSubsetOf(
            with(
                keys,
                "policyId",
                "kind",
                "package",
                "more",
                "items",
                "summary",
                "reason",
                "requestedEffectiveAt",
                "statutoryDeadline",
                "emergency"));
  }

  private static List<String> with(List<String> keys, String... more) {
    return Stream.concat(keys.stream(), Stream.of(more)).toList();
  }

  private static List<String> keysOf(String form) {
    return FormFile.all().stream()
        .filter(file -> file.id().equals(form))
        .flatMap(file -> file.fields().stream())
        .map(field -> field.path("key").asText())
        .toList();
  }

  private static final EntryFormat.Place PLACE = new EntryFormat.Place("key", "Ads");

  private static final Set<EntryFormat> MALFORMED =
      Set.of(EntryFormat.NAMED_COUNTRIES, EntryFormat.NAMED_TEXTS, EntryFormat.CASES);

  @Provide
  static Arbitrary<List<String>> lines() {
    return Arbitraries.strings()
        .withChars("ab: ,ไท中")
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(line -> "x" + line.strip())
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property(tries = 300)
  void casesComeBackAsTheyAreShown(@ForAll("caseLists") List<List<List<String>>> cases) {
    var exemplars = JsonNodeFactory.instance.arrayNode();
    cases.forEach(
        one ->
            exemplars
                .addObject()
                .put("scenario", String.join("\n", one.get(0)))
                .put("explanation", String.join("\n", one.get(1))));
    assertThat(roundTrip(EntryFormat.CASES, exemplars)).isEqualTo(exemplars);
  }

  @Provide
  static Arbitrary<List<List<List<String>>>> caseLists() {
    return lines().list().ofSize(2).list().ofMinSize(1).ofMaxSize(4);
  }

  @Property(tries = 300)
  void clausesComeBackAsTheyAreShown(@ForAll("lines") List<String> texts) {
    var clauses = JsonNodeFactory.instance.objectNode();
    texts.forEach(text -> clauses.put("c" + (clauses.size() + 1), text));
    assertThat(roundTrip(EntryFormat.NAMED_TEXTS, clauses)).isEqualTo(clauses);
  }

  private static JsonNode roundTrip(EntryFormat format, JsonNode content) {
    return format.read(PLACE, format.write(content));
  }

  @ParameterizedTest
  @CsvSource({
    "A case, 1",
    "'B\nbecause: C\n\nA case', 4",
    "'B\nBecause: C\n\n\nA case\nof two\n\n', 5"
  })
  void aCaseWithoutAReasonIsRefusedByItsText(String text, int line) {
    assertThat(refusal(EntryFormat.CASES, text))
        .startsWith(
            "Ads, line %d: each case must say why in a line that begins with \"Because:\"; this one does not: \"A case"
                .formatted(line));
  }

  @Test
  void aLineWithoutANameIsRefusedByItsText() {
    assertThat(refusal(EntryFormat.NAMED_TEXTS, "c1: A\n\nno colon"))
        .isEqualTo(
            "Ads, line 3: each line must begin with a name and a colon; this one does not: \"no colon\"");
    assertThat(refusal(EntryFormat.NAMED_COUNTRIES, "A: AU\nA: NZ"))
        .isEqualTo("Ads, line 2: each name may come once; this one comes twice: \"A\"");
    assertThat(refusal(EntryFormat.NAMED_COUNTRIES, "\r\nA:"))
        .isEqualTo(
            "Ads, line 2: each name needs something after its colon; this one has nothing: \"A:\"");
  }

  /** In a refusal a field is called what people see above it. */
  @ParameterizedTest
  @ValueSource(strings = {"propose-change", "draft-revision"})
  void whatCanBeWrittenOtherwiseIsCalledAsItsFormCallsIt(String form) {
    var labels = new HashMap<String, String>();
    FormFile.all().stream()
        .filter(file -> file.id().equals(form))
        .flatMap(file -> file.fields().stream())
        .forEach(field -> labels.put(field.path("key").asText(), field.path("label").asText()));
    for (var field : EntryField.ALL) {
      if (MALFORMED.contains(field.format())) {
        assertThat(field.label()).as(field.key()).isEqualTo(labels.get(field.key()));
      }
    }
  }

  private static String refusal(EntryFormat format, String text) {
    return catchThrowableOfType(RefusedException.class, () -> format.read(PLACE, text))
        .getMessage();
  }

  @Test
  void whatShowsNothingIsNothing() {
    for (var format : EntryFormat.values()) {
      assertThat(format.read(PLACE, " \u200B\r\n")).isEqualTo(MissingNode.getInstance());
    }
  }

  private static Object shown(EntryField field) {
    return Objects.requireNonNull(EntryField.shownOf(FULL).get(field.key()));
  }
}
