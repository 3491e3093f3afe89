package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An overlay that its base leaves without one is read by nobody: somebody has it to settle. */
@RelayTest
@StoppedTime
class OverlaysWithoutBaseTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final String id = family.id();

  @Test
  void whoApprovesABaseIsToldOfTheOverlaysThatItLeavesWithoutOne() {
    var both = new PolicyFamily(on(base, "ooh", "display"), "SG");
    relay.publish("1.0.0", both.base());
    relay.publish("1.0.0", on(both.overlay("Be brief."), "ooh"));
    var change =
        relay.propose(
            "policy-specialist", Policies.emergency(on(both.more("Be kind."), "display")));

    assertThat(briefing(change)).contains("Overlays that it leaves without a base", "Be brief.");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    var own = Http.at(port).get("/api/policies/resolve?version=1.0.0&policy_id=" + id + ":sg");
    assertThat(own.json().at("/ext/relay/state").asText()).isEqualTo("without-base");
    assertThat(Http.at(port).get("/policies/" + id + ":sg").text())
        .contains("has no base that applies");
    var left = change + "/left-to-settle/" + id + ":sg 1.0.0 without its base";
    assertThat(notice(left))
        .containsEntry("over_how", null)
        .extractingByKey("body")
        .asString()
        .contains("put the base back there, or withdraw or replace the overlay", "/policies/" + id);

    relay.pass(Duration.ofMinutes(1));
    emergency(on(both.more("Be kinder."), "display"));
    assertThat(left("without its base")).as("told once while it lasts").isEqualTo(1);
    emergency(both.more("Be kind."));
    assertThat(notice(left)).containsEntry("over_how", "settled");
  }

  /** Said before, on record and in the inbox after it, and on the page as long as it lasts. */
  @Test
  void whoWithdrawsABaseIsToldOfTheOverlaysThatThisLeavesWithoutOne() {
    relay.publish("1.0.0", on(base, "display"));
    var change = emergency(on(family.more("Be kind."), "display", "ooh"));
    relay.publish("1.0.0", on(family.overlay("Be brief."), "ooh"));
    assertThat(page(change)).contains("Nobody will read " + id + ":sg 1.0.0, at once");

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    var silent = "nobody reads %s:sg 1.0.0 as long as %s does not apply".formatted(id, id);
    assertThat(left("without its base")).isEqualTo(1);
    assertThat(page(change).split("Left to settle:")[1]).contains(silent);
    relay.pass(Duration.ofMinutes(1));
    relay.publish("9.0.0", base);
    assertThat(page(change)).doesNotContain("Left to settle:");
  }

  /** The base has left its channel since, and nobody would read what comes back. */
  @Test
  void whoWithdrawsAnOverlayIsToldThatItsFormerVersionMeetsNoBase() {
    relay.publish("1.0.0", on(base, "ooh", "display"));
    relay.publish("1.0.0", on(family.overlay("Be brief."), "ooh"));
    relay.pass(Duration.ofMinutes(1));
    var change = relay.inEffect(on(family.overlay("Be brief."), "display"));
    relay.publish("9.0.0", on(base, "display"));
    relay.pass(Duration.ofMinutes(1));

    assertThat(page(change)).contains("Nobody will read " + id + ":sg 3.0.0, at once");
  }

  /** It drops the market, and is not there for the overlay from an instant that is to come. */
  @Test
  void anOverlayWhoseMarketIsDroppedIsLeftToSettle() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("Be brief."));

    relay.inEffect(family.more("Be kind.").with(Map.of("jurisdictions", List.of("TH"))));

    assertThat(left("without its base")).isEqualTo(1);
  }

  private static PolicyEntry on(PolicyEntry entry, String... channels) {
    return entry.with(Map.of("channels", List.of(channels)));
  }

  private String emergency(PolicyEntry entry) {
    var change = relay.emergency(entry);
    relay.pass(Duration.ofMinutes(1));
    return change;
  }

  private Map<String, Object> notice(String event) {
    return jdbc.sql("select body, over_how from notice where event = ?")
        .param(event)
        .query()
        .singleRow();
  }

  private int left(String what) {
    return jdbc.sql("select count(*) from notice where event like ?")
        .param("%/left-to-settle/" + id + ":sg%" + what)
        .query(Integer.class)
        .single();
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }

  private String briefing(String change) {
    var task = relay.task(change, "Task_ApproveChange").getId();
    return Http.at(port).as("policy-manager").shown(task, "briefing");
  }
}
