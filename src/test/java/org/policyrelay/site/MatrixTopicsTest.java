package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.matrix.PolicyMatrix;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCounter;
import org.springframework.beans.factory.annotation.Autowired;

/** Sports betting, lottery and social casino are not one stance: the matrix is by topic. */
@RelayTest
@Tag("any-database")
class MatrixTopicsTest extends ReadByThePublic {

  @Autowired PolicyMatrix matrix;
  @Autowired SqlCounter counter;

  private String id;
  private String category;

  @BeforeEach
  void aPolicyWithTopicsApplies() {
    id = "topics_of_" + entry.policyId();
    category = "row_of_" + id;
    publish(gambling("restricted"), "1.0.0", 0);
  }

  private PolicyEntry gambling(String betting) {
    return Policies.read(
        """
        {"policy_id": "%s", "name": "Gambling %1$s", "enforcement": "must",
         "jurisdictions": ["SG", "TH", "AU"], "policy_categories": ["%s"],
         "policy": "1. Only with a licence.",
         "ext": {"relay": {"stance": "restricted", "topics": [
           {"code": "sports-betting", "name": "Sports betting", "definition": "Bets on a game.",
            "stances": {"SG": "%s", "TH": "prohibited", "AU": "restricted", "AU-NSW": "prohibited"}},
           {"code": "lottery", "name": "Lottery", "stances": {"SG": "allowed"}}]}}}
        """
            .formatted(id, category, betting));
  }

  private void publish(PolicyEntry policy, String version, int inDays, String... markets) {
    var where = markets.length > 0 ? markets : new String[] {"SG", "TH", "AU"};
    var from = relay.now().plus(Duration.ofDays(inDays));
    publisher.publish(
        new PublishOrder(
            policy,
            version,
            policy.policyId() + version,
            policy.contentHash(),
            Stream.of(where).map(one -> new MarketRelease(new Market(one), from)).toList(),
            relay.now()));
  }

  private PolicyEntry overlay(String stance, List<String> channels) {
    return Policies.shouldRule()
        .with(
            Map.of(
                "policy_id",
                id + ":sg",
                "enforcement",
                "must",
                "jurisdictions",
                List.of("SG"),
                "channels",
                channels,
                "policy",
                "1. A licence must be shown.",
                "ext",
                Map.of("relay", Map.of("overlay_of", id, "stance", stance))));
  }

  @Test
  void eachTopicHasARowOfItsOwnBelowItsCategory() {
    var row = row();
    assertThat(texts(row.path("topics"), "code")).containsExactly("lottery", "sports-betting");
    assertThat(row.at("/topics/1/name").asText()).isEqualTo("Sports betting");
    assertThat(row.at("/topics/1/definition").asText()).isEqualTo("Bets on a game.");
    assertThat(said("sports-betting", "TH").path("stance").asText()).isEqualTo("prohibited");
    assertThat(said("sports-betting", "TH").at("/policies/0/own").asBoolean()).isTrue();
    assertThat(said("sports-betting", "TH").at("/policies/0/since").asText())
        .isEqualTo(relay.now().toString());
    assertThat(said("lottery", "SG").path("stance").asText()).isEqualTo("allowed");
    // the category's own cells say what they did
    assertThat(cell(row, "TH").path("stance").asText()).isEqualTo("restricted");
    assertThat(cell(row, "TH").at("/policies/0/policyId").asText()).isEqualTo(id);
  }

  @Test
  void aTopicThatSaysNothingOfAMarketIsAsItsPolicyAndSaysSo() {
    assertThat(said("lottery", "TH").path("stance").asText()).isEqualTo("restricted");
    assertThat(said("lottery", "TH").at("/policies/0/own").asBoolean()).isFalse();
    assertThat(pageRow("Lottery")).contains("as the policy");
    assertThat(said("lottery", "NZ").path("policies")).isEmpty();
  }

  @Test
  void aPartOfACountryThatDiffersIsNamed() {
    assertThat(said("sports-betting", "AU").path("stance").asText()).isEqualTo("restricted");
    assertThat(said("sports-betting", "AU").at("/policies/0/byPart").toString())
        .isEqualTo("[{\"place\":\"AU-NSW\",\"stance\":\"prohibited\"}]");
    assertThat(pageRow("Sports betting")).contains("in AU-NSW: prohibited");
  }

  @Test
  void anOverlayTightensEachTopicInItsMarket() {
    publish(overlay("prohibited", List.of()), "1.0.0", 0, "SG");

    for (var topic : List.of("lottery", "sports-betting")) {
      assertThat(said(topic, "SG").path("stance").asText()).isEqualTo("prohibited");
      assertThat(said(topic, "SG").at("/policies/0/overlays").toString())
          .isEqualTo("[\"" + id + ":sg\"]");
    }
    assertThat(said("lottery", "TH").path("stance").asText()).isEqualTo("restricted");
    assertSameAsTheFinder();
  }

  /** In the other channels the topic is what it was. */
  @Test
  void anOverlayForSomeChannelsTightensInThese() {
    publish(overlay("restricted", List.of("dooh", "ooh")), "1.0.0", 0, "SG");

    assertThat(said("lottery", "SG").path("stance").asText()).isEqualTo("allowed");
    assertThat(said("lottery", "SG").at("/policies/0/byChannel").toString())
        .isEqualTo("[{\"channels\":[\"dooh\",\"ooh\"],\"stance\":\"restricted\"}]");
    assertThat(said("sports-betting", "SG").at("/policies/0/byChannel")).isEmpty();
    assertThat(pageRow("Lottery")).contains("on digital out-of-home, out-of-home: restricted");
    assertSameAsTheFinder();
  }

