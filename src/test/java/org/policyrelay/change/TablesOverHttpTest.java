package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tables of a published policy out to anybody, and back in as a change. */
@RelayTest
class TablesOverHttpTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String CSV =
      "\uFEFFcode,name,definition,SG,TH,*\r\nbeer,'=Beer,,allowed,,prohibited\r\nwine,,,,,\r\n";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyChanges changes;
  @LocalServerPort int port;

  private PolicyEntry entry = shouldRule();
  private Http specialist = Http.at(0);

  @BeforeEach
  void aPolicyHasTopics() {
    entry =
        shouldRule()
            .with(
                Map.of(
                    "ext",
                    Map.of(
                        "relay",
                        Map.of(
                            "reviewer_guidance",
                            "qzwhispered",
                            "topics",
                            List.of(
                                Map.of(
                                    "code",
                                    "beer",
                                    "name",
                                    "=Beer",
                                    "stances",
                                    stances("SG", "allowed", "*", "prohibited")),
                                Map.of("code", "wine"))))));
    wording.publish(entry, "1.0.0", "PC-2026-1");
    specialist = Http.at(port).as("policy-specialist");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  private static Map<String, String> stances(String... both) {
    var stances = new LinkedHashMap<String, String>();
    for (var at = 0; at < both.length; at += 2) {
      stances.put(both[at], both[at + 1]);
    }
    return stances;
  }

  @Test
  void anybodyTakesATableOutByOneClick() throws Exception {
    var page = Http.at(port).get("/policies/" + entry.policyId()).text();
    assertThat(page)
        .contains(">topics (CSV)</a>", ">requirements (XLSX)</a>")
        .doesNotContain("Change it by a table");
    var link = page.replaceAll("(?s).*<a href=\"([^\"]+)\">topics \\(CSV\\)</a>.*", "$1");

    for (var again : List.of("rendered", "kept")) {
      var answer = Http.at(port).get(link.replace("&amp;", "&"));
      assertThat(answer.text()).as(again).isEqualTo(CSV);
      assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8");
      assertThat(answer.headers().get("content-disposition"))
          .as(again)
          .isEqualTo("attachment; filename=\"" + entry.policyId() + "-1.0.0-topics.csv\"");
    }
    var workbook = download("/topics?format=xlsx");
    assertThat(workbook.headers().firstValue("Content-Type")).contains(XLSX);
    assertThat(workbook.body()).startsWith('P', 'K');
  }

  @Test
  void whatIsNotThereIsToldSo() {
    var anybody = Http.at(port);
    var noTable = "There is no table 'nothing'; there are topics and requirements";
    var unknown = anybody.get(address("/nothing?format=csv"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).contains(noTable);
    assertThat(anybody.get(address("/topics?format=csv&version=9.0.0")).status()).isEqualTo(404);
    assertThat(anybody.get("/api/policies/nobodys/tables/topics?format=csv").status())
        .isEqualTo(404);
    assertThat(anybody.get(address("/topics?format=ods")).json().at("/errors/0/field").asText())
        .isEqualTo("format");
    assertThat(anybody.get(address("/topics")).status()).isEqualTo(400);
    var broughtBack = post("/nothing", CSV);
    assertThat(broughtBack.status()).isEqualTo(404);
    assertThat(broughtBack.text()).contains(noTable);
  }

  @Test
  void aTableThatComesBackAsItWentOutChangesNothing() throws Exception {
    var answer = upload("/topics", download("/topics?format=xlsx").body(), XLSX);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"changes\":[]", "\"change\":null");
    var token = post("/topics", CSV).json().path("preview").asText();

    var proposed = post("/topics?propose=true&summary=s&reason=r&preview=" + token, CSV);

    assertThat(proposed.status()).isEqualTo(400);
    assertThat(proposed.code()).isEqualTo("invalid-table");
    assertThat(proposed.text()).contains("the table says what the policy says already");
  }

  @Test
  void oneCellBecomesAChangeThatSaysThatAndNothingElse() {
    var edited = CSV.replace("wine,,,,,", "wine,,,restricted,,");

    var shown = post("/topics", edited);
    assertThat(shown.status()).as(shown.text()).isEqualTo(200);
    assertThat(shown.json().path("version").asText()).isEqualTo("1.0.0");
    assertThat(shown.json().path("changes").toString())
        .isEqualTo(
            "[{\"kind\":\"changed\",\"cell\":\"D3\",\"item\":\"wine\",\"column\":\"SG\",\"before\":\"\",\"after\":\"restricted\"}]");
    assertThat(shown.text()).doesNotContain("qzwhispered");
    assertThat(changes.newest(200))
        .extracting(PolicyChange::policyId)
        .doesNotContain(entry.policyId());

    var proposed = propose(edited, shown.json().path("preview").asText());

    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    var key = proposed.json().path("change").asText();
    assertThat(proposed.headers().get("location")).isEqualTo("/api/policy-changes/" + key);
    var draft = changes.get(key);
    assertThat(draft.request().proposedBy()).isEqualTo("policy-specialist");
    assertThat(draft.entry().reviewerGuidance()).contains("qzwhispered");
    assertThat(draft.entry().json().at("/ext/relay/topics"))
        .hasToString(
            entry
                .json()
                .at("/ext/relay/topics")
                .toString()
                .replace(
                    "{\"code\":\"wine\"}",
                    "{\"code\":\"wine\",\"stances\":{\"SG\":\"restricted\"}}"));
    relay.settle();
    assertThat(relay.tasks(key))
        .extracting("taskDefinitionKey")
        .containsExactly("Task_DraftRevision");
  }

  @Test
  void whatWasNotShownIsNotProposed() {
    var edited = CSV.replace("wine,,,,,", "wine,,,restricted,,");
    var token = post("/topics", edited).json().path("preview").asText();

    var other = propose(CSV.replace("wine,,,,,", "wine,,,prohibited,,"), token);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("changed-meanwhile");
    assertThat(other.text()).contains("another one than what was shown");

    wording.publish(entry.with(Map.of("guidance", "Clearer.")), "1.1.0", "PC-2026-2");
    var late = propose(edited, token);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("the policy is version 1.1.0 by now");

    var unsaid = post("/topics?propose=true&preview=" + token, edited);
    assertThat(unsaid.status()).isEqualTo(400);
    assertThat(unsaid.json().path("errors").findValuesAsText("field"))
        .containsExactly("summary", "reason");
  }

  @Test
  void aBrokenCellIsNamedByItsAddress() {
    var wrong = post("/topics", CSV.replace("allowed", "perhaps"));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.code()).isEqualTo("invalid-table");
    assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("D2");
    assertThat(wrong.json().at("/errors/0/message").asText())
        .isEqualTo("must be one of allowed, restricted, prohibited");

    // what only the registry knows
    var clause = post("/requirements", "id,clause,type,value\n,c7,age,18\n");
    assertThat(clause.json().at("/errors/0/field").asText()).as(clause.text()).isEqualTo("B2");
    assertThat(clause.json().at("/errors/0/code").asText()).isEqualTo("unknown-clause");
  }

  @Test
  void whatIsTooLargeOrNoTableIsRefused() throws Exception {
    var large = upload("/topics", new byte[3_000_000], XLSX);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(post("/topics", "").json().at("/errors/0/field").asText()).isEqualTo("A1");
    assertThat(specialist.post(address("/topics"), Map.of()).status()).isEqualTo(415);
  }

  @Test
  void onlyMembersOfATeamBringOneBack() {
    assertThat(Http.at(port).post(address("/topics"), CSV, "Content-Type", "text/csv").status())
        .isEqualTo(401);
    assertThat(post(Http.at(port).as("trainer"), "/topics", CSV).status()).isEqualTo(200);
  }

  private Http.Answer propose(String csv, String token) {
    return post(
        "/topics?propose=true&summary=%s&reason=Because&preview=%s"
            .formatted(URLEncoder.encode("Wine is restricted", StandardCharsets.UTF_8), token),
        csv);
  }

  private Http.Answer post(String path, String csv) {
    return post(specialist, path, csv);
  }

  private Http.Answer post(Http caller, String path, String csv) {
    return caller.post(address(path), csv, "Content-Type", "text/csv");
  }

  private HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address(path)));
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> upload(String path, byte[] file, String type)
      throws IOException, InterruptedException {
    var login = "policy-specialist:demo".getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address(path)))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file));
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private String address(String path) {
    return "/api/policies/" + entry.policyId() + "/tables" + path;
  }
}
