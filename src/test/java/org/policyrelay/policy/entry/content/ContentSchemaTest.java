package org.policyrelay.policy.entry.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.EntryCheck;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schema that is published says what the check says, as far as a schema can. */
class ContentSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();

  /**
   * What no schema can know: the policy's markets, topics and ids, an order, a regular language.
   */
  private static final List<String> BEYOND =
      List.of(
          "duplicate",
          "unknown-market",
          "market-not-named",
          "unknown-topic",
          "malformed-pattern",
          "too-early",
          "runs-backwards",
          "to-itself",
          "out-of-range");

  @ParameterizedTest
  @MethodSource("samples")
  void takesEverySample(Resource sample) throws IOException {
    // a day around the first look becomes an instant when the sample is published
    var published =
        sample
            .getContentAsString(StandardCharsets.UTF_8)
            .replaceAll("\"[+-]\\d{1,4} days\"", "\"2027-03-01T00:00:00Z\"");
    var relay = JSON.readTree(published).path("ext").path("relay");
    assertThat(relay.isMissingNode() ? List.of() : SCHEMA.validate(relay)).isEmpty();
  }

  static Stream<Resource> samples() throws IOException {
    return Stream.of(
        new PathMatchingResourcePatternResolver().getResources("classpath:samples/*.json"));
  }

  @Property(tries = 200)
  void takesWhatTheCheckTakes(@ForAll("contents") String relay) {
    assertThat(SCHEMA.validate(relay(relay))).isEmpty();
  }

  @Provide
  Arbitrary<String> contents() {
    return RandomContents.relay();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"state\": \"in-effect\"",
        "\"topics\": {}",
        "\"topics\": [{\"name\": \"Beer\"}]",
        "\"topics\": [{\"code\": \"Beer\"}]",
        "\"topics\": [{\"code\": \"beer\", \"stances\": {\"Thailand\": \"allowed\"}}]",
        "\"topics\": [{\"code\": \"beer\", \"stances\": {\"TH\": \"banned\"}}]",
        "\"topics\": [{\"code\": \"beer\", \"name\": \"a\\nb\"}]",
        "\"requirements\": [{\"type\": \"licence\"}]",
        "\"requirements\": [{\"clause\": \"§2\", \"type\": \"licence\"}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"visa\"}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"age\", \"value\": 12}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"age\", \"value\": 18.5}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"age\", \"value\": \"18+\"}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"hours\", \"value\": \"22:00-25:00\"}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"strength\", \"value\": \"15\"}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"licence\", \"value\": {}}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"age\", \"pattern\": \"a\"}]",
        "\"requirements\": [{\"clause\": \"c1\", \"type\": \"approval-number\"}]",
        "\"exceptions\": [{\"text\": \"t\"}]",
        "\"exceptions\": [{\"clause\": \"c1\"}]",
        "\"exceptions\": [{\"clause\": \"c1\", \"text\": \"t\", \"from\": \"2026-01-01\"}]",
        "\"eligibility\": {}",
        "\"disclosures\": [{\"language\": \"th\"}]",
        "\"disclosures\": [{\"text\": \"t\", \"language\": \"t_h\"}]",
        "\"timeline\": {\"TH\": {\"enforced\": \"2026-01-01T00:00:00Z\"}}",
        "\"sources\": [{\"url\": \"https://law.example\"}]",
        "\"sources\": [{\"name\": \"Act\", \"url\": \"javascript:alert(1)\"}]",
        "\"sources\": [{\"name\": \"Act\", \"url\": \"https://me:secret@law.example/act\"}]",
        "\"relations\": [{\"type\": \"loves\", \"policy_id\": \"b\"}]",
        "\"overlay_of\": \"apac:ads\", \"topics\": []"
      })
  void refusesWhatTheCheckRefuses(String relay) {
    assertThat(SCHEMA.validate(relay(relay))).isNotEmpty();
    assertThat(EntryCheck.errorsOf(Contents.json(relay)))
        .isNotEmpty()
        .noneMatch(error -> BEYOND.contains(error.code()) && !relay.contains("Thailand"));
  }

  @Test
  void isASchemaItself() {
    var meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(VersionFlag.V202012.getId()));
    assertThat(meta.validate(SCHEMA.getSchemaNode())).isEmpty();
  }

  private static JsonNode relay(String relay) {
    return Contents.json(relay).path("ext").path("relay");
  }

  private static JsonSchema schema() {
    try (var file = new ClassPathResource("schemas/policy-content.schema.json").getInputStream()) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