  @Test
  void theNextOtherStanceIsAnnouncedWithItsInstantAndComesThen() {
    publish(gambling("restricted"), "1.1.0", 3);
    publish(gambling("prohibited"), "2.0.0", 9);

    var betting = said("sports-betting", "SG").at("/policies/0");
    assertThat(betting.at("/announced/stance").asText()).isEqualTo("prohibited");
    assertThat(betting.at("/announced/from").asText())
        .isEqualTo(relay.now().plus(Duration.ofDays(9)).toString());
    assertThat(said("lottery", "SG").at("/policies/0").has("announced")).isFalse();
    assertThat(pageRow("Sports betting")).contains("prohibited from ");

    relay.wait(Duration.ofDays(9));

    assertThat(said("sports-betting", "SG").path("stance").asText()).isEqualTo("prohibited");
    assertThat(said("sports-betting", "SG").at("/policies/0").has("announced")).isFalse();
  }

  @Test
  void theEndOfThePolicyIsToldOfItsTopicsToo() {
    var later =
        gambling("restricted")
            .with(
                Map.of(
                    "jurisdictions",
                    List.of("SG", "AU"),
                    "ext",
                    Map.of("relay", Map.of("stance", "restricted"))));
    publish(later, "2.0.0", 9, "SG", "AU");

    assertThat(said("sports-betting", "TH").at("/policies/0/until").asText())
        .isEqualTo(relay.now().plus(Duration.ofDays(9)).toString());
    assertThat(pageRow("Sports betting")).contains("no policy from ");
    assertThat(said("lottery", "SG").at("/policies/0/announced/stance").asText())
        .isEqualTo("restricted");
  }

  /** One of them alone would be false of the other. */
  @Test
  void policiesThatNameOneTopicEachHaveTheirOwnStanceInItsCell() {
    var other =
        gambling("allowed").with(Map.of("policy_id", id + "_b", "name", "Betting shops " + id));
    publish(other, "1.0.0", 0);

    assertThat(said("sports-betting", "SG").path("stance").asText()).isEqualTo("restricted");
    assertThat(texts(said("sports-betting", "SG").path("policies"), "stance"))
        .containsExactly("restricted", "allowed");
    assertThat(pageRow("Sports betting"))
        .contains("<strong>allowed</strong><a href=\"/policies/" + id + "_b/markets/SG\"");
  }

  @Test
  void aCategoryWithoutTopicsHasNone() {
    category = "plain_" + category;
    publish(
        entry.with(Map.of("policy_id", id + "_plain", "policy_categories", List.of(category))),
        "1.0.0",
        0,
        "SG");

    assertThat(row().path("topics").isArray()).isTrue();
    assertThat(row().path("topics")).isEmpty();
  }

  /** However many topics there are, and whatever is announced of them. */
  @Test
  void topicsTakeNoStatementsOfTheirOwn() {
    var before = counter.of(matrix::now).statements().size();

    publish(gambling("prohibited"), "2.0.0", 9);
    publish(overlay("restricted", List.of("dooh")), "1.0.0", 0, "SG");

    assertThat(counter.of(matrix::now).statements()).hasSize(before);
  }

  private void assertSameAsTheFinder() {
    for (var topic : List.of("lottery", "sports-betting")) {
      for (var market : List.of("SG", "TH", "AU")) {
        for (var channel : List.of("", "dooh", "radio")) {
          var asked =
              Http.at(port)
                  .get(
                      "/api/policies/requirements?market=%s&topic=%s%s"
                          .formatted(market, topic, channel.isEmpty() ? "" : "&channel=" + channel))
                  .json();
          var answer =
              StreamSupport.stream(asked.path("policies").spliterator(), false)
                  .filter(one -> one.path("policy_id").asText().equals(id))
                  .findFirst()
                  .orElseThrow();
          assertThat(inChannel(said(topic, market).at("/policies/0"), channel))
              .as(topic + " in " + market + " on " + channel)
              .isEqualTo(answer.path("stance").asText());
        }
      }
    }
  }

  private static String inChannel(JsonNode said, String channel) {
    return StreamSupport.stream(said.path("byChannel").spliterator(), false)
        .filter(one -> texts(one.path("channels")).anyMatch(channel::equals))
        .findFirst()
        .orElse(said)
        .path("stance")
        .asText();
  }

  private JsonNode row() {
    for (var row : Http.at(port).get("/api/policies/matrix").json().path("rows")) {
      if (row.path("category").asText().equals(category)) {
        return row;
      }
    }
    throw new AssertionError("no " + category);
  }

  private JsonNode said(String topic, String market) {
    for (var one : row().path("topics")) {
      if (one.path("code").asText().equals(topic)) {
        return cell(one, market);
      }
    }
    throw new AssertionError("no " + topic);
  }

  private static JsonNode cell(JsonNode row, String market) {
    for (var cell : row.path("cells")) {
      if (cell.path("market").asText().equals(market)) {
        return cell;
      }
    }
    throw new AssertionError("no " + market);
  }

  private String pageRow(String topic) {
    var category =
        Http.at(port).get("/policies/matrix").text().split("row of " + id.replace('_', ' '))[1];
    var from = category.substring(category.indexOf(">" + topic + "</a>"));
    return from.substring(0, from.indexOf("</tr>"));
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path(field).asText())
        .toList();
  }
}
