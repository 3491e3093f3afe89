package org.policyrelay.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about every address: who may call it and how it refuses. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String BASIC = "basic";
  private static final String PROBLEM = "Problem";

  static {
    // free JSON is an object to the reader, not Jackson's class with its getters
    SpringDocUtils.getConfig()
        .replaceWithSchema(JsonNode.class, new ObjectSchema())
        .replaceWithSchema(ObjectNode.class, new ObjectSchema());
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
                .license(new License().name("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")));
  }

  @Bean
  OpenApiCustomizer loginsAndRefusals() {
    return api -> {
      if (api.getPaths() == null) {
        return;
      }
      // not earlier: a schema to which no controller refers is dropped
      api.schema(PROBLEM, problem());
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperations()
                      .forEach(
                          operation -> {
                            operation
                                .getResponses()
                                .addApiResponse(
                                    "default",
                                    new ApiResponse()
                                        .description("Refused or failed: the problem says why")
                                        .content(problemContent()));
                            if (!path.startsWith("/api/policies/")) {
                              operation.addSecurityItem(new SecurityRequirement().addList(BASIC));
                            }
                          }));
    };
  }

  private static Content problemContent() {
    return new Content()
        .addMediaType(
            "application/problem+json",
            new io.swagger.v3.oas.models.media.MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("RFC 9457 problem details")
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("What is wrong and what to do"))
        .addProperty("instance", new StringSchema().format("uri-reference"))
        .addProperty("code", new StringSchema().description("Stable; programs branch on it"))
        .addProperty(
            "errors",
            new ArraySchema()
                .description("Every wrong field at once")
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("code", new StringSchema())
                        .addProperty("message", new StringSchema())));
  }
}
