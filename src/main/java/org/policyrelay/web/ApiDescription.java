package org.policyrelay.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the OpenAPI document says about every address: who may call it and how it refuses. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String BASIC = "basic";
  private static final TypeReference<Map<String, Schema<?>>> SCHEMAS = new TypeReference<>() {};
  private static final Map<String, String> TAGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Blind rounds", "Cases that several people label unseen by each other"),
              Map.entry("Calendars", "Holidays, how old they are, and newer ones"),
              Map.entry(
                  "Calibration",
                  "Whether reviewers mean the same by a rule, and how far raters agree"),
              Map.entry("Deadlines", "When work is due, and why"),
              Map.entry("Grants", "Permissions and exceptions of advertisers"),
              Map.entry("Labeling protocols", "The labels that reviewers put on ads, by policy"),
              Map.entry("Notices", "What people are told, and how it reaches them"),
              Map.entry("Policies", "What is published, and its translations"),
              Map.entry("Policy changes", "Changes on their way between teams"),
              Map.entry("Policy packages", "Changes that are released together"),
              Map.entry("Policy reviews", "When each policy is looked at again")));

  static {
    // free JSON is an object to the reader, not Jackson's class with its getters
    SpringDocUtils.getConfig()
        .replaceWithSchema(JsonNode.class, new ObjectSchema())
        .replaceWithSchema(ObjectNode.class, new ObjectSchema());
  }

  @Bean
  RecordSchemas recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  OpenAPI policyRelay() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Policy Relay")
                .version("1")
                .description(
                    "Policy changes on their way between teams, and the policies that they end in."
                        + " Reading policies is open; everything else needs a login.")
                .contact(new Contact().name("The administrators of this relay"))
                // by its address: generators of clients know no other way
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        // wherever the document was read, behind whichever proxy
        .servers(List.of(new Server().url("/").description("This relay")))
        .tags(
            TAGS.entrySet().stream()
                .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
                .toList())
        .components(
            new Components()
                .addSecuritySchemes(
                    BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")));
  }

  @Bean
  OpenApiCustomizer loginsAndRefusals(RecordSchemas records, List<OpenAddresses> told) {
    var open = told.stream().flatMap(module -> module.open().stream()).toList();
    return api -> {
      if (api.getPaths() == null) {
        return;
      }
      // not earlier: a schema to which no controller refers is dropped
      records.complete(api);
      schemas().forEach(api::schema);
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach(
                          (method, operation) -> {
                            refusals(operation.getResponses());
                            callers(
                                operation,
                                open.stream().anyMatch(one -> one.holds(method.name(), path)));
                          }));
    };
  }

  private static void callers(Operation operation, boolean everybody) {
    operation.setSecurity(
        everybody ? List.of() : List.of(new SecurityRequirement().addList(BASIC)));
    var what = operation.getDescription();
    operation.setDescription(
        (what == null ? operation.getSummary() + "." : what)
            + (everybody ? " Open to everybody." : " Needs a login."));
  }

  private static void refusals(ApiResponses responses) {
    responses.addApiResponse(
        "4XX",
        new ApiResponse()
            .description("Refused: the problem says why and what to do")
            .content(problemContent()));
    responses.addApiResponse(
        "default",
        new ApiResponse()
            .description("Refused or failed: the problem says why")
            .content(problemContent()));
  }

  private static Content problemContent() {
    return new Content()
        .addMediaType(
            "application/problem+json",
            new io.swagger.v3.oas.models.media.MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/Problem")));
  }

  /** What is read and written as free JSON, described by hand. */
  private static Map<String, Schema<?>> schemas() {
    var schemas = new TreeMap<String, Schema<?>>();
    try {
      for (var file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:api/*.json")) {
        try (var stream = file.getInputStream()) {
          schemas.putAll(Json31.mapper().readValue(stream, SCHEMAS));
        }
      }
      return schemas;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The API's schemas cannot be read", unreadable);
    }
  }
}
