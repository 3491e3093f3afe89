package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.FamilyPages;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.web.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * All policies out, to anybody: as entries that can be imported again, or line by line for models
 * and rule engines, which follow by a cursor instead of reading everything each time.
 */
@RestController
@RequestMapping("/api/policies/export")
@Tag(name = "Policies")
class ExportApi {

  /** What to ask for next as {@code since}. */
  static final String CURSOR = "Policy-Cursor";

  private static final String LINES = "ndjson";

  /**
   * How far back a cursor lies. What is being published carries an instant from before others can
   * see it: rather told twice than not at all.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final PolicyRegistry registry;
  private final FamilyPages pages;
  private final PolicyStream stream;
  private final PolicyJson json;
  private final ObjectMapper mapper;
  private final Clock clock;

  ExportApi(
      PolicyRegistry registry,
      FamilyPages pages,
      PolicyStream stream,
      PolicyJson json,
      ObjectMapper mapper,
      Clock clock) {
    this.registry = registry;
    this.pages = pages;
    this.stream = stream;
    this.json = json;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Operation(
      operationId = "exportPolicies",
      summary = "Every policy, as entries or line by line",
      description =
          "As json the newest version of each, as it came in; it can be imported again. Without a"
              + " login it lacks the guidance for reviewers, which is not public. As ndjson a line"
              + " for each policy that applies in a market, and each of its topics, requirements,"
              + " exceptions, disclosures and examples there, overlays included; the id of a line"
              + " stays from version to version. The header Policy-Cursor is what to ask for next as"
              + " since: then come the lines that are new or others, and with gone those that are"
              + " no more. A line may come twice. Ask with If-None-Match whether anything changed.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            array = @ArraySchema(schema = @Schema(ref = "#/components/schemas/PolicyEntry"))),
        @Content(
            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
            schema = @Schema(ref = "#/components/schemas/PolicyLine"))
      })
  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
  void export(
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"json", "ndjson"}))
          @RequestParam(required = false)
          @Nullable String format,
      @Parameter(description = "ISO country code; every market where it is left out. For ndjson")
          @RequestParam(required = false)
          @Nullable String market,
      @Parameter(description = "Instant with offset as of which; now where left out. For ndjson")
          @RequestParam(required = false)
          @Nullable String at,
      @Parameter(description = "A Policy-Cursor, or any instant that has passed. For ndjson")
          @RequestParam(required = false)
          @Nullable String since,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Principal caller)
      throws IOException {
    RegistryParameters.oneOf("format", Set.of("json", LINES), format);
    if (LINES.equals(format)) {
      lines(extent(market, at, since), request, response);
      return;
    }
    requireLines("market", market);
    requireLines("at", at);
    requireLines("since", since);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    mapper.writeValue(
        response.getOutputStream(), json.exported(registry.newestOfAll(), caller == null));
  }

  private static void requireLines(String parameter, @Nullable String value) {
    if (value != null) {
      throw Parameters.malformed(parameter, "is for format=ndjson alone");
    }
  }

  private PolicyStream.Extent extent(
      @Nullable String market, @Nullable String at, @Nullable String since) {
    var now = clock.instant();
    var one = RegistryParameters.market("market", market);
    var known = RegistryParameters.instant("since", since);
    if (known != null && known.isAfter(now)) {
      throw Parameters.malformed("since", "lies ahead; give a cursor that was answered before");
    }
    return new PolicyStream.Extent(
        one == null ? pages.markets() : List.of(one),
        RegistryParameters.instant("at", at),
        known,
        now);
  }

  private void lines(
      PolicyStream.Extent extent, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(CURSOR, extent.now().minus(OVERLAP).toString());
    if (new ServletWebRequest(request, response).checkNotModified(tagOf(extent))) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    var out = response.getOutputStream();
    stream.write(extent, line -> write(out, line));
  }

  private void write(OutputStream out, ObjectNode line) {
    try {
      out.write(mapper.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** What is read stays until the registry changes, or something in it turns by itself. */
  private String tagOf(PolicyStream.Extent extent) {
    var standing = registry.standing();
    return "W/\"%s\""
        .formatted(
            Sha256.of(
                    List.of(
                            standing.revision(),
                            standing.since(),
                            extent.markets(),
                            text(extent.at()),
                            text(extent.since()))
                        .toString())
                .substring(0, 32));
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }
}
