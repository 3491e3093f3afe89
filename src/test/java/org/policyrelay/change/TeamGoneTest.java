package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import org.junit.jupiter.api.Test;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change that was assessed while there was Legal goes on without it. */
@RelayTest
@StoppedTime
class TeamGoneTest {

  @Autowired Relay relay;
  @Autowired JdbcClient jdbc;

  @Test
  void isNotHandedToATeamThatIsNotThereAndDoesNotWaitForIt() {
    var change = relay.propose("policy-specialist", proposal(mustRule()));
    relay.answer(
        "policy-specialist", relay.task(change, "Task_DraftRevision").getId(), "outcome", "submit");
    relay.settleUntil(() -> relay.change(change).riskTier().isPresent());
    assertThat(relay.change(change).impact().reviewTeams()).hasSize(4).doesNotContain("legal");
    assertThat(relay.waiting(change)).as("nothing is handed over yet").isEmpty();
    jdbc.sql("update policy_change set review_teams = ? where change_key = ?")
        .params("ad-review,qa,training,advertiser-experience,legal", change)
        .update();
    relay.settle();

    assertThat(relay.waiting(change)).hasSize(4).noneMatch(task -> task.endsWith("@legal"));
    relay.allDeliver(change);
    assertThat(relay.waiting(change)).containsExactly("Task_ApproveChange");
  }
}
