package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes back is in a list of its own, and what was done is on record in words. */
@RelayTest
@StoppedTime
class CameBackTest {

  private static final String LIST = "Handed back to us";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Audit audit;
  @LocalServerPort int port;

  @Test
  void aPartThatWasHandedBackIsDecidedAboutUntilItIsMade() {
    var change = relay.approved(mustRule());
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    relay.complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    relay.complete(
        "training-lead",
        change,
        "Task_DeliverWork @training",
        "outcome",
        "hand-back",
        "handBackReason",
        "nobody speaks Thai");
    assertThat(list()).contains(release(change));

    relay.complete(
        "policy-manager",
        change,
        "Task_ReleaseToMarkets",
        "outcome",
        "hold",
        "holdReason",
        "somebody does now");
    relay.deliver("training-lead", change, "training");
    assertThat(list()).doesNotContain(release(change));
  }

  @Test
  void aReleaseIsOnRecordByTheClockOfEachMarket() {
    var change = relay.approved(mustRule());
    relay.allDeliver(change);
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    assertThat(detail(change, "released"))
        .startsWith("effective ")
        .contains(", 00:00 in Singapore (UTC+8), Thailand (UTC+7)")
        .doesNotContain("T16:00:00Z");
  }

  @Test
  void whatWasNeverPublicIsNotSaidToHaveBeenTakenBack() {
    var change = relay.propose("policy-specialist", proposal(mustRule()));
    changes.hold(change, "policy-manager", "waits for Legal");
    changes.resume(change, "policy-manager");
    assertThat(detail(change, "change-resumed")).isEqualTo("held since 1 Mar 2027, 01:00 UTC");
    changes.withdraw(change, "policy-manager", "not needed");
    relay.settle();
    assertThat(audit.of(change))
        .extracting(AuditEntry::event)
        .contains("nothing-was-public")
        .doesNotContain("publication-rolled-back");

    var published = relay.inEffect(mustRule());
    changes.withdraw(published, "policy-manager", "not needed");
    relay.settle();
    assertThat(audit.of(published))
        .extracting(AuditEntry::event)
        .contains("publication-rolled-back")
        .doesNotContain("nothing-was-public");
  }

  private String detail(String change, String event) {
    return audit.of(change).stream()
        .filter(entry -> entry.event().equals(event))
        .map(AuditEntry::detail)
        .findFirst()
        .orElse("none");
  }

  private String release(String change) {
    return relay.task(change, "Task_ReleaseToMarkets").getId();
  }

  private String list() {
    var manager = Http.at(port).as("policy-manager");
    for (var filter : manager.get("/engine-rest/filter").json()) {
      if (filter.path("name").asText().equals(LIST)) {
        return manager.get("/engine-rest/filter/" + filter.path("id").asText() + "/list").text();
      }
    }
    throw new AssertionError("there is no list " + LIST);
  }
}
