package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.apptasticsoftware.rssreader.RssReader;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** Feed readers and search engines, and addresses that are written otherwise. */
@RelayTest
class FeedsAndAddressesTest extends ReadByThePublic {

  @Test
  void theFeedIsReadByTwoReaders() throws Exception {
    reader.publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ofDays(3));
    var text = reader.get("/policies/changes.atom").body();

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
    reader.publish(
        Policies.with(entry, "policy", "Ads must never be shown."), "2.0.0", Duration.ofDays(3));
    publisher.rollBack("F-" + entry.policyId() + "-2.0.0", relay.now(), "withdrawn");

    assertThat(reader.get("/policies/markets/SG/changes.atom").body())
        .contains("Taken back: " + entry.name() + " 2.0.0")
        .contains("Singapore (SG): taken back, was to apply from 4 March 2027")
        .contains("; now version 1.0.0 applies");
    assertThat(reader.get("/policies/" + entry.policyId()).body())
        .containsPattern("taken back on 1 March 2027[^<]*; it was to apply from 4 March 2027");
    assertThat(reader.get("/policies/markets/NZ/changes.atom").body()).doesNotContain(entry.name());
    assertThat(reader.get("/policies/markets/XX/changes.atom").statusCode()).isEqualTo(404);
  }

  @Test
  void theSitemapIsOneAndNamesNoAddressThatACallerMadeUp() throws Exception {
    var request =
        HttpRequest.newBuilder(reader.uri("/sitemap.xml"))
            .header("X-Forwarded-Host", "evil.example")
            .build();
    var text = PublicReader.CLIENT.send(request, BodyHandlers.ofString()).body();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("urlset");
    assertThat(text).contains("/policies/" + entry.policyId() + "</loc>").doesNotContain("evil");
    assertThat(reader.get("/robots.txt").body()).contains("Sitemap: ", "Disallow: /");
  }

  @Test
  void aMarketInSmallLettersIsRefusedByHowItIsWritten() throws Exception {
    for (var path : List.of("/policies/markets/sg", "/policies/markets/sg/changes.atom")) {
      var answer = reader.get(path);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("A market is written in capitals: SG and not sg");
    }
  }
}
