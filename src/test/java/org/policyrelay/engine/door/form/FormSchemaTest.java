package org.policyrelay.engine.door.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.door.form.FormSchema.Check;

/** What a form as a whole takes, as the browser would. */
class FormSchemaTest {

  private static final String FORM =
      """
      {"components": [
        {"type": "text", "text": "Read this."},
        {"type": "group", "key": "g", "components": [
          {"type": "radio", "key": "outcome", "label": "What now?", "validate": {"required": true},
           "values": [{"value": "go"}, {"value": "hold"}]}]},
        {"type": "textfield", "key": "reason", "validate": {"required": true},
         "conditional": {"hide": "=outcome != \\"hold\\""}},
        {"type": "textfield", "key": "note", "conditional": {"hide": "=tier = \\"low\\""}}]}
      """;

  private final FormSchema form = read();

  @Test
  void fieldsAreFoundInGroupsToo() {
    assertThat(form.fields().map(FormField::key)).containsExactly("outcome", "reason", "note");
    assertThat(form.has("g")).isFalse();
    assertThat(form.labelOf("outcome")).isEqualTo("What now?");
    assertThat(form.labelOf("elsewhere")).isEqualTo("elsewhere");
    assertThat(form.field("elsewhere")).isEmpty();
  }

  @Test
  void aHiddenFieldIsNeitherAskedForNorTaken() {
    var check = check(Map.of("outcome", "go", "reason", "left over"));

    assertThat(check.errors()).isEmpty();
    assertThat(check.values()).containsOnly(Map.entry("outcome", "go"));
  }

  @Test
  void aFieldThatTheAnswerUncoversIsAskedFor() {
    assertThat(errors(check(Map.of("outcome", "hold")))).containsExactly("reason required");
    assertThat(check(Map.of("outcome", "hold", "reason", "too early")).errors()).isEmpty();
  }

  @Test
  void aConditionReadsTheContextAndTheAnswerBeforeIt() {
    var low = form.check(Map.of("outcome", "go", "note", "n"), Map.of("tier", "low"));
    var high = form.check(Map.of("outcome", "go", "note", "n"), Map.of("tier", "high"));

    assertThat(low.values()).doesNotContainKey("note");
    assertThat(high.values()).containsEntry("note", "n");
  }

  @Test
  void aBlankTextIsNoAnswer() {
    var submitted = new HashMap<String, Object>();
    submitted.put("outcome", "  ");
    submitted.put("reason", "\u200b\u00a0\u2060");
    submitted.put("note", null);

    var check = form.check(submitted, Map.of());

    assertThat(errors(check)).contains("outcome required");
    assertThat(check.values()).isEmpty();
  }

  @Test
  void whatTheFormDoesNotHaveIsRefusedWithWhatItHas() {
    var check = check(Map.of("outcome", "go", "colour", "red"));

    assertThat(errors(check)).containsExactly("colour unknown");
    assertThat(check.errors().get(0).message()).contains("outcome, reason, note");
    assertThat(check.values()).doesNotContainKey("colour");
  }

  @Test
  void aTaskWithoutAFormTakesNothing() {
    assertThat(FormSchema.empty().check(Map.of(), Map.of()).errors()).isEmpty();
    assertThat(errors(FormSchema.empty().check(Map.of("a", 1), Map.of())))
        .containsExactly("a unknown");
  }

  private Check check(Map<String, ?> submitted) {
    return form.check(submitted, Map.of("tier", "high"));
  }

  private static Object[] errors(Check check) {
    return check.errors().stream().map(error -> error.field() + " " + error.code()).toArray();
  }

  private static FormSchema read() {
    try {
      return FormSchema.of(new ObjectMapper().readTree(FORM));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
