package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.support.GeneratedClient;
import org.policyrelay.support.Http;
import org.policyrelay.support.Node;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** The OpenAPI document says what the API does, to tools of other people. */
@RelayTest
@Tag("any-database")
class ApiDescriptionTest {

  @Autowired Relay relay;
  @LocalServerPort int port;

  private String text = "";
  private JsonNode api = MissingNode.getInstance();

  @BeforeEach
  void read() {
    var answer = Http.at(port).as("policy-specialist").get("/v3/api-docs");
    text = answer.text();
    api = answer.json();
  }

  @Test
  void redoclyAndSpectralFindNothing(@TempDir Path folder) throws Exception {
    var document = Files.writeString(folder.resolve("api.json"), text);

    var linters = Node.run(".openapi", "lint.mjs", document.toString());

    assertThat(linters.output()).isEmpty();
    assertThat(linters.exit()).isZero();
  }

  @Test
  @SuppressWarnings("unchecked") // the walk is compiled here
  void aClientMadeFromItCompilesAndWalksAChange(@TempDir Path folder) throws Exception {
    var document = Files.writeString(folder.resolve("api.json"), text);
    var walk = Path.of("src/test/resources/openapi/Walk.java");

    var walker =
        (BiFunction<String, Runnable, String>)
            GeneratedClient.of(document, walk, folder).getConstructor().newInstance();

    assertThat(walker.apply("http://localhost:" + port, relay::settle))
        .isEqualTo("1 found, must, Walked by a client and null, 1 of 1 revisions, created true");
  }

  @Test
  void everyOperationSaysItsNameItsCallersAndWhatItAnswers() throws Exception {
    var names = new HashSet<String>();
    var open = everybodys();
    for (var path : api.path("paths").properties()) {
      for (var one : path.getValue().properties()) {
        var operation = one.getValue();
        var door = one.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        var name = operation.path("operationId").asText();
        assertThat(name).as(door).matches("[a-z]+[A-Z][A-Za-z]+");
        assertThat(names.add(name)).as(name + " is there once").isTrue();
        assertThat(operation.has("security")).as(door).isTrue();
        assertThat(operation.path("security").isEmpty()).as(door).isEqualTo(open.contains(door));
        assertThat(operation.path("responses").fieldNames())
            .toIterable()
            .as(door)
            .containsAnyOf("200", "201", "202", "204");
        operation
            .at("/requestBody/content")
            .forEach(body -> assertThat(isDescribed(body.path("schema"))).as(door).isTrue());
        operation
            .path("responses")
            .forEach(
                answer ->
                    answer
                        .path("content")
                        .forEach(
                            body ->
                                assertThat(isDescribed(body.path("schema"))).as(door).isTrue()));
      }
    }
    assertThat(api.at("/paths/~1api~1policy-changes/post/responses").has("201")).isTrue();
    assertThat(api.at("/paths/~1api~1policy-changes/post/responses").has("200")).isFalse();
  }

  @Test
  void everySchemaSaysWhatIsAlwaysThereAndWhatCanBeNull() {
    var without = new ArrayList<String>();
    var codes = 0;
    for (var schema : api.at("/components/schemas").properties()) {
      if (schema.getValue().path("type").asText().equals("object")
          && !schema.getValue().has("required")) {
        without.add(schema.getKey());
      }
      codes += schema.getValue().findValues("enum").size();
    }
    // the lists of examples may both be left out, and what differs in a market is said
    assertThat(without).containsExactly("ExamplesBody", "Exemplars", "InMarket");
    assertThat(codes).isGreaterThan(20);
    assertThat(api.at("/components/schemas/ChangeView/properties/approvedBy/type").toString())
        .isEqualTo("[\"string\",\"null\"]");
    assertThat(api.at("/components/schemas/HandoffView/properties/outcome/anyOf/1/type").asText())
        .isEqualTo("null");
  }

  /** It stands beside what is said of guidance for reviewers, which never is. */
  @Test
  void theGuidanceOfATranslationIsSaidToBePublic() throws Exception {
    var page =
        new ClassPathResource("templates/packages/detail.html")
            .getContentAsString(StandardCharsets.UTF_8);
    for (var schema : List.of("TranslationRequest", "TranslationView", "ProposalView")) {
      var said =
          api.at("/components/schemas/%s/properties/guidance/description".formatted(schema))
              .asText();
      assertThat(said).as(schema).startsWith("Guidance (public). ");
      assertThat(said.split("\\. ", 2))
          .as("in the words of the forms")
          .allSatisfy(sentence -> assertThat(page).contains(sentence));
    }
  }

  @Test
  void itIsTheSameWhoeverReadsIt() {
    var other = Http.at(port).as("admin").get("/v3/api-docs").text();

    assertThat(other).isEqualTo(text);
    assertThat(text).doesNotContain("localhost");
  }

  /** An object without a property, or a list of such, tells a program nothing. */
  private static boolean isDescribed(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "object" -> schema.path("properties").size() > 0;
      case "array" -> isDescribed(schema.path("items"));
      case "string" -> true;
      default -> schema.has("$ref");
    };
  }

  private static Set<String> everybodys() throws Exception {
    return Files.readAllLines(Path.of("src/test/resources/security/own-doors.txt")).stream()
        .filter(line -> line.endsWith(" everyone"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toSet());
  }
}
