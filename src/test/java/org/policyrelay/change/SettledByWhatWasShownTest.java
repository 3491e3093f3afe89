package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.stance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing counts as settled that was not in front of who approved it. */
@RelayTest
@StoppedTime
class SettledByWhatWasShownTest {

  @Autowired Relay relay;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final PolicyEntry banning = family.more("Ads must not be shown near schools.");
  private final String id = family.id();

  @Test
  void whoApprovesAnOverlayHasItsBaseInFrontOfThemToTheLetter() {
    relay.publish("1.0.0", base.with(Map.of("policy", "Ads must be kind <at once>.")), "SG");
    var change = relay.reviewed(family.overlay("Be brief."));

    assertThat(briefing(change))
        .contains("Its base, which it will be read with", "Ads must be kind <at once>.");
  }

  /** A change of the base that nobody has drafted yet says what is published. */
  @Test
  void aBaseThatIsDraftedAsItIsStandsThereOnce() {
    relay.publish("1.0.0", base.with(Map.of("policy", "Ads must be kind.")), "SG");
    relay.propose("policy-specialist", proposal(base.with(Map.of("policy", "Ads must be kind."))));
    var change =
        relay.reviewed(family.overlay("Be brief.", PolicyFamily.tightens("c1", "Be very kind.")));

    assertThat(briefing(change))
        .contains("as drafted")
        .containsOnlyOnce("The base goes on to hold")
        .containsOnlyOnce("#### How it words clauses of");
    assertThat(briefing(change).split("Ads must be kind\\.", -1))
        .as("in the base, and where its clause is worded otherwise")
        .hasSize(3);
  }

  /** A draft of the base that is on its way is read, too. */
  @Test
  void whoApprovesAnOverlayOfADraftHasTheDraftInFrontOfThem() {
    relay.approved(base.with(Map.of("policy", "Ads must be kind.")));
    var change = relay.reviewed(family.overlay("Be brief."));

    assertThat(briefing(change)).contains("as drafted", "Ads must be kind.");
  }

  @Test
  void whoApprovesABaseHasEveryOverlayInFrontOfThemToTheLetterAndSettlesItWithThat() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A *licence* must be shown <at once>."));
    var change = relay.reviewed(banning);

    assertThat(briefing(change))
        .contains(
            "Overlays that it will be read with", "/policies/%s:sg/versions/1.0.0".formatted(id))
        .contains("A *licence* must be shown <at once>.");
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.bringIntoEffect(change);

    assertThat(resolved().path("version").asText()).isEqualTo("2.0.0");
    assertThat(resolved().at("/ext/relay/unsettled")).isEmpty();
  }

  /** What came since the form was opened was not in front of who answers it. */
  @Test
  void anApprovalCountsForTheOverlaysThatItsFormHasShown() {
    relay.publish("1.0.0", base);
    var change = relay.reviewed(banning);
    var task = relay.task(change, "Task_ApproveChange").getId();
    var opened = shown(task, "shown");
    relay.publish("1.0.0", family.overlay("A licence must be shown."));

    var answer = approve(task, opened);

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.text()).contains("open the task again");
    var again = shown(task, "shown");
    assertThat(again).isNotEqualTo(opened).matches("[0-9a-f]{64}");
    assertThat(approve(task, again).status()).isEqualTo(204);
  }

  /** What it is compared with is no longer what the form has shown. */
  @Test
  void anApprovalCountsForTheVersionThatItsFormHasComparedItWith() {
    relay.publish("1.0.0", base);
    var change = relay.reviewed(family.more("Be brief."));
    var task = relay.task(change, "Task_ApproveChange").getId();
    var opened = shown(task, "shown");
    relay.publish("2.0.0", family.more("Lottery ads must not be shown."));

    assertThat(approve(task, opened).status()).isEqualTo(409);
    assertThat(approve(task, shown(task, "shown")).status()).isEqualTo(204);
  }

  /** Its base has become stricter since it was drafted. */
  @Test
  void anOverlayThatItsBaseDoesNotTakeAnyMoreIsNotApproved() {
    relay.publish("1.0.0", stance(base, "restricted"));
    var change = relay.reviewed(stance(family.overlay("Be brief."), "restricted"));
    relay.publish("2.0.0", stance(family.more("Be kind."), "prohibited"));

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
    relay.publish("2.0.0", family.more("Lottery ads must not be shown."));

    assertThat(Http.at(port).get("/policies/" + id).text())
        .contains("2.0.0")
        .doesNotContain("A newer version is published");
  }

  private String briefing(String change) {
    return shown(relay.task(change, "Task_ApproveChange").getId(), "briefing");
  }

  private String shown(String task, String field) {
    return Http.at(port).as("policy-manager").shown(task, field);
  }

  private Http.Answer approve(String task, String shown) {
    return Http.at(port)
        .as("policy-manager")
        .post(
            "/engine-rest/task/" + task + "/submit-form",
            Http.variables("outcome", "approve", "shown", shown));
  }

  private JsonNode resolved() {
    return Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + id).json();
  }
}
