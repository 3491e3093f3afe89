package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is read of a form is what was typed, or nothing. */
class FormParametersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reason=%E0%B8%AA+x|ส x",
        "reason=%66alse%2B|false+",
        "reason=%F0%9F%98%80|😀",
        "reason=ส|ส",
        "reason=%EF%BF%BD|\uFFFD",
      })
  void isReadAsItWasTyped(String form, String typed) {
    assertThat(read(form.getBytes(StandardCharsets.UTF_8)).get("reason")).containsExactly(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%ED%A0%80", "a%C0%80", "%E0%B8", "ÿ"})
  void whatIsNoTextIsRefusedByItsField(String content) {
    var form = ("key=1&reason=" + content).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(form))
        .isInstanceOfSatisfying(
            BodyRefusedException.class,
            refused ->
                assertThat(refused.problem().getProperties())
                    .containsEntry("code", "invalid-request")
                    .containsEntry(
                        "errors",
                        List.of(new FieldError("reason", "malformed", "is not in UTF-8"))));
  }

  @Test
  void norIsANameThatIsNoText() {
    assertThatThrownBy(() -> read("%FF=1".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("The name of a field must be in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00FF", "\u0000"})
  void aFormWithAFileIsReadTheSameWay(String content) {
    var request = new MockHttpServletRequest("POST", "/policies/one/table/proposal");
    request.setContentType("multipart/form-data; boundary=x");
    request.setContent(
        ("--x\r\nContent-Disposition: form-data; name=\"summary\"\r\n\r\n" + content + "\r\n--x--")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> FileForm.read(request))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.fields()).extracting(FieldError::field).containsOnly("summary"));
  }

  private static Map<String, String[]> read(byte[] form) {
    return FormParameters.joined(Map.of(), form, StandardCharsets.UTF_8);
  }
}
