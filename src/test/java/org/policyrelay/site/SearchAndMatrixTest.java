package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** Who looks for words, or for what holds where. */
@RelayTest
class SearchAndMatrixTest extends ReadByThePublic {

  @Test
  void wordsAreFoundInPastVersionsAndInEveryScript() throws Exception {
    reader.publish(
        Policies.with(entry, "policy", "Ads for quokkas must never be shown."),
        "2.0.0",
        Duration.ZERO);
    reader.publish(
        Policies.with(
            entry, "policy", "Ads for wombats must never be shown. การพนันออนไลน์ถูกห้าม"),
        "3.0.0",
        Duration.ZERO);

    assertThat(reader.get("/policies/search?q=quokkas").body())
        .contains("<mark>quokkas</mark>", "/policies/" + entry.policyId() + "/versions/2.0.0");
    assertThat(reader.get("/policies/search?q=" + PublicReader.encode("พนัน")).body())
        .contains(entry.policyId() + "/versions/3.0.0");
    assertThat(
            reader
                .get("/policies/search?q=" + PublicReader.encode("\"never be\" -wombats quokkas"))
                .body())
        .contains(entry.policyId() + "/versions/2.0.0")
        .doesNotContain(entry.policyId() + "/versions/3.0.0");
    assertThat(reader.get("/policies/search?q=quokkas&market=NZ").body())
        .contains("Nothing has these words");
    assertThat(reader.get("/policies/search").body()).contains("Type some words");
  }

  @Test
  void whatComesToAMarketLaterIsFoundThere() throws Exception {
    var what = Policies.with(entry, "policy", "Ads for numbats must never be shown.");
    release(what, "SG");
    assertThat(reader.get("/policies/search?q=numbats&market=SG").body()).contains("<mark>");
    assertThat(reader.get("/policies/search?q=numbats&market=TH").body()).doesNotContain("<mark>");

    relay.wait(Duration.ofMinutes(1));
    release(what, "TH");

    assertThat(reader.get("/policies/search?q=numbats&market=TH").body()).contains("<mark>");
  }

  private void release(PolicyEntry what, String market) {
    publisher.publish(Policies.order(what, "2.0.0", "N-" + what.policyId(), relay.now(), market));
  }

