package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An overlay that meets a version of its base beside which nobody has approved it: both are public
 * to the letter, every door says so, and somebody has it to settle.
 */
@RelayTest
@StoppedTime
class UnsettledOverlaysTest {

  private static final String PERMISSION = "Ads may be shown near schools if they are shut.";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final PolicyEntry banning = family.more("Ads must not be shown near schools.");
  private final String id = family.id();

  /** The ban was taken away, a market has made use of it, and the ban comes back. */
  @Test
  void afterAWithdrawalBothStandUnderALineUntilSomebodyHasSettledThem() {
    relay.publish("1.0.0", banning);
    var change = relay.inEffect(base);
    relay.publish("1.0.0", family.overlay("A licence must be shown.\n\n" + PERMISSION));
    assertThat(unsettled(resolved())).isEmpty();
    assertThat(page()).doesNotContain("Not settled");
    var line =
        "written for version 2.0.0 of %s; where it differs from version 3.0.0, the stricter applies"
            .formatted(id);
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains(
            "Readers will have both, at once, until somebody has settled it: "
                + id
                + ":sg 1.0.0 was")
        .contains(line);

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    assertThat(page())
        .contains("Not settled since ", line, PERMISSION, "Ads must not be shown near schools.");
    var now = resolved();
    assertThat(now.path("policy").asText())
        .contains("(" + line, PERMISSION, "Ads must not be shown near schools.");
    var told = unsettled(now).get(0);
    assertThat(told.path("policy_id").asText()).isEqualTo(id + ":sg");
    assertThat(told.path("version").asText()).isEqualTo("1.0.0");
    assertThat(told.path("base_version").asText()).isEqualTo("3.0.0");
    assertThat(told.path("written_for")).extracting(JsonNode::asText).containsExactly("2.0.0");
    assertThat(told.has("since")).isTrue();
    assertThat(bulk()).isEqualTo(now);
    everyDoorSaysIt(line);
    assertThat(marks()).containsExactly("list", "base", "table");
    assertThat(gaps()).contains("unsettled");
    assertThat(Http.at(port).get("/api/policies/matrix").text()).doesNotContain("unsettled");

    relay.pass(Duration.ofMinutes(1));
    relay.publish("2.0.0", family.overlay("A licence must be shown."));
    assertThat(unsettled(resolved())).isEmpty();
    assertThat(page()).doesNotContain("Not settled");
    assertThat(marks()).isEmpty();
    assertThat(gaps()).doesNotContain("unsettled");
    assertThat(feed()).doesNotContain(id + ":sg 1.0.0 was " + line);
  }

  /** Where nothing of it looks looser, who manages reads both and approves the same words again. */
  @Test
  void aChangeIsPreparedThatSettlesTheSameWords() {
    relay.publish("1.0.0", banning);
    var change = relay.inEffect(base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();
    assertThat(unsettled(resolved())).hasSize(1);

    var prepared = changeOf(id + ":sg");
    assertThat(prepared.entry().text()).isEqualTo("A licence must be shown.");
    assertThat(prepared.request().reason()).contains("was written for version 2.0.0");
    relay.complete("policy-manager", prepared.key(), "Task_ApproveChange", "outcome", "approve");

    assertThat(unsettled(resolved())).isEmpty();
    assertThat(resolved().path("policy").asText())
        .contains("In Singapore, in addition:\n\nA licence must be shown.");
  }

  private void everyDoorSaysIt(String line) {
    var own = id + ":sg";
    for (var door :
        List.of(
            "/policies/" + own,
            "/policies/" + own + "/versions/1.0.0",
            "/policies/" + own + "/markets/SG",
            "/policies/" + id + "/markets/SG",
            "/policies/search?market=SG&q=%22near+schools+if%22",
            "/policies/markets/SG/changes.atom")) {
      assertThat(Http.at(port).get(door).text()).as(door).contains(line);
    }
    for (var door :
        List.of(
            "/api/policies/resolve?policy_id=" + own,
            "/api/policies/resolve?market=SG&policy_id=" + own,
            "/api/policies/resolve?version=1.0.0&policy_id=" + own)) {
      var alone = Http.at(port).get(door).json();
      assertThat(alone.path("policy").asText()).as(door).contains(PERMISSION);
      assertThat(alone.at("/ext/relay/state").asText()).as(door).isEqualTo("in-effect");
      assertThat(unsettled(alone)).as(door).hasSize(1);
    }
    assertThat(
            unsettled(
                Http.at(port).get("/api/policies/registry?search=" + own).json().at("/policies/0")))
        .hasSize(1);
    assertThat(
            unsettled(
                Http.at(port)
                    .get("/api/policies/history?policy_id=" + own)
                    .json()
                    .at("/versions/0")))
        .hasSize(1);
    var admin = Http.at(port).as("admin");
    var exported = one(admin.get("/api/policies/export").json(), own);
    assertThat(exported.at("/ext/relay").has("unsettled")).isFalse();
    var again = admin.post("/api/policies/import?dryRun=true", exported.toString()).json();
    assertThat(again.path("left").asInt()).as(again.toString()).isEqualTo(1);
  }

  /** Where readers who have not opened the market's page are sent to it. */
  private List<String> marks() {
    var link = "<a href=\"/policies/%s/markets/SG\">".formatted(id);
    var list = Http.at(port).get("/policies/markets/SG").text();
    var page = Http.at(port).get("/policies/" + id).text();
    var marks = new ArrayList<String>();
    if (list.contains(link + "Not settled</a>")) {
      marks.add("list");
    }
    if (page.contains("Not settled in " + link + "Singapore (SG)</a>: nobody has approved")) {
      marks.add("base");
    }
    if (page.contains(">not settled</span>")) {
      marks.add("table");
    }
    return marks;
  }

  private static JsonNode one(JsonNode entries, String policyId) {
    for (var entry : entries) {
      if (entry.path("policy_id").asText().equals(policyId)) {
        return entry;
      }
    }
    throw new AssertionError("no " + policyId);
  }

  private static JsonNode unsettled(JsonNode policy) {
    return policy.at("/ext/relay/unsettled");
  }

  /** What the matrix tells a lead of the base in Singapore. */
  private String gaps() {
    var matrix = Http.at(port).as("qa-lead").get("/api/policies/matrix").json();
    for (var row : matrix.path("rows")) {
      for (var cell : row.path("cells")) {
        for (var policy : cell.path("policies")) {
          if (cell.path("market").asText().equals("SG")
              && policy.path("policyId").asText().equals(id)) {
            return policy.path("gaps").toString();
          }
        }
      }
    }
    throw new AssertionError("not in the matrix");
  }

  private String page() {
    return Http.at(port).get("/policies/%s/markets/SG".formatted(id)).text();
  }

  private JsonNode resolved() {
    return Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + id).json();
  }

  private JsonNode bulk() {
    return Http.at(port)
        .post("/api/policies/resolve/bulk", Map.of("policy_ids", List.of(id), "market", "SG"))
        .json()
        .path("results")
        .path(id);
  }

  private String feed() {
    return Http.at(port).get("/policies/markets/SG/changes.atom").text();
  }

  private PolicyChange changeOf(String policyId) {
    return changes.newest(Integer.MAX_VALUE).stream()
        .filter(change -> change.policyId().equals(policyId))
        .findFirst()
        .orElseThrow();
  }
}
