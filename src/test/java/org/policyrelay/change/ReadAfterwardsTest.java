package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A published change is held against what it replaced, whatever has been published since. */
@RelayTest
@StoppedTime
class ReadAfterwardsTest {

  private static final String BY_CLOCK =
      "1 Mar 2027, 08:07 in Thailand (UTC+7); 1 Mar 2027, 09:07 in Singapore (UTC+8)";

  private static final String BEFORE = "1. Ads must be shown to adults.\n2. No  ads at night.";
  private static final String ORDERED =
      "1. Ads must be shown to adults.\n2. No  ads at work or at night.";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private PolicyEntry entry = PolicyEntry.stored("{}");
  private String change = "";

  @BeforeEach
  void anEmergencyIsPublic() {
    entry =
        shouldRule()
            .with(
                Map.of(
                    "policy",
                    BEFORE,
                    "category",
                    "regulation",
                    "ext",
                    Map.of("relay", Map.of("stance", "restricted"))));
    wording.publish(entry, "1.0.0", "S-" + entry.policyId());
    entry = entry.without("category").without("ext").with(Map.of("policy", ORDERED));
    change = relay.propose("policy-specialist", emergency(entry));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.pass(Duration.ofMinutes(7));
  }

  @Test
  void aLateReviewIsOfWhatTheEmergencyChangedAndNotOfWhatCameLater() {
    supersede();

    assertThat(briefing())
        .contains(
            "It has been public, and applied from 1 Mar 2027, 08:00 in Thailand (UTC+7);"
                + " 1 Mar 2027, 09:00 in Singapore (UTC+8).")
        .contains("It was replaced by 3.0.0 on " + BY_CLOCK)
        .contains("against version 1.0.0", "[added: **work or at** ]")
        .contains("stance changes from restricted to none")
        .contains("- **category**: regulation → standard")
        .doesNotContain("2.0.0]", "against version 3.0.0", "It is public already");
  }

  @Test
  void itsPageSaysTheSameAndCallsNothingInEffectThatIsReplaced() {
    assertThat(page()).contains("<span class=\"tag\">In effect</span>");
    supersede();

    assertThat(page())
        .contains("Replaced by 3.0.0</span><span> on 1 March 2027, 09:07 Singapore (UTC+8)")
        .contains("Replaced by 3.0.0</span><span> on 1 March 2027, 08:07 Bangkok (UTC+7)")
        .contains("<span class=\"tag\">Replaced</span>")
        .contains("against version 1.0.0", "stance changes from restricted to none")
        .doesNotContain("<span class=\"tag\">In effect</span>", "against version 3.0.0");
  }

  /** The rule is the same: nothing took its place. */
  @Test
  void correctedItIsStillInEffectAndComparedWithWhatItReplaced() {
    wording.correct(Http.at(port).as("policy-specialist"), entry, "No  ads", "No ads");

    assertThat(page())
        .contains("<span class=\"tag\">In effect</span>", "against version 1.0.0")
        .doesNotContain("Replaced", "against version 2.0.1");
    assertThat(briefing())
        .contains("against version 1.0.0", "stance changes from restricted to none")
        .doesNotContain("against version 2.0.1", "replaced by");
  }

  /** Where only some readers have another version, each market is told by itself. */
  @Test
  void replacedInOneMarketItIsStillInEffectInTheOther() {
    publisher.publish(
        Policies.order(entry.with(Map.of("policy", BEFORE)), "3.0.0", "S-3", relay.now(), "TH"));

    assertThat(briefing())
        .contains("It was replaced by 3.0.0 on 1 Mar 2027, 08:07 in Thailand (UTC+7):")
        .contains("against version 1.0.0");
    assertThat(page()).contains(">In effect in SG · replaced in TH</span>");
  }

  /** Whoever has begun to read it finds what is wrong, and not whoever has only seen its name. */
  @Test
  void whatWasAcceptedCanStillBeObjectedTo() {
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    var task = relay.task(change, "Task_DeliverWork @qa").getId();
    assertThat(wording.briefing(Http.at(port).as("qa-lead"), task))
        .contains("A team that has accepted its review objects by handing it back.");

    relay.complete(
        "qa-lead",
        change,
        "Task_DeliverWork @qa",
        "outcome",
        "hand-back",
        "handBackReason",
        "the order says Sundays");
    relay.deliver("ad-review-lead", change, "ad-review");

    assertThat(relay.waiting(change)).contains("Task_DecideObjections");
  }

  @Test
  void aMarketThatCameLaterIsNoneThatItDrops() {
    var more = entry.with(Map.of("jurisdictions", List.of("SG", "TH", "AU")));
    publisher.publish(Policies.order(more, "3.0.0", "S-3" + change, relay.now(), "SG", "TH", "AU"));

    assertThat(briefing()).doesNotContain("Markets that it drops");
    assertThat(page()).doesNotContain("leaves AU without");
  }

  /** What is approved stays what was said of it when it was approved. */
  @Test
  void theWatchSaysWhatWasApproved() {
    supersede();
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("qa-lead", change, "qa");

    assertThat(briefing())
        .contains("your part: **watch after effect**", "against version 1.0.0")
        .contains("**replaced by 3.0.0 on " + BY_CLOCK + "**");
  }

  private void supersede() {
    wording.publish(entry.with(Map.of("policy", BEFORE)), "3.0.0", "S-3" + change);
  }

  private String briefing() {
    return wording.briefing(
        Http.at(port).as("qa-lead"), relay.task(change, "Task_AcceptHandoff @qa").getId());
  }

  private String page() {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }
}
