package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.labeling.protocol.ProtocolText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.written.ItemPart;
import org.policyrelay.policy.written.WrittenItems;
import org.policyrelay.support.FormFile;
import org.policyrelay.support.Policies;

/** A form asks for no more and no less than the API, the import and the commands do. */
class FormLimitsTest {

  private static final Set<String> TEXTS = Set.of("textfield", "textarea");

  /** What kind of text each field of each form is; a new field has to be placed. */
  private static final Map<String, TextKind> KINDS =
      Map.ofEntries(
          Map.entry("policyName", TextKind.LINE),
          Map.entry("summary", TextKind.SUMMARY),
          Map.entry("policyText", TextKind.POLICY_TEXT),
          Map.entry("guidance", TextKind.POLICY_TEXT),
          Map.entry("reviewerGuidance", TextKind.POLICY_TEXT),
          Map.entry("description", TextKind.DESCRIPTION),
          Map.entry("sourceName", TextKind.LINE),
          Map.entry("reason", TextKind.NOTE),
          Map.entry("decisionReason", TextKind.NOTE),
          Map.entry("abandonReason", TextKind.NOTE),
          Map.entry("holdReason", TextKind.NOTE),
          Map.entry("returnReason", TextKind.NOTE),
          Map.entry("handBackReason", TextKind.NOTE),
          Map.entry("note", TextKind.NOTE),
          Map.entry("changeNote", TextKind.NOTE),
          Map.entry("question", TextKind.NOTE),
          Map.entry("answer", TextKind.NOTE),
          Map.entry("reworkAnswer", TextKind.NOTE),
          Map.entry("evidence", TextKind.NOTE),
          Map.entry("advertiserName", TextKind.LINE),
          Map.entry("scope", TextKind.NOTE),
          Map.entry("title", TextKind.LINE),
          Map.entry("wrong", TextKind.NOTE),
          Map.entry("right", TextKind.NOTE));

  /** Codes, whose pattern says the rest: key, longest, how the server takes them. */
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("policyId", 100),
          Map.entry("overlayOf", 100),
          Map.entry("changes", 1000),
          Map.entry("version", 20),
          Map.entry("jurisdictions", 1000),
          Map.entry("policyCategories", 1000),
          Map.entry("channels", 500),
          Map.entry("governanceDomains", 200),
          Map.entry("notReadyMarkets", 400),
          Map.entry("advertiser", 100),
          Map.entry("clause", 200),
          Map.entry("renews", 64),
          Map.entry("shown", 64));

  /** What is read into several parts of an entry, each of which the entry limits by itself. */
  private static final Map<String, Integer> PARTS =
      Map.of(
          "regionAliases",
          2000,
          "sourceUrl",
          2000,
          "passes",
          5000,
          "fails",
          5000,
          "tightens",
          5000,
          "labels",
          ProtocolText.LONGEST);

  /** What is read item by item. */
  private static final Set<String> ITEMS =
      Arrays.stream(ItemPart.values()).map(ItemPart::code).collect(Collectors.toSet());

  static List<FormFile> forms() {
    return FormFile.all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aTextFieldHasTheLimitsOfItsKind(FormFile form) {
    for (var field : form.fields()) {
      if (!TEXTS.contains(field.path("type").asText())) {
        continue;
      }
      var key = field.path("key").asText();
      var longest = field.at("/validate/maxLength").asInt();
      var kind = KINDS.get(key);
      if (kind != null) {
        assertThat(longest).as(key).isEqualTo(kind.longest());
        assertThat(field.path("type").asText())
            .as(key)
            .isEqualTo(kind.isLine() ? "textfield" : "textarea");
      } else if (ITEMS.contains(key)) {
        assertThat(longest).as(key).isEqualTo(WrittenItems.LONGEST);
        assertThat(field.path("type").asText()).as(key).isEqualTo("textarea");
      } else if (PARTS.containsKey(key)) {
        assertThat(longest).as(key).isEqualTo(PARTS.get(key));
      } else {
        assertThat(CODES).as("no kind of text, in " + form + ": say here which").containsKey(key);
        assertThat(longest).as(key).isEqualTo(CODES.get(key));
        assertThat(longest).as(key).isLessThanOrEqualTo(TextKind.CODES.longest());
        assertThat(field.at("/validate/pattern").asText()).as(key).isNotEmpty();
      }
    }
  }

  @Test
  void aFormTakesTheSameIdsAndVersionsAsAnEntry() {
    var id = pattern("propose-change", "policyId");
    assertThat(pattern("correct-policy", "policyId").pattern()).isEqualTo(id.pattern());
    for (var text :
        List.of(
            "a", "a:b.c_d-9", "A", ".a", "", "9", "ä", "a b", "x".repeat(100), "x".repeat(101))) {
      assertThat(id.matcher(text).find()).as(text).isEqualTo(isTaken("policy_id", text));
    }
    var version = pattern("draft-revision", "version");
    for (var text :
        List.of(
            "1.0.0", "0.0.0", "01.0.0", "1.0", "999999.999999.999999", "1000000.0.0", "v1.0.0")) {
      assertThat(version.matcher(text).find()).as(text).isEqualTo(isTaken("version", text));
    }
  }

  private static Pattern pattern(String form, String key) {
    return Pattern.compile(
        FormFile.all().stream()
            .filter(file -> file.id().equals(form))
            .flatMap(file -> file.field(key).stream())
            .map(field -> field.at("/validate/pattern"))
            .map(JsonNode::asText)
            .findFirst()
            .orElseThrow());
  }

  private static boolean isTaken(String field, String text) {
    try {
      PolicyEntry.parse(Policies.shouldRule().json().put(field, text));
      return true;
    } catch (RefusedException refused) {
      return false;
    }
  }
}
