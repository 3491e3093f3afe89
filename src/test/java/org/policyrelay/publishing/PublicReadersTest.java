package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.apptasticsoftware.rssreader.RssReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Browsers that ask again, feed readers, search engines, readers in other languages. */
@RelayTest
class PublicReadersTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private PolicyEntry entry = Policies.shouldRule();

  @BeforeEach
  void aPolicyApplies() {
    relay.stopTime();
    publish(entry, "1.0.0", Duration.ZERO);
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/policies", "/policies/{id}", "/policies/{id}/versions/1.0.0"})
  void whatAPolicyDoesNotSayHasNoTag(String path) throws Exception {
    assertThat(entry.stance()).isEmpty();

    assertThat(get(path.replace("{id}", entry.policyId())).body())
        .contains("<span class=\"tag\">version 1.0.0</span>")
        .doesNotContainPattern("<span class=\"tag[^>]*></span>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/policies",
        "/policies/{id}",
        "/policies/{id}/versions/1.0.0",
        "/policies/{id}/markets/SG",
        "/policies/markets/SG",
        "/policies/matrix",
        "/policies/search?q=adults",
        "/policies/changes.atom",
        "/sitemap.xml",
        "/api/policies/resolve?policy_id={id}",
        "/api/policies/registry?limit=1000"
      })
  void whoHasItAlreadyIsToldSoUntilItChanges(String path) throws Exception {
    var address = path.replace("{id}", entry.policyId());
    var first = get(address);
    assertThat(first.statusCode()).isEqualTo(200);
    var etag = first.headers().firstValue("ETag").orElseThrow();
    var modified = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(get(address, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get(address, "If-None-Match", etag).body()).isEmpty();
    assertThat(get(address, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(get(address).headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(get(address).headers().firstValue("Set-Cookie")).isEmpty();

    publish(Policies.with(entry, "guidance", "clearer for adults"), "1.1.0", Duration.ZERO);

    if (!path.contains("versions/1.0.0")
        && !path.equals("/sitemap.xml")
        && !path.equals("/policies/matrix")) {
      assertThat(get(address, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }
  }

  /** Nothing was published in between: only its time has come. */
  @Test
  void aPageTurnsAtTheInstantAtWhichTheNextVersionApplies() throws Exception {
    publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ofDays(3));
    var path = "/policies/" + entry.policyId();
    assertThat(get(path).body()).contains("shown to adults only");

    relay.pass(Duration.ofDays(3).minusSeconds(1));
    assertThat(get(path).body()).contains("shown to adults only");

    relay.pass(Duration.ofSeconds(1));
    assertThat(get(path).body()).contains("never be shown").doesNotContain("adults only");
  }

  @Test
  void aLoggedInReaderNeverGetsWhatWasKeptForTheOthers() {
    var path = "/policies/" + entry.policyId();
    assertThat(Http.at(port).get(path).text()).contains("Log in");

    assertThat(Http.at(port).logIn("qa-lead").get(path).text())
        .contains("qa-lead")
        .doesNotContain("Log in");
    assertThat(Http.at(port).get(path).text()).contains("Log in").doesNotContain("qa-lead");
  }

  @Test
  void whoTakesItCompressedGetsItCompressed() throws Exception {
    var path = "/policies/" + entry.policyId();
    var request =
        HttpRequest.newBuilder(uri(path)).header("Accept-Encoding", "br, gzip;q=0.8").build();
    var zipped = CLIENT.send(request, BodyHandlers.ofByteArray());

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.headers().allValues("Vary").toString()).contains("Accept-Encoding");
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(get(path).body());
    }
    assertThat(get(path, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void askingForTheHeadOnlyGivesTheSameHead() throws Exception {
    var path = "/policies/" + entry.policyId();
    var request =
        HttpRequest.newBuilder(uri(path)).method("HEAD", HttpRequest.BodyPublishers.noBody());
    var head = CLIENT.send(request.build(), BodyHandlers.ofString());
    var whole = get(path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isEqualTo(whole.headers().firstValue("ETag"));
    assertThat(whole.body()).contains(entry.name());
  }

  @Test
  void theFeedIsReadByTwoReaders() throws Exception {
    publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ofDays(3));
    var text = get("/policies/changes.atom").body();

    SyndFeed rome = new SyndFeedInput().build(new StringReader(text));
    assertThat(rome.getFeedType()).isEqualTo("atom_1.0");
    assertThat(rome.getEntries().get(0).getTitle()).isEqualTo(entry.name() + " 2.0.0");
    assertThat(rome.getEntries().get(0).getLink())
        .endsWith("/policies/" + entry.policyId() + "/versions/2.0.0");
    assertThat(rome.getEntries().get(1).getTitle()).isEqualTo(entry.name() + " 1.0.0");

    var others =
        new RssReader()
            .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(others).hasSameSizeAs(rome.getEntries());
    assertThat(others.get(0).getTitle()).contains(entry.name() + " 2.0.0");
    assertThat(others.get(0).getGuid().orElseThrow())
        .isEqualTo("tag:localhost,2026:policy/" + entry.policyId() + "/2.0.0");
    assertThat(others.get(0).getDescription().orElseThrow())
        .contains("Singapore (SG): from 4 March 2027");
    assertThat(others.stream().map(item -> item.getGuid().orElseThrow()).distinct())
        .hasSameSizeAs(others);
  }

  @Test
  void aMarketsFeedHasItsOwnAndWhatIsTakenBackIsToldThere() throws Exception {
    publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ofDays(3));
    publisher.rollBack("F-" + entry.policyId() + "-2.0.0", relay.now(), "withdrawn");

    assertThat(get("/policies/markets/SG/changes.atom").body())
        .contains("Taken back: " + entry.name() + " 2.0.0")
        .contains("Singapore (SG): taken back, was to apply from 4 March 2027")
        .contains("; now version 1.0.0 applies");
    assertThat(get("/policies/markets/NZ/changes.atom").body()).doesNotContain(entry.name());
    assertThat(get("/policies/markets/XX/changes.atom").statusCode()).isEqualTo(404);
  }

  @Test
  void theSitemapIsOneAndNamesNoAddressThatACallerMadeUp() throws Exception {
    var request =
        HttpRequest.newBuilder(uri("/sitemap.xml"))
            .header("X-Forwarded-Host", "evil.example")
            .build();
    var text = CLIENT.send(request, BodyHandlers.ofString()).body();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("urlset");
    assertThat(text).contains("/policies/" + entry.policyId() + "</loc>").doesNotContain("evil");
    assertThat(get("/robots.txt").body()).contains("Sitemap: ", "Disallow: /");
  }

  @Test
  void aReaderGetsTheirLanguageAndIsToldWhenItIsBehind() throws Exception {
    var translations = "/api/policies/" + entry.policyId() + "/versions/1.0.0/translations";
    var wording = Map.of("name", "Iklan alkohol", "policy", "1. Penonton harus berusia 18 tahun.");
    translate(translations + "/id", wording);
    translate(translations + "/zh-hans", wording);
    translate(translations + "/ms-Arab", wording);
    var path = "/policies/" + entry.policyId();

    var indonesian = get(path, "Accept-Language", "id-ID,id;q=0.9,en;q=0.5");
    assertThat(indonesian.headers().firstValue("Content-Language")).contains("id");
    assertThat(indonesian.body())
        .contains("lang=\"id\"", "Penonton harus", "The English text is the one that counts.");
    assertThat(get(path, "Accept-Language", "zh-CN").headers().firstValue("Content-Language"))
        .contains("zh-Hans");
    assertThat(get(path, "Accept-Language", "de, en;q=0.5").body())
        .contains("shown to adults only");
    assertThat(get(path + "?lang=id").body()).contains("Penonton harus", "lang=\"id\" dir=\"ltr\"");
    assertThat(get(path + "?lang=ms-Arab").body()).contains("lang=\"ms-Arab\" dir=\"rtl\"");
    assertThat(get(path).body()).contains("shown to adults only", "Indonesian");

    publish(Policies.with(entry, "policy", entry.text() + "  \r\n"), "1.0.1", Duration.ZERO);
    assertThat(get(path, "Accept-Language", "id").body())
        .contains("Penonton harus", "The English text is the one that counts.", "version 1.0.1");

    publish(Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ZERO);
    assertThat(get(path, "Accept-Language", "id").body())
        .contains("Penonton harus", "The English text has changed since", "version 1.0.0");
    assertThat(
            Http.at(port)
                .get(translations.replace("1.0.0", "2.0.0"))
                .json()
                .get(0)
                .path("stale")
                .asBoolean())
        .isTrue();
  }

  private void translate(String door, Map<String, String> wording) {
    var proposed = Http.at(port).as("policy-specialist").put(door, wording);
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
    relay.settle();
    relay.complete(
        "policy-manager",
        proposed.json().path("key").asText(),
        "Task_ApproveTranslation",
        "outcome",
        "approve");
  }

  @Test
  void notEverybodyTranslatesAndNotEverythingIsALanguage() {
    var translations = "/api/policies/" + entry.policyId() + "/versions/1.0.0/translations/";
    var wording = Map.of("name", "x", "policy", "y");
    var specialist = Http.at(port).as("policy-specialist");

    assertThat(Http.at(port).put(translations + "id", wording).status()).isIn(401, 403);
    assertThat(Http.at(port).as("qa-lead").put(translations + "id", wording).status())
        .isEqualTo(403);
    for (var tag : List.of("en", "en-AU", "i", "123", "id_ID!", "x-private")) {
      assertThat(specialist.put(translations + tag.replace("!", "%21"), wording).status())
          .as(tag)
          .isEqualTo(400);
    }
    assertThat(specialist.put(translations + "id", Map.of("name", "x")).json().toString())
        .contains("policy");
    assertThat(specialist.put(translations.replace("1.0.0", "9.9.9") + "id", wording).status())
        .isEqualTo(404);
  }

  @Test
  void wordsAreFoundInPastVersionsAndInEveryScript() throws Exception {
    publish(
        Policies.with(entry, "policy", "Ads for quokkas must never be shown."),
        "2.0.0",
        Duration.ZERO);
    publish(
        Policies.with(
            entry, "policy", "Ads for wombats must never be shown. การพนันออนไลน์ถูกห้าม"),
        "3.0.0",
        Duration.ZERO);

    assertThat(get("/policies/search?q=quokkas").body())
        .contains("<mark>quokkas</mark>", "/policies/" + entry.policyId() + "/versions/2.0.0");
    assertThat(get("/policies/search?q=" + encode("พนัน")).body())
        .contains(entry.policyId() + "/versions/3.0.0");
    assertThat(get("/policies/search?q=" + encode("\"never be\" -wombats quokkas")).body())
        .contains(entry.policyId() + "/versions/2.0.0")
        .doesNotContain(entry.policyId() + "/versions/3.0.0");
    assertThat(get("/policies/search?q=quokkas&market=NZ").body())
        .contains("Nothing has these words");
    assertThat(get("/policies/search").body()).contains("Type some words");
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
    var answer = get("/policies/search?q=" + encode(words));

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
    assertThat(cell(open, "age_restricted", "VN").path("gaps").toString()).contains("no-stance");
    assertThat(cell(open, "uncategorised", "SG").path("gaps").toString())
        .contains("no-source")
        .doesNotContain("not-trained");
    assertThat(cell(inside, "uncategorised", "SG").path("gaps").toString()).contains("not-trained");
    assertThat(get("/policies/matrix").body()).contains("prohibited", "age restricted");
  }

  @Test
  void aMarketInSmallLettersIsRefusedByHowItIsWritten() throws Exception {
    for (var path : List.of("/policies/markets/sg", "/policies/markets/sg/changes.atom")) {
      var answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("A market is written in capitals: SG and not sg");
    }
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

  private void publish(PolicyEntry what, String version, Duration in) {
    publisher.publish(
        new PublishOrder(
            what,
            version,
            "F-" + what.policyId() + "-" + version,
            what.contentHash(),
            List.of(
                new MarketRelease(new Market("SG"), relay.now().plus(in)),
                new MarketRelease(new Market("TH"), relay.now().plus(in))),
            relay.now()));
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
