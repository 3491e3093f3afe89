package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyrelay.notification.Inbox;
import org.policyrelay.notification.Post;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was proposed because of another change is told to whom it concerns when that one ends. */
@RelayTest
@StoppedTime
class ReasonGoneTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Inbox inbox;
  @Autowired Post post;
  @LocalServerPort int port;

  @Test
  void whoWroteItIsToldAndItsPageBeginsWithIt() {
    var reason = relay.propose("policy-manager", proposal(shouldRule()));
    var change = relay.propose("policy-specialist", becauseOf(reason));
    relay.pass(Duration.ofMinutes(1));
    assertThat(page(change)).doesNotContain("Its reason is gone");

    changes.withdraw(reason, "policy-manager", "not now");
    relay.settle();

    assertThat(toldOf("policy-specialist", change))
        .containsExactly(
            reason
                + ", because of which "
                + change
                + " was proposed, is withdrawn. Have it withdrawn, unless it is wanted for its own sake.");
    assertThat(toldOf("qa-lead", change)).isEmpty();
    var page = page(change);
    assertThat(page).containsOnlyOnce("Its reason is gone");
    assertThat(page.indexOf("Its reason is gone")).isLessThan(page.indexOf("Waits for"));
  }

  /** However it ended: its drafter gave it up. */
  @Test
  void whatIsAbandonedIsAReasonThatIsGoneToo() {
    var reason = relay.propose("policy-specialist", proposal(shouldRule()));
    var change = relay.propose("policy-specialist", becauseOf(reason));
    relay.pass(Duration.ofMinutes(1));

    relay.complete(
        "policy-specialist",
        reason,
        "Task_DraftRevision",
        "outcome",
        "abandon",
        "abandonReason",
        "not worth it");

    assertThat(toldOf("policy-specialist", change)).hasSize(1);
  }

  private static Proposal becauseOf(String reason) {
    return new Proposal(
        shouldRule(), "To fit", "Because", new Proposal.Origin("overlay", reason), null, false);
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }

  private List<String> toldOf(String user, String change) {
    post.arrive();
    return inbox.of(user, false, null, 200).stream()
        .filter(item -> item.title().startsWith("Its reason is gone"))
        .filter(item -> item.link().endsWith(change))
        .map(Inbox.Item::text)
        .toList();
  }
}
