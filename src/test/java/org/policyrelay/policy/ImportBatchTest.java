package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries that come together are judged together, by a trial as by the import itself. */
@RelayTest
class ImportBatchTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String ADDRESS = "/api/policies/import";

  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final String id = "batch" + NUMBER.incrementAndGet();
  private Http admin = Http.at(0);

  @BeforeEach
  void start() {
    admin = Http.at(port).as("admin");
  }

  @AfterEach
  void forget() {
    for (var table : new String[] {"policy_release", "policy_version"}) {
      jdbc.sql("delete from " + table + " where policy_id like 'batch%'").update();
    }
  }

  /**
   * Each entry is an id and what it is like: {@code on} a base, of so many {@code clauses}, one
   * that it {@code tightens} or {@code excepts} from, a policy that it {@code ends}. What stands
   * behind {@code //} is in the registry before.
   */
  @ParameterizedTest(name = "{0} → {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          batch, batch:sg on batch                                   | 200 |
          batch:sg on batch, batch                                   | 200 |
          batch:sg on batch                                          | 409 | overlay-base-unknown
          batch, batch:sg on batch loosens                           | 409 | overlay-loosens
          batch:sg on batch loosens, batch                           | 409 | overlay-loosens
          batch, batch:sg on batch, batch:sg:two on batch:sg         | 409 | overlay-of-overlay
          batch, batch:sg on batch tightens c2                       | 200 |
          batch, batch:sg on batch tightens c9                       | 409 | overlay-clause-unknown
          batch:sg on batch tightens c3, batch clauses 3 // batch    | 200 |
          batch:sg on batch must, batch must // batch, batch:sg on batch may     | 200 |
          batch must, batch:sg on batch must // batch, batch:sg on batch may     | 200 |
          batch must // batch, batch:sg on batch may                 | 409 | overlay-loosens
          batch clauses 3 excepts c3 // batch                        | 200 |
          batch clauses 3 excepts c4 // batch                        | 400 | invalid-policy-entry
          batch excepts c2                                           | 200 |
          batch excepts c3                                           | 400 | invalid-policy-entry
          batch, batch_2 excepts c3                                  | 400 | invalid-policy-entry
          batch ends batch_2, batch_2                                | 200 |
          batch ends batch_2, batch_2 ends batch                     | 400 | invalid-policy-entry
          batch ends batch_2, batch_2 ends batch_3, batch_3 ends batch           | 400 | invalid-policy-entry
          batch_2 ends batch // batch_2, batch ends batch_2          | 400 | invalid-policy-entry
          batch_2 ends batch, batch // batch_2, batch ends batch_2   | 200 |
          batch ends batch_2                                         | 400 | invalid-policy-entry
          batch ends batch_2 // batch_2                              | 200 |
          batch version 1.0.1 must // batch                          | 400 | invalid-policy-entry
          batch // batch                                             | 200 |
          """)
  void aTrialAndTheImportSayTheSame(String batch, int status, String code) {
    var parts = batch.split(" // ");
    if (parts.length > 1) {
      assertThat(admin.post(ADDRESS, entries(parts[1])).status()).isEqualTo(200);
    }
    var before = stored();

    var trial = admin.post(ADDRESS + "?dryRun=true", entries(parts[0]));

    assertThat(trial.status()).as(trial.text()).isEqualTo(status);
    assertThat(stored()).isEqualTo(before);
    var real = admin.post(ADDRESS, entries(parts[0]));
    assertThat(real.status()).as(real.text()).isEqualTo(status);
    assertThat(told(trial)).isEqualTo(told(real));
    if (status != 200) {
      assertThat(real.code()).isEqualTo(code);
      assertThat(stored()).isEqualTo(before);
    }
  }

  @Test
  void aRefusalNamesTheEntryAndItsField() {
    var refused = admin.post(ADDRESS, entries("batch_1, batch_2, batch_3 excepts c3"));

    assertThat(refused.json().path("detail").asText())
        .startsWith("Nothing was imported, because of [2], " + id + "_3: ");
    assertThat(refused.json().at("/errors/0/field").asText())
        .isEqualTo("[2].ext.relay.exceptions[0].clause");
  }

  @Test
  void aRelationToWhatIsNowhereIsNamedByItsPlace() {
    var refused = admin.post(ADDRESS, entries("batch_1, batch_2 ends batch_9, batch_3"));

    assertThat(refused.json().at("/errors/0/field").asText())
        .isEqualTo("[1].ext.relay.relations[0].policy_id");
    assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("unknown-policy");
  }

  private List<String> stored() {
    return jdbc.sql("select policy_id, version from policy_version order by policy_id, version")
        .query((row, number) -> row.getString(1) + " " + row.getString(2))
        .list();
  }

  private static JsonNode told(Http.Answer answer) {
    var told = (ObjectNode) answer.json();
    told.remove(List.of("dryRun", "instance"));
    return told;
  }

  private ArrayNode entries(String batch) {
    var entries = JSON.createArrayNode();
    for (var one : batch.replace("batch", id).split(", ")) {
      entries.add(entry(one.split(" ")));
    }
    return entries;
  }

  private static ObjectNode entry(String[] words) {
    var entry = object("{\"enforcement\": \"may\", \"jurisdictions\": [\"SG\", \"TH\"]}");
    entry.put("policy_id", words[0]).put("policy", clauses(2));
    var relay = entry.putObject("ext").putObject("relay");
    for (var at = 1; at < words.length; at++) {
      switch (words[at]) {
        case "on" -> {
          relay.put("overlay_of", words[++at]);
          entry.put("policy", "A warning must be shown.").putArray("jurisdictions").add("SG");
        }
        case "loosens" -> entry.put("policy", "Clause 1 is waived.");
        case "must", "may" -> entry.put("enforcement", words[at]);
        case "version" -> entry.put("version", words[++at]);
        case "clauses" -> entry.put("policy", clauses(Integer.parseInt(words[++at])));
        case "tightens" -> relay.putObject("tightens").put(words[++at], "Ads must not be shown.");
        case "excepts" ->
            relay
                .putArray("exceptions")
                .addObject()
                .put("clause", words[++at])
                .put("text", "Fairs");
        case "ends" ->
            relay
                .putArray("relations")
                .addObject()
                .put("type", "supersedes")
                .put("policy_id", words[++at]);
        default -> throw new IllegalArgumentException(words[at]);
      }
    }
    return entry;
  }

  private static String clauses(int many) {
    var text = new StringBuilder();
    for (var number = 1; number <= many; number++) {
      text.append(number).append(". Rule number ").append(number).append(" must be kept.\n");
    }
    return text.toString();
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(json, noJson);
    }
  }
}
