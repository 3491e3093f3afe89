package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What comes or ends in a market is told by its clock, in several each by its own: on every page,
 * to whoever reads. It is the first of March.
 */
@RelayTest
@StoppedTime
class ClocksOfMarketsTest {

  private static final String IN_ALL =
      "16 March 2027, 00:00 in Singapore (UTC+8), Thailand (UTC+7)";

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry entry = Policies.shouldRule();
  private final String id = entry.policyId();

  @Test
  void whatBecameOfAVersionIsToldByTheClocksOfItsMarkets() {
    publish(entry, "1.0.0", "SG 2027-03-15T16:00:00Z", "TH 2027-03-15T17:00:00Z");
    assertThat(page("")).contains(", coming, from " + IN_ALL);

    relay.goTo("2027-03-16T12:00:00Z");
    assertThat(page(""))
        .contains(", in effect since " + IN_ALL)
        .contains("since <span>16 March 2027, 00:00 Singapore (UTC+8)</span>")
        .contains("since <span>16 March 2027, 00:00 Bangkok (UTC+7)</span>");
    assertThat(page("/markets/TH"))
        .contains(", in effect since 16 March 2027, 00:00 Bangkok (UTC+7)");

    publish(
        Policies.aged(entry, 21), "2.0.0", "SG 2027-04-01T16:00:00Z", "TH 2027-04-01T17:00:00Z");
    relay.goTo("2027-04-02T12:00:00Z");
    assertThat(page(""))
        .contains(", was replaced on 2 April 2027, 00:00 in Singapore (UTC+8), Tha");
    assertThat(page("/versions/1.0.0"))
        .contains("This version was replaced on 2 April 2027, 00:00 in Singapore (UTC+8), Thail");
  }

  @Test
  void whatAnItemSaysOfTimeIsToldByTheClocksOfThePolicysMarkets() {
    var several = withItems("TH");
    publish(several, "1.0.0", "SG 2027-03-01T00:00:00Z", "TH 2027-03-01T00:00:00Z");

    assertThat(page(""))
        .contains(
            "can apply from 4 March 2027, 23:00 in Thailand (UTC+7); 5 March 2027, 00:00 in Singapore (UTC+8)",
            "until 29 June 2027, 23:00 in Thailand (UTC+7); 30 June 2027, 00:00 in Singapore (UTC+8)",
            "until 29 July 2027, 23:00 Bangkok (UTC+7)");
    assertThat(page("/markets/SG"))
        .contains("can apply from 5 March 2027, 00:00 Singapore (UTC+8)")
        .contains("until 30 June 2027, 00:00 Singapore (UTC+8)");

    relay.goTo("2027-03-02T00:00:00Z");
    publish(
        withItems("SG").with(Map.of("jurisdictions", List.of("SG"))),
        "2.0.0",
        "SG 2027-03-02T00:00:00Z");
    assertThat(page("/versions/2.0.0"))
        .contains("can apply from 5 March 2027, 00:00 Singapore (UTC+8)")
        .contains("until 30 June 2027, 00:00 Singapore (UTC+8)");
  }

  private PolicyEntry withItems(String market) {
    var tastings = Map.of("id", "e", "clause", "c2", "text", "Tastings");
    var fairs = Map.of("id", "f", "clause", "c2", "text", "Fairs", "markets", List.of(market));
    var items =
        Map.of(
            "eligibility",
            Map.of("program", "The register", "apply_from", "2027-03-04T16:00:00Z"),
            "exceptions",
            List.of(until("2027-06-29T16:00:00Z", tastings), until("2027-07-29T16:00:00Z", fairs)));
    return entry.with(Map.of("ext", Map.of("relay", items)));
  }

  private static Map<String, Object> until(String instant, Map<String, ?> exception) {
    var dated = new HashMap<String, Object>(exception);
    dated.put("until", instant);
    return dated;
  }

  private void publish(PolicyEntry what, String version, String... releases) {
    publisher.publish(
        new PublishOrder(
            what,
            version,
            "F-" + id + "-" + version,
            what.contentHash(),
            Arrays.stream(releases)
                .map(one -> one.split(" "))
                .map(one -> new MarketRelease(new Market(one[0]), Instant.parse(one[1])))
                .toList(),
            relay.now()));
  }

  /** The same for whoever has logged in, in whichever zone they are. */
  private String page(String below) {
    var address = "/policies/" + id + below;
    var page = Http.at(port).get(address).text();
    var loggedIn = Http.at(port).as("qa-lead").get(address).text();
    assertThat(instants(loggedIn)).isEqualTo(instants(page));
    return page;
  }

  /** All that is told of instants but when a version was published, which was in no market. */
  private static List<String> instants(String page) {
    return page.replaceAll("published [^<]*?\\), ", "")
        .replaceAll("published [^<]*? UTC, ", "")
        .lines()
        .filter(line -> line.matches(".*\\d{4}, \\d\\d:\\d\\d.*"))
        .map(String::strip)
        .toList();
  }
}
