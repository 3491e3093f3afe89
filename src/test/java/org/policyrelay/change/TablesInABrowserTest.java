package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
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

/** The pages on which a table comes back, as a browser without a script sends it. */
@RelayTest
class TablesInABrowserTest {

  private static final String CSV =
      "code,name,definition,SG,TH,*\r\nbeer,,,allowed,,\r\nwine,,,,,\r\n";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyChanges changes;
  @Autowired IdentityService identity;
  @LocalServerPort int port;

  private PolicyEntry entry = shouldRule();

  @BeforeEach
  void aPolicyHasTopics() {
    var beer = Map.of("code", "beer", "stances", Map.of("SG", "allowed"));
    var topics = List.of(beer, Map.of("code", "wine"));
    entry =
        shouldRule()
            .with(
                Map.of(
                    "ext",
                    Map.of("relay", Map.of("reviewer_guidance", "qzwhispered", "topics", topics))));
    wording.publish(entry, "1.0.0", "PC-2026-1");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** Take out, choose, read what would change, propose. */
  @Test
  void aPolicyManagerProposesOnThePageWhatItShowed() {
    var browser = Http.at(port).logIn("policy-manager");
    var policy = browser.get("/policies/" + entry.policyId()).text();
    assertThat(policy).contains("href=\"/tables/" + entry.policyId() + "\"");
    var page = browser.get("/tables/" + entry.policyId()).text();
    assertThat(page).contains("Take a table out", "Bring it back", "multipart/form-data");
    var token = hidden(page, "_csrf");

    var broken =
        form(
            browser,
            "/preview",
            Map.of("_csrf", token, "part", "topics", "file", CSV.replace("allowed", "perhaps")));
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.text()).contains("correct D2 (must be one of allowed", "Bring it back");

    var same = form(browser, "/preview", Map.of("_csrf", token, "part", "topics", "file", CSV));
    assertThat(same.text()).contains("Nothing: every cell says what the policy says");

    var edited = CSV.replace("wine,,,,,", "wine,,\"one\r\ntwo\",restricted,,");
    var shown = form(browser, "/preview", Map.of("_csrf", token, "part", "topics", "file", edited));
    assertThat(shown.status()).as(shown.text()).isEqualTo(200);
    assertThat(shown.text())
        .contains(">D3<", ">C3<", "Propose this change")
        .doesNotContain("qzwhispered");
    var fields = proposal(shown.text());
    fields.remove("reason");

    var unsaid = form(browser, "/proposal", fields);
    assertThat(unsaid.status()).isEqualTo(400);
    assertThat(unsaid.text()).contains("reason must not be empty", "Wine is restricted", ">D3<");

    fields.put("reason", "A new law\r\nsince May");
    var proposed = form(browser, "/proposal", fields);
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
    assertThat(proposed.text()).contains("Wine is restricted");
    var draft = changes.get(proposed.text().replaceAll("(?s).*/changes/(PC-[-0-9]+).*", "$1"));
    assertThat(draft.request().reason()).isEqualTo("A new law\nsince May");
    assertThat(draft.entry().json().at("/ext/relay/topics/1/definition").asText())
        .isEqualTo("one\r\ntwo");
  }

  /** Where there are others to change by now, those are shown, and can be proposed. */
  @Test
  void whatIsRefusedIsShownAgainAsItIsNow() {
    var browser = Http.at(port).logIn("policy-manager");
    var edited = CSV.replace("wine,,,,,", "wine,,,restricted,,");
    var token = hidden(browser.get("/tables/" + entry.policyId()).text(), "_csrf");
    var shown = form(browser, "/preview", Map.of("_csrf", token, "part", "topics", "file", edited));
    wording.publish(entry.with(Map.of("guidance", "Clearer.")), "1.1.0", "PC-2026-2");

    var late = form(browser, "/proposal", proposal(shown.text()));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text())
        .contains("the policy is version 1.1.0 by now", "would change of version 1.1.0", ">D3<");

    var proposed = form(browser, "/proposal", proposal(late.text()));
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
    assertThat(proposed.text()).contains("Wine is restricted");
  }

  @Test
  void aFormThatDidNotComeWholeOrNamesNoTableIsToldSo() {
    var browser = Http.at(port).logIn("policy-manager");
    var token = hidden(browser.get("/tables/" + entry.policyId()).text(), "_csrf");

    var part = form(browser, "/preview", Map.of("_csrf", token, "part", "clauses", "file", CSV));
    assertThat(part.status()).isEqualTo(404);
    assertThat(part.text()).contains("there are topics and requirements", "Bring it back");

    var torn =
        Map.of("_csrf", token, "part", "topics", "table", "?", "summary", "s", "reason", "r");
    var proposed = form(browser, "/proposal", torn);
    assertThat(proposed.status()).isEqualTo(400);
    assertThat(proposed.text()).contains("The form did not come whole", "Bring it back");
  }

  @Test
  void whoIsInNoTeamIsRefusedByThePagesToo() {
    var stranger = identity.newUser("stranger");
    stranger.setPassword("demo");
    try {
      identity.saveUser(stranger);
      var browser = Http.at(port).logIn("stranger");
      var page = browser.get("/tables/" + entry.policyId());
      assertThat(page.status()).isEqualTo(403);
      assertThat(page.text()).contains("This is not open to you").doesNotContain("Bring it back");

      var token = hidden(browser.get("/").text(), "_csrf");
      for (var path : List.of("/preview", "/proposal")) {
        var parts =
            Map.of("_csrf", token, "part", "topics", "file", CSV, "summary", "s", "reason", "r");
        var refused = form(browser, path, parts);
        assertThat(refused.status()).as(path).isEqualTo(403);
        assertThat(refused.text())
            .as(path)
            .contains("This is not open to you")
            .doesNotContain("Bring it back");
      }
      var api = "/api/policies/" + entry.policyId() + "/tables/topics";
      var program = Http.at(port).as("stranger").post(api, CSV, "Content-Type", "text/csv");
      assertThat(program.status()).isEqualTo(403);
      assertThat(program.code()).isEqualTo("not-in-team");
    } finally {
      identity.deleteUser("stranger");
    }
  }

  private static Map<String, String> proposal(String page) {
    var fields = new LinkedHashMap<String, String>();
    for (var name : List.of("_csrf", "part", "preview", "table")) {
      fields.put(name, hidden(page, name));
    }
    fields.put("summary", "Wine is restricted");
    fields.put("reason", "A new law");
    return fields;
  }

  private static String hidden(String page, String name) {
    return page.replaceAll("(?s).*name=\"" + name + "\"[^>]*value=\"([^\"]*)\".*", "$1");
  }

  private Http.Answer form(Http browser, String path, Map<String, String> parts) {
    var body = new StringBuilder();
    parts.forEach(
        (name, content) ->
            body.append("--q\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.equals("file") ? "\"; filename=\"t.csv\"\r\n\r\n" : "\"\r\n\r\n")
                .append(content)
                .append("\r\n"));
    return browser.sendBare(
        "POST",
        "/tables/" + entry.policyId() + path,
        body.append("--q--\r\n").toString(),
        "Content-Type",
        "multipart/form-data; boundary=q",
        "Accept",
        "text/html");
  }
}
