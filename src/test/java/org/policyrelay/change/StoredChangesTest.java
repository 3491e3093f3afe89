package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How changes lie in their tables, and that what lies there stays readable. */
@RelayTest
class StoredChangesTest {

  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00.123456Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired ChangeRows rows;
  @Autowired ChangeDraftRows drafts;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** A check that became stricter since is for what comes in, not for what is there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"no_such_field\": 1}",
        "{\"jurisdictions\": [\"Singapore\"]}",
        "{\"effective_date\": \"soon\"}",
        "{\"name\": 7, \"channels\": [\"pigeon\"], \"policy\": \"\"}"
      })
  void anEntryThatIsRefusedTodayIsStillListedOpenedAndWithdrawn(String fault) throws Exception {
    var change = relay.propose("policy-specialist", Policies.proposal(Policies.shouldRule()));
    var stored = changes.entryOf(change).json();
    stored.setAll((ObjectNode) JSON.readTree(fault));
    jdbc.sql("update policy_change set entry = ? where change_key = ?")
        .params(stored.toString(), change)
        .update();
    isProposedLast(change);
    assertThat(refused(stored)).isEqualTo(ErrorCode.INVALID_POLICY_ENTRY);

    var manager = Http.at(port).logIn("policy-manager");
    assertThat(manager.get("/changes").text()).contains(change);
    assertThat(manager.get("/changes/" + change).status()).isEqualTo(200);
    assertThat(Http.at(port).as("policy-manager").get("/api/policy-changes/" + change).status())
        .isEqualTo(200);
    var task = relay.task(change, "Task_DraftRevision").getId();
    assertThat(Http.at(port).as("policy-specialist").form(task).status()).isEqualTo(200);
    changes.withdraw(change, "policy-manager", "it reads no more");
    relay.settle();
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(relay.waiting(change)).isEmpty();
    assertThat(changes.entryOf(change).json()).as("to the letter").isEqualTo(stored);
  }

  /** A row may name a part or a tier that no table gives any more. */
  @Test
  void codesThatThereAreNoMoreAskForNothing() {
    var change = relay.propose("policy-specialist", Policies.proposal(Policies.shouldRule()));
    jdbc.sql(
            """
            update policy_change
               set state = 'MAKING_READY', risk_tier = 'extreme', readiness_parts = 'golden-set,old',
                   open_parts = 'old', released_markets = 'SG', approved_by = 'ada',
                   approved_hash = 'hash', approved_at = proposed_at
             where change_key = ?
            """)
        .param(change)
        .update();
    isProposedLast(change);

    var manager = Http.at(port).logIn("policy-manager");
    assertThat(manager.get("/changes").text()).contains(change);
    assertThat(manager.get("/changes/" + change).status()).isEqualTo(200);
    assertThat(relay.change(change).riskTier()).contains(RiskTier.HIGH);
    assertThat(relay.change(change).impact().readinessParts())
        .containsExactly(ReadinessPart.GOLDEN_SET);
    assertThat(relay.change(change).rollout().openParts()).isEmpty();
  }

  /** The list shows the newest ones, and other tests have moved the clock further. */
  private void isProposedLast(String change) {
    var last =
        jdbc.sql("select max(proposed_at) from policy_change").query(OffsetDateTime.class).single();
    jdbc.sql("update policy_change set proposed_at = ? where change_key = ?")
        .params(last.plusSeconds(1), change)
        .update();
  }

  @Test
  void whoReadItBeforeAnotherWroteItWritesNothing() {
    var key = add(Policies.proposal(Policies.shouldRule()));
    var first = rows.find(key).orElseThrow();
    var second = rows.find(key).orElseThrow();
    second.hold(NOW, false);
    rows.update(second);
    first.withdraw(NOW, "late");

    assertThatThrownBy(() -> rows.update(first))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining(key);
    assertThat(rows.find(key).orElseThrow().state()).isEqualTo(ChangeState.PROPOSED);

    second.resume();
    rows.update(second);
    assertThat(rows.find(key).orElseThrow().heldAt()).as("who wrote it goes on").isEmpty();
    assertThat(rows.isHeld(key)).isFalse();
  }

  @Test
  void itIsReadBackAsItWasWritten() {
    var ordered =
        new Proposal(
            Policies.shouldRule(),
            "Summary",
            "Reason",
            new Proposal.Origin("gap", "GAP-2026-3"),
            NOW,
            true,
            NOW.plusSeconds(60),
            null);
    var key = add(ordered);
    var change = rows.find(key).orElseThrow();
    assertThat(change)
        .usingRecursiveComparison()
        .isEqualTo(PolicyChange.propose(key, ordered, "pia", NOW));

    change.compared("1.1.0");
    change.assessed(ChangesByState.REVIEWED);
    change.approve("mia", Set.of(), NOW, "hash");
    change.readinessChecked(
        List.of(
            new MarketReadiness(
                new Market("SG"), false, List.of("golden-set"), List.of("loans is"))));
    change.release(Set.of(new Market("TH"), new Market("SG")), NOW.plusSeconds(5), "1.2.0");
    change.published("1.2.0");
    change.hold(NOW.plusSeconds(6), false);
    rows.update(change);
    assertThat(rows.find(key)).get().usingRecursiveComparison().isEqualTo(change);
    assertThat(rows.isHeld(key)).isTrue();
    assertThat(rows.openBecauseOf("GAP-2026-3")).extracting(PolicyChange::key).contains(key);

    change.withdraw(NOW.plusSeconds(7), "over");
    rows.update(change);
    assertThat(rows.find(key)).get().usingRecursiveComparison().isEqualTo(change);
    assertThat(rows.openOf(change.policyId())).isEmpty();
    assertThat(rows.openBecauseOf("GAP-2026-3")).isEmpty();
    assertThat(rows.ofPolicySince(change.policyId(), NOW)).hasSize(1);
    assertThat(rows.ofPolicySince(change.policyId(), NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void itsTextsAreKeptInTheirOrder() {
    var key = add(Policies.proposal(Policies.shouldRule()));
    assertThat(drafts.lastOf(key)).isEmpty();
    var first = ChangeDraft.proposed(key, "pia", NOW, Policies.shouldRule());
    var second = ChangeDraft.submitted(key, "ada", NOW.plusSeconds(60), Policies.mustRule());
    var third = ChangeDraft.submitted(key, "ada", NOW.plusSeconds(90), Policies.mustRule());
    List.of(first, second, third).forEach(drafts::add);
    assertThat(drafts.of(key)).containsExactly(first, second, third);
    assertThat(drafts.lastOf(key)).contains(third.draftedAt());
    assertThat(drafts.writersOf(key)).containsExactly("ada", "pia");
  }

  private String add(Proposal proposal) {
    var key = "PC-T-" + UUID.randomUUID().toString().substring(0, 8);
    rows.add(PolicyChange.propose(key, proposal, "pia", NOW));
    return key;
  }

  private static ErrorCode refused(JsonNode entry) {
    return catchThrowableOfType(RefusedException.class, () -> PolicyEntry.parse(entry)).code();
  }
}
