package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.PolicyFamily.tightens;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOutcome.Obstructed;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A regulator's ban waits for nobody, and so for no market: what a market has added stands beside
 * it until somebody has settled it.
 */
@RelayTest
@StoppedTime
class EmergencyBesideOverlaysTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;
  @Autowired Wording wording;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry base =
      mustRule()
          .with(
              Map.of(
                  "jurisdictions",
                  List.of("AU", "NZ"),
                  "policy",
                  "Betting ads may be shown to adults.\n\n1. The audience must be 18 or older."));
  private final PolicyFamily family = new PolicyFamily(base, "AU");
  private final String id = family.id();

  @BeforeEach
  void aBasePermits() {
    relay.publish("1.0.0", base);
  }

  @Test
  void aBanIsPublicInEveryMarketWhateverOneOfThemHasAdded() {
    relay.publish("1.0.0", family.overlay("Betting ads may be shown if a licence is shown."));

    var change = relay.propose("policy-specialist", emergency(ban()));
    assertThat(briefing(change, "Task_ApproveChange"))
        .contains("Overlays that will stand beside it, unsettled")
        .contains("/policies/%s:au/versions/1.0.0".formatted(id), "if a licence is shown")
        .contains("the stricter applies")
        .contains(
            "approved now, it is public at once, and applies at once in Australia (AU), New Zealand (NZ)")
        .doesNotContain("have to be fitted first");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");

    assertThat(relay.waiting(change)).doesNotContain("Task_RepairPublication");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    for (var market : List.of("AU", "NZ")) {
      var read = registry.resolve(id, new Market(market), relay.now(), relay.now()).orElseThrow();
      assertThat(read.base().version()).isEqualTo("2.0.0");
      assertThat(read.entry().text()).contains("Betting ads are prohibited.");
    }
    assertThat(leftToSettle(change))
        .singleElement()
        .satisfies(left -> assertThat(left).contains(id + ":au 1.0.0 was written", "propose a"));
    var notices = noticesOf(change);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0))
        .containsEntry("urgency", "URGENT")
        .containsEntry("link", "/policies/" + id + ":au");
  }

  /** Whom nobody can judge by a program stands there, too: nobody has approved it with the ban. */
  @Test
  void anOverlayThatLooksNoLooserIsNamedAsWell() {
    relay.publish("1.0.0", family.overlay("A licence must be shown."));

    var change = relay.propose("policy-specialist", emergency(ban()));

    assertThat(briefing(change, "Task_ApproveChange"))
        .contains("Overlays that will stand beside it, unsettled", "A licence must be shown.");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    assertThat(leftToSettle(change))
        .singleElement()
        .satisfies(
            left -> assertThat(left).contains("was written for version 1.0.0", " is prepared"));
  }

  @Test
  void whatAProgramCanFitIsProposedAndNamed() {
    relay.publish(
        "1.0.0",
        family.overlay(
            "A licence must be shown.", tightens("c2", "The audience must be 21 or older.")));
    var change = relay.emergency(aged(base, 25));

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    var fitting =
        changes.openBecauseOf(change).stream()
            .filter(one -> one.policyId().equals(id + ":au"))
            .findFirst()
            .orElseThrow();
    assertThat(fitting.entry().tightens()).isEmpty();
    assertThat(leftToSettle(change))
        .singleElement()
        .satisfies(left -> assertThat(left).contains(fitting.key() + " is prepared"));
    assertThat(noticesOf(change).get(0))
        .containsEntry("link", "/changes/" + fitting.key())
        .satisfies(
            notice ->
                assertThat(String.valueOf(notice.get("body")))
                    .contains("/policies/" + id + ":au", "/changes/" + fitting.key())
                    .doesNotContain("- "));
  }

  @Test
  void whatHasNoOverlayLeavesNothingToSettle() {
    var change = relay.propose("policy-specialist", emergency(ban()));
    assertThat(briefing(change, "Task_ApproveChange")).doesNotContain("unsettled");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(leftToSettle(change)).isEmpty();
  }

  /** It waits for no market; an overlay that loosens its base is another matter. */
  @Test
  void anUrgentOverlayMayNotLoosenItsBase() {
    relay.publish("2.0.0", ban());
    var looser = family.overlay("Betting ads may be shown if a licence is shown.");

    var outcome = publisher.attempt(urgent("1.0.0", looser, "AU"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Obstructed.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OVERLAY_LOOSENS));
  }

  @Test
  void aNumberThatIsTakenIsRefusedHoweverUrgentItIs() {
    assertThat(publisher.attempt(urgent("1.0.0", ban(), "AU", "NZ")).obstacle())
        .map(Obstructed::code)
        .contains(ErrorCode.VERSION_TAKEN);
  }

  /** Neither the base nor the overlay changes a rule: what stands unsettled stays as it was. */
  @Test
  void wordingOfWhatStandsUnsettledIsCorrectedAsOfAnyOther() {
    relay.publish("1.0.0", family.overlay("Betting ads may be shown if a  licence is shown."));
    assertThat(publisher.attempt(urgent("2.0.0", ban("are  prohibited"), "AU", "NZ")).obstacle())
        .isEmpty();

    wording.correct(specialist(), ban(), "are  prohibited", "are prohibited");
    wording.correct(specialist(), family.overlay("Any."), "a  licence", "a licence");

    assertThat(registry.newestVersion(id).orElseThrow().version()).isEqualTo("2.0.1");
    assertThat(registry.newestVersion(id + ":au").orElseThrow().version()).isEqualTo("1.0.1");
  }

  private Http specialist() {
    return Http.at(port).as("policy-specialist");
  }

  private PolicyEntry ban() {
    return ban("are prohibited");
  }

  private PolicyEntry ban(String words) {
    return base.with(
        Map.of(
            "policy", "Betting ads %s.\n\n1. The audience must be 18 or older.".formatted(words)));
  }

  private PublishOrder urgent(String version, PolicyEntry entry, String... markets) {
    var change = "S-" + entry.policyId() + version;
    var order = Policies.order(entry, version, change, relay.now(), markets);
    return new PublishOrder(
        entry,
        version,
        change,
        order.approvedHash(),
        order.releases(),
        order.publishedAt(),
        null,
        true);
  }

  private List<String> leftToSettle(String change) {
    return audit.of(change).stream()
        .filter(entry -> entry.event().equals("left-to-settle"))
        .map(AuditEntry::detail)
        .map(String::valueOf)
        .toList();
  }

  private List<Map<String, Object>> noticesOf(String change) {
    return jdbc.sql("select urgency, link, body from notice where event like ?")
        .param(change + "/left-to-settle/%")
        .query()
        .listOfRows();
  }

  private String briefing(String change, String step) {
    return Http.at(port)
        .as("policy-manager")
        .form(relay.task(change, step).getId())
        .text()
        // as people see it: its Markdown is escaped
        .replace("\\", "");
  }
}
