package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** Browsers that ask again, and what is kept for them. */
@RelayTest
class KeptPagesTest extends ReadByThePublic {

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
    var first = reader.dated(address);
    assertThat(first.statusCode()).isEqualTo(200);
    var etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Last-Modified")).isPresent();

    assertThat(reader.get(address, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(reader.get(address, "If-None-Match", etag).body()).isEmpty();
    assertThat(reader.again(address, first).statusCode()).isEqualTo(304);
    assertThat(reader.get(address).headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(reader.get(address).headers().firstValue("Set-Cookie")).isEmpty();

    // in no second of its own: the next of these tests reads in that
    relay.stopTime();
    reader.publish(Policies.with(entry, "guidance", "clearer for adults"), "1.1.0", Duration.ZERO);

    if (!path.contains("versions/1.0.0")
        && !path.equals("/sitemap.xml")
        && !path.equals("/policies/matrix")) {
      assertThat(reader.get(address, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }
  }

  /** A date of HTTP has whole seconds: what changed twice in one of them looks the same by it. */
  @Test
  void whoAsksByDateAloneIsNotHeldToWhatTheSameSecondHasChanged() throws Exception {
    var address = "/policies/" + entry.policyId();
    var kept = reader.get(address);
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(relay.now().atOffset(ZoneOffset.UTC));

    reader.publish(Policies.with(entry, "policy", "No such ads."), "2.0.0", Duration.ZERO);

    assertThat(kept.headers().firstValue("Last-Modified")).isEmpty();
    assertThat(reader.get(address, "If-Modified-Since", date).body()).contains("No such ads.");
    assertThat(reader.dated(address).headers().firstValue("Last-Modified")).isPresent();
  }

  /** Nothing was published in between: only its time has come. */
  @Test
  void aPageTurnsAtTheInstantAtWhichTheNextVersionApplies() throws Exception {
    reader.publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ofDays(3));
    var path = "/policies/" + entry.policyId();
    assertThat(reader.get(path).body()).contains("shown to adults only");

    relay.pass(Duration.ofDays(3).minusSeconds(1));
    assertThat(reader.get(path).body()).contains("shown to adults only");

    relay.pass(Duration.ofSeconds(1));
    assertThat(reader.get(path).body()).contains("never be shown").doesNotContain("adults only");
  }

  @Test
  void aLoggedInReaderNeverGetsWhatWasKeptForTheOthers() {
    var path = "/policies/" + entry.policyId();
    assertThat(Http.at(port).get(path).text()).contains("Log in");

    assertThat(Http.at(port).logIn("qa-lead").get(path).text())
        .contains("Linh Tran")
        .doesNotContain("Log in");
    assertThat(Http.at(port).get(path).text()).contains("Log in").doesNotContain("Linh Tran");
  }

  @Test
  void whoTakesItCompressedGetsItCompressed() throws Exception {
    var path = "/policies/" + entry.policyId();
    var request =
        HttpRequest.newBuilder(reader.uri(path))
            .header("Accept-Encoding", "br, gzip;q=0.8")
            .build();
    var zipped = PublicReader.CLIENT.send(request, BodyHandlers.ofByteArray());

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.headers().allValues("Vary").toString()).contains("Accept-Encoding");
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(reader.get(path).body());
    }
    assertThat(
            reader
                .get(path, "Accept-Encoding", "gzip;q=0")
                .headers()
                .firstValue("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void askingForTheHeadOnlyGivesTheSameHead() throws Exception {
    var path = "/policies/" + entry.policyId();
    var request =
        HttpRequest.newBuilder(reader.uri(path))
            .method("HEAD", HttpRequest.BodyPublishers.noBody());
    var head = PublicReader.CLIENT.send(request.build(), BodyHandlers.ofString());
    var whole = reader.get(path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isEqualTo(whole.headers().firstValue("ETag"));
    assertThat(whole.body()).contains(entry.name());
  }
}