  /** The signs of Markdown are read, not shown; what is shown is escaped once. */
  @Test
  void anExcerptShowsWhatThePageShows() throws Exception {
    var written =
        "1. Bandicoots **must** write \\<code> or &lt;sign&gt; & <tag>.\n2. See [the act](https://law.example).";
    reader.publish(
        Policies.with(entry, "policy", written).with(Map.of("name", "Bandicoots & <kin>")),
        "2.0.0",
        Duration.ZERO);

    var found = reader.get("/policies/search?q=bandicoots").body();

    assertThat(found)
        .contains(
            "<mark>Bandicoots</mark> must write &lt;code&gt; or &lt;sign&gt; &amp; &lt;tag&gt;.");
    assertThat(reader.get("/policies/" + entry.policyId()).body())
        .contains("write &lt;code&gt; or &lt;sign&gt; &amp; &lt;tag&gt;.");
    assertThat(reader.get("/policies/changes.atom").body())
        .contains("<title>Bandicoots &amp; &lt;kin&gt; 2.0.0</title>");
    var json = reader.get("/api/policies/resolve?policy_id=" + entry.policyId()).body();
    assertThat(new ObjectMapper().readTree(json).path("policy").asText()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "\"",
        "(((",
        "a AND OR",
        "<script>alert(1)</script>",
        "~~~~",
        "\u0000",
        "-",
        "+",
        "field:x",
        "%"
      })
  void whateverIsTypedIsLookedForAndNothingBreaks(String words) throws Exception {
    var answer = reader.get("/policies/search?q=" + PublicReader.encode(words));

    assertThat(answer.statusCode()).isIn(200, 400);
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void theMatrixShowsStancesAndTheGapsThatConcernTheReader() throws Exception {
    var open = Http.at(port).get("/api/policies/matrix").json();
    var inside = Http.at(port).as("qa-lead").get("/api/policies/matrix").json();

    assertThat(open.path("markets").size()).isGreaterThanOrEqualTo(13);
    var brunei = cell(open, "age_restricted", "BN");
    assertThat(brunei.path("stance").asText()).isEqualTo("prohibited");
    assertThat(brunei.at("/policies/0/overlays/0").asText()).isEqualTo("apac:alcohol:bn");
    assertThat(cell(open, "age_restricted", "SG").path("stance").asText()).isEqualTo("restricted");
    assertThat(cell(open, "gambling_advertising", "NZ").path("gaps").toString())
        .contains("no-stance");
    assertThat(cell(open, "uncategorised", "SG").path("gaps").toString())
        .contains("no-source")
        .doesNotContain("not-trained");
    assertThat(cell(inside, "uncategorised", "SG").path("gaps").toString()).contains("not-trained");
    assertThat(reader.get("/policies/matrix").body()).contains("prohibited", "age restricted");
  }

  /** One of them alone would be false of the others. */
  @Test
  void eachPolicyOfACellHasItsOwnStanceWhereTheyDiffer() throws Exception {
    var banned = Policies.shouldRule();
    publish(banned, "prohibited");
    publish(entry, "restricted");

    var page = reader.get("/policies/matrix").body();
    for (var said : Map.of(banned, "prohibited", entry, "restricted").entrySet()) {
      assertThat(page)
          .contains(
              "<strong>%s</strong><a href=\"/policies/%s/markets/SG\""
                  .formatted(said.getValue(), said.getKey().policyId()));
    }
    var cell = cell(Http.at(port).get("/api/policies/matrix").json(), "uncategorised", "SG");
    assertThat(cell.path("stance").asText()).isEqualTo("prohibited");
    var row = page.split(">Without a category</th>")[1].split("</tr>")[0];
    assertThat(row).contains(banned.policyId(), entry.policyId());
    assertThat(page).doesNotContain("uncategorised");
  }

  private void publish(PolicyEntry policy, String stance) {
    reader.publish(
        Policies.with(policy, "ext", Map.of("relay", Map.of("stance", stance))),
        "9.0.0",
        Duration.ZERO);
  }

  @Test
  void theCardOfAPolicySaysWhereItIsAnother() throws Exception {
    var page = reader.get("/policies").body();
    var from = page.indexOf("<a href=\"/policies/apac:alcohol\"");
    assertThat(page.substring(from, page.indexOf("</article>", from)))
        .contains(">restricted</span>", "Otherwise: prohibited in Brunei (BN)");
  }

  @Test
  void whoLooksForWordsInTheListIsLedToTheSearch() {
    var http = Http.at(port).visit();
    assertThat(http.leadsTo("/policies?q=a%26b%20%7Bc%7D"))
        .endsWith("/policies/search?q=a%26b%20%7Bc%7D");
    assertThat(http.leadsTo("/policies/markets/SG?q=ads"))
        .endsWith("/policies/search?q=ads&market=SG");
  }

  /** Without a category is no category that a market could miss. */
  @Test
  void nothingIsMissedWhereNoPolicyIsWithoutACategory() {
    var open = Http.at(port).get("/api/policies/matrix").json();
    var uncategorised =
        StreamSupport.stream(open.path("rows").spliterator(), false)
            .filter(row -> row.path("category").asText().equals("uncategorised"))
            .flatMap(row -> StreamSupport.stream(row.path("cells").spliterator(), false))
            .toList();
    assertThat(uncategorised).isNotEmpty();
    assertThat(uncategorised)
        .filteredOn(cell -> cell.path("policies").isEmpty())
        .allSatisfy(cell -> assertThat(cell.path("gaps")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/policies", "/policies/{id}", "/policies/{id}/versions/1.0.0"})
  void whatAPolicyDoesNotSayHasNoTag(String path) throws Exception {
    assertThat(entry.stance()).isEmpty();

    assertThat(reader.get(path.replace("{id}", entry.policyId())).body())
        .contains("<span class=\"tag\">version 1.0.0</span>")
        .doesNotContainPattern("<span class=\"tag[^>]*></span>");
  }

  private static JsonNode cell(JsonNode matrix, String category, String market) {
    for (var row : matrix.path("rows")) {
      if (row.path("category").asText().equals(category)) {
        for (var cell : row.path("cells")) {
          if (cell.path("market").asText().equals(market)) {
            return cell;
          }
        }
      }
    }
    throw new AssertionError("no " + category + " in " + market);
  }
}
