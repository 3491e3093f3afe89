package org.policyrelay.engine.door.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;

/** What one field of a form takes, type by type, at its limits. */
class FormFieldTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} {1}: {2} → {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          textfield | {}                  | "a"          | ok
          textfield | {}                  | "a\\nb"      | malformed
          textarea  | {}                  | "a\\nb"      | ok
          textfield | {}                  | "a\\tb"      | malformed
          textfield | {}                  | "a\\u202eb"  | malformed
          textarea  | {}                  | "a\\tb\\u2067" | ok
          textarea  | {}                  | "a\\u202eb"  | malformed
          textarea  | {}                  | "a\\u0000b"  | malformed
          textarea  | {}                  | "a\\u0001b"  | malformed
          textarea  | {}                  | 7            | wrong-type
          textfield | {"required": true}  | null         | required
          textfield | {"required": false} | null         | ok
          textfield | {"minLength": 2}    | "a"          | too-short
          textfield | {"minLength": 2}    | "ab"         | ok
          textfield | {"maxLength": 2}    | "🙂🙂"       | ok
          textfield | {"maxLength": 2}    | "🙂🙂🙂"     | too-long
          textfield | {"pattern": "^a+$"} | "aaa"        | ok
          textfield | {"pattern": "^a+$"} | "aab"        | malformed
          number    | {"min": 1, "max": 5} | 1           | ok
          number    | {"min": 1, "max": 5} | 5           | ok
          number    | {"min": 1, "max": 5} | 0.99        | out-of-range
          number    | {"min": 1, "max": 5} | 5.01        | out-of-range
          number    | {}                  | "5"          | wrong-type
          checkbox  | {"required": true}  | false        | required
          checkbox  | {"required": true}  | true         | ok
          checkbox  | {}                  | "true"       | wrong-type
          datetime  | {}                  | "2026-12-01T00:00:00Z" | ok
          datetime  | {}                  | "2026-12-01" | malformed
          datetime  | {}                  | "1999-12-31T23:59:59Z" | out-of-range
          datetime  | {}                  | "2200-01-01T00:00:00Z" | out-of-range
          number    | {}                  | 1e400        | out-of-range
          filepicker | {}                 | "x"          | unsupported
          """)
  void aValueIsTakenOrRefusedWithACode(String type, String rules, String submitted, String code)
      throws Exception {
    var field = field("{\"type\": \"%s\", \"validate\": %s}".formatted(type, rules));

    var error = field.check(JSON.readValue(submitted, Object.class));

    assertThat(error.map(FieldError::code).orElse("ok")).isEqualTo(code);
    assertThat(error.map(FieldError::field).orElse("f")).isEqualTo("f");
  }

  @Test
  void aDateFieldTakesADateAlone() throws Exception {
    var field = field("{\"type\": \"datetime\", \"subtype\": \"date\"}");

    assertThat(field.check("2026-12-01")).isEmpty();
    assertThat(field.check("2026-12-01T00:00:00Z")).map(FieldError::code).contains("malformed");
  }

  @Test
  void aChoiceTakesItsOptionsAndNamesThemWhenItRefuses() throws Exception {
    var field =
        field("{\"type\": \"select\", \"values\": [{\"value\": \"yes\"}, {\"value\": \"no\"}]}");

    assertThat(field.options()).containsExactly("yes", "no");
    assertThat(field.check("no")).isEmpty();
    assertThat(field.check("maybe"))
        .hasValueSatisfying(
            error -> {
              assertThat(error.code()).isEqualTo("unknown-value");
              assertThat(error.message()).contains("yes, no");
            });
    assertThat(field.check(1)).map(FieldError::code).contains("wrong-type");
  }

  @Test
  void aChoiceWhoseOptionsTheServerDoesNotKnowTakesAnyText() throws Exception {
    assertThat(field("{\"type\": \"select\"}").check("anything")).isEmpty();
  }

  @Test
  void aTextWithoutALimitOfItsOwnHasOurs() throws Exception {
    var field = field("{\"type\": \"textarea\"}");

    assertThat(field.check("x".repeat(10_000))).isEmpty();
    assertThat(field.check("x".repeat(10_001))).map(FieldError::code).contains("too-long");
  }

  @Test
  void aConditionHidesTheField() throws Exception {
    var field =
        field("{\"type\": \"textfield\", \"conditional\": {\"hide\": \"=outcome = \\\"go\\\"\"}}");

    assertThat(field.isHidden(Map.of("outcome", "go"))).isTrue();
    assertThat(field.isHidden(Map.of("outcome", "hold"))).isFalse();
    var undecided = new HashMap<String, Object>();
    undecided.put("outcome", null);
    assertThat(field.isHidden(undecided)).isFalse();
  }

  @Test
  void aConditionThatCannotBeReadIsFoundWithTheForm() {
    assertThatThrownBy(
            () -> field("{\"type\": \"textfield\", \"conditional\": {\"hide\": \"= if (\"}}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("if (");
  }

  @Test
  void theLabelIsTheKeyWhereThereIsNone() throws Exception {
    assertThat(field("{\"type\": \"textfield\"}").label()).isEqualTo("f");
    assertThat(field("{\"type\": \"textfield\", \"label\": \"Why\"}").label()).isEqualTo("Why");
  }

  private static FormField field(String component) throws Exception {
    var read = (ObjectNode) JSON.readTree(component);
    return new FormField(read.put("key", "f"));
  }
}
