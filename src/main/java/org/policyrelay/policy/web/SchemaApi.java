package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an entry may say under {@code ext.relay}, for editors and programs that write entries. */
@RestController
@RequestMapping(path = "/api/policies/schema", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class SchemaApi {

  private static final String FILE = "schemas/policy-content.schema.json";

  private final JsonNode schema;

  SchemaApi(ObjectMapper json) {
    try (var file = new ClassPathResource(FILE).getInputStream()) {
      this.schema = json.readTree(file);
    } catch (IOException missing) {
      throw new UncheckedIOException("the jar lacks " + FILE, missing);
    }
  }

  @Operation(
      operationId = "getPolicyContentSchema",
      summary = "JSON Schema (2020-12) of what an entry may say under ext.relay")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(ref = "#/components/schemas/PolicyContentSchema")))
  @GetMapping
  JsonNode schema() {
    return schema;
  }
}
