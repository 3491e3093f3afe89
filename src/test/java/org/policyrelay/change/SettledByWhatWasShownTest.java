package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing counts as settled that was not in front of who approved it. */
@RelayTest
class SettledByWhatWasShownTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyPublisher publisher;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyEntry base = mustRule();
  private String id = "";

  @BeforeEach
  void stopTime() {
    relay.stopTime();
    id = base.policyId();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void whoApprovesAnOverlayHasItsBaseInFrontOfThemToTheLetter() {
    publish("1.0.0", base.with(Map.of("policy", "Ads must be kind <at once>.")), "SG");
    var change = relay.propose("policy-specialist", Policies.proposal(overlay("Be brief.")));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);

    assertThat(briefing(change))
        .contains("Its base, which it will be read with", "Ads must be kind <at once>.");
  }

  /** A draft of the base that is on its way is read, too. */
  @Test
  void whoApprovesAnOverlayOfADraftHasTheDraftInFrontOfThem() {
    relay.approved(base.with(Map.of("policy", "Ads must be kind.")));
    var change = relay.propose("policy-specialist", Policies.proposal(overlay("Be brief.")));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);

    assertThat(briefing(change)).contains("as drafted", "Ads must be kind.");
  }

  /** What it is compared with is no longer what the form has shown. */
  @Test
  void anApprovalCountsForTheVersionThatItsFormHasComparedItWith() {
    publish("1.0.0", base, "SG", "TH");
    var change = relay.propose("policy-specialist", Policies.proposal(more("Be brief.")));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
    var task = relay.task(change, "Task_ApproveChange").getId();
    var opened = form(task).at("/shown/value").asText();
    publish("2.0.0", more("Lottery ads must not be shown."), "SG", "TH");

    assertThat(approve(task, opened).status()).isEqualTo(409);
    assertThat(approve(task, form(task).at("/shown/value").asText()).status()).isEqualTo(204);
  }

  /** What a withdrawal brings back has the key of what was withdrawn. */
  @Test
  void aFormerOverlayThatComesBackHasNoneOfTheApprovalsOfWhatIsWithdrawn() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay("Be brief."), "SG");
    emergency(more("Lottery ads must not be shown."));
    assertThat(unsettled()).hasSize(1);
    var second = relay.inEffect(overlay("Be brief and clear."));
    assertThat(unsettled()).isEmpty();
    changes.withdraw(second, "policy-manager", "it was wrong");
    relay.settle();
    assertThat(unsettled()).as("the first one, beside the ban").hasSize(1);

    emergency(more("Something else must be shown."));
    emergency(more("Lottery ads must not be shown."));

    assertThat(unsettled()).as("nobody has approved the first one beside the ban").hasSize(1);
  }

  @Test
  void whoApprovesABaseIsToldOfTheOverlaysThatItLeavesWithoutOne() {
    base = base.with(Map.of("channels", List.of("ooh", "display")));
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay("Be brief.").with(Map.of("channels", List.of("ooh"))), "SG");
    var change =
        relay.propose(
            "policy-specialist",
            Policies.emergency(more("Be kind.").with(Map.of("channels", List.of("display")))));

    assertThat(briefing(change)).contains("Overlays that it leaves without a base", "Be brief.");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.settle();

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

    relay.goTo(Date.from(relay.now().plusSeconds(60)));
    emergency(more("Be kinder.").with(Map.of("channels", List.of("display"))));
    assertThat(left("without its base")).as("told once while it lasts").isEqualTo(1);
    emergency(more("Be kind."));
    assertThat(notice(left)).containsEntry("over_how", "settled");
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

  /** Said before, on record and in the inbox after it, and on the page as long as it lasts. */
  @Test
  void whoWithdrawsABaseIsToldOfTheOverlaysThatThisLeavesWithoutOne() {
    publish("1.0.0", base.with(Map.of("channels", List.of("display"))), "SG", "TH");
    var change = emergency(more("Be kind.").with(Map.of("channels", List.of("display", "ooh"))));
    publish("1.0.0", overlay("Be brief.").with(Map.of("channels", List.of("ooh"))), "SG");
    assertThat(page(change)).contains("Nobody will read " + id + ":sg 1.0.0, at once");

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    var silent = "nobody reads %s:sg 1.0.0 as long as %s does not apply".formatted(id, id);
    assertThat(left("without its base")).isEqualTo(1);
    assertThat(page(change).split("Left to settle:")[1]).contains(silent);
    relay.goTo(Date.from(relay.now().plusSeconds(60)));
    publish("9.0.0", base, "SG", "TH");
    assertThat(page(change)).doesNotContain("Left to settle:");
  }

  /** The base has left its channel since, and nobody would read what comes back. */
  @Test
  void whoWithdrawsAnOverlayIsToldThatItsFormerVersionMeetsNoBase() {
    publish("1.0.0", base.with(Map.of("channels", List.of("ooh", "display"))), "SG", "TH");
    publish("1.0.0", overlay("Be brief.").with(Map.of("channels", List.of("ooh"))), "SG");
    relay.goTo(Date.from(relay.now().plusSeconds(60)));
    var change = relay.inEffect(overlay("Be brief.").with(Map.of("channels", List.of("display"))));
    publish("9.0.0", base.with(Map.of("channels", List.of("display"))), "SG", "TH");
    relay.goTo(Date.from(relay.now().plusSeconds(60)));

    assertThat(page(change)).contains("Nobody will read " + id + ":sg 3.0.0, at once");
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }

  /** It drops the market, and is not there for the overlay from an instant that is to come. */
  @Test
  void anOverlayWhoseMarketIsDroppedIsLeftToSettle() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay("Be brief."), "SG");

    relay.inEffect(more("Be kind.").with(Map.of("jurisdictions", List.of("TH"))));

    assertThat(left("without its base")).isEqualTo(1);
  }

  /** Its base has become stricter since it was drafted. */
  @Test
  void anOverlayThatItsBaseDoesNotTakeAnyMoreIsNotApproved() {
    publish("1.0.0", stance(base, "restricted"), "SG", "TH");
    var change =
        relay.propose(
            "policy-specialist", Policies.proposal(stance(overlay("Be brief."), "restricted")));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
    publish("2.0.0", stance(more("Be kind."), "prohibited"), "SG", "TH");

    assertThat(briefing(change)).contains("Its base has changed, and would refuse it now");
    var task = relay.task(change, "Task_ApproveChange").getId();
    assertThatThrownBy(() -> relay.answer("policy-manager", task, "outcome", "approve"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("prohibited");
  }

  /** An emergency has taken the place of what was to come. */
  @Test
  void whatNeverComesIsNotAnnouncedAsComing() {
    publisher.publish(
        Policies.order(base, "1.0.0", "S-" + id, relay.now().plusSeconds(864_000), "SG", "TH"));
    publish("2.0.0", more("Lottery ads must not be shown."), "SG", "TH");

    assertThat(Http.at(port).get("/policies/" + id).text())
        .contains("2.0.0")
        .doesNotContain("A newer version is published");
  }

  private String emergency(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", Policies.emergency(entry));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.settle();
    relay.goTo(Date.from(relay.now().plusSeconds(60)));
    return change;
  }

  private PolicyEntry more(String sentence) {
    return base.with(Map.of("policy", base.text() + "\n\n2. " + sentence));
  }

  private static PolicyEntry stance(PolicyEntry entry, String stance) {
    var relay =
        entry
            .overlayOf()
            .map(of -> Map.of("overlay_of", of, "stance", stance))
            .orElse(Map.of("stance", stance));
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }

  private PolicyEntry overlay(String text) {
    return base.with(
        Map.of(
            "policy_id",
            id + ":sg",
            "jurisdictions",
            List.of("SG"),
            "policy",
            text,
            "ext",
            Map.of("relay", Map.of("overlay_of", id))));
  }

  private JsonNode unsettled() {
    return Http.at(port)
        .get("/api/policies/resolve?market=SG&policy_id=" + id)
        .json()
        .at("/ext/relay/unsettled");
  }

  private String briefing(String change) {
    return form(relay.task(change, "Task_ApproveChange").getId()).at("/briefing/value").asText();
  }

  private JsonNode form(String task) {
    return Http.at(port)
        .as("policy-manager")
        .get("/engine-rest/task/" + task + "/form-variables")
        .json();
  }

  private Http.Answer approve(String task, String shown) {
    return Http.at(port)
        .as("policy-manager")
        .post(
            "/engine-rest/task/" + task + "/submit-form",
            Map.of(
                "variables",
                Map.of("outcome", Map.of("value", "approve"), "shown", Map.of("value", shown))));
  }

  private void publish(String version, PolicyEntry entry, String... markets) {
    publisher.publish(
        Policies.order(entry, version, "S-" + entry.policyId() + version, relay.now(), markets));
  }
}
