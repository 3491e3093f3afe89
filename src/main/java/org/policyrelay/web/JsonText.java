package org.policyrelay.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** JSON that does not come as a body of its own, read as strictly as one. */
@Component
public class JsonText {

  private final ObjectMapper json;

  JsonText(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and where it is wrong
   */
  public JsonNode read(String text) {
    JsonBody.problemOf(text.getBytes(StandardCharsets.UTF_8))
        .ifPresent(
            problem -> {
              throw new RefusedException(
                  ErrorCode.INVALID_REQUEST, String.valueOf(problem.getDetail()));
            });
    try {
      return json.readTree(text);
    } catch (JsonProcessingException malformed) {
      var at = malformed.getLocation();
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "This is no JSON: line %d, column %d"
              .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
    }
  }
}
