package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.change.Approval;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.publishing.Corrections;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who decides about a text decides about the one that their form has shown, and no other. */
@RelayTest
@StoppedTime
class DecisionsAreBoundTest {

  private static final String OTHER = "0".repeat(64);

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired ChangeApproval approval;
  @Autowired Corrections corrections;
  @Autowired ProposedTranslations translations;
  @Autowired JdbcTemplate jdbc;
  @LocalServerPort int port;

  private Http manager = Http.at(0);

  @BeforeEach
  void inAnOrdinaryWeek() {
    manager = Http.at(port).as("policy-manager");
  }

  enum Decision {
    CHANGE("Task_ApproveChange"),
    WORDING("Task_ApproveWording"),
    CORRECTION("Task_ApproveCorrection"),
    TRANSLATION("Task_ApproveTranslation");

    private final String step;

    Decision(String step) {
      this.step = step;
    }
  }

  @ParameterizedTest
  @EnumSource(Decision.class)
  void anAnswerToAnotherTextIsRefusedAndTheRightOneKept(Decision decision) {
    var task = relay.task(begun(decision), decision.step);
    var shown = shown(task);
    assertThat(shown).matches("[0-9a-f]{64}");

    for (var door : new String[] {"submit-form", "complete"}) {
      var refused = approve(task, door, OTHER);
      assertThat(refused.status()).as(refused.text()).isEqualTo(409);
      assertThat(refused.text()).contains("open the task again");
    }
    assertThat(approve(task, "submit-form", shown).status()).isEqualTo(204);
    relay.settle();
    assertThat(kept(task)).contains(shown);
  }

  /** A program that approves what it has read by other means. */
  @Test
  void whoDoesNotSayItIsNotRecordedAsShown() {
    var change = begun(Decision.CHANGE);
    var task = relay.task(change, Decision.CHANGE.step);
    var shown = shown(task);
    assertThat(approve(task, "complete", null).status()).isEqualTo(204);
    relay.settle();
    assertThat(kept(task)).doesNotContain(shown);
    assertThat(relay.change(change).approval().map(Approval::hash)).contains(shown);
  }

  @Test
  void theAggregatesRefuseByThemselves() {
    var change = begun(Decision.CHANGE);
    assertThat(approval.approve(change, "policy-manager", OTHER)).isEmpty();
    assertThat(relay.change(change).approval()).isEmpty();
    var proposed = begun(Decision.WORDING);
    assertOther(() -> corrections.approveFirst(proposed, "policy-manager", OTHER));
    var corrected = begun(Decision.CORRECTION);
    assertOther(() -> corrections.approve(corrected, "policy-manager", OTHER));
    var translated = begun(Decision.TRANSLATION);
    assertOther(() -> translations.approve(translated, "policy-manager", OTHER));
  }

  private static void assertOther(ThrowingCallable decide) {
    assertThat(catchThrowableOfType(RefusedException.class, decide).code())
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  /** The key of what waits for its decision. */
  private String begun(Decision decision) {
    var specialist = Http.at(port).as("policy-specialist");
    switch (decision) {
      case CHANGE -> {
        var change = relay.propose("policy-specialist", proposal(shouldRule()));
        relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
        relay.deliver("qa-lead", change, "qa");
        relay.deliver("ad-review-lead", change, "ad-review");
        return change;
      }
      case WORDING -> {
        var policy = wording.published("Wine ads must be shwon to adults only.");
        return wording.correct(specialist, policy, "shwon", "shown");
      }
      case CORRECTION -> {
        var policy = wording.published("Wine  ads must be shown to adults only.");
        return wording.correct(specialist, policy, "Wine  ads", "Wine ads");
      }
      default -> {
        var policy = wording.published("Wine ads must be shown to adults only.");
        var door = "/api/policies/%s/versions/1.0.0/translations/th".formatted(policy.policyId());
        var words = Map.of("name", "ไวน์", "policy", "โฆษณาไวน์");
        var key = specialist.put(door, words).json().path("key").asText();
        relay.settle();
        return key;
      }
    }
  }

  private String shown(Task task) {
    return manager
        .get("/engine-rest/task/" + task.getId() + "/form-variables")
        .json()
        .at("/shown/value")
        .asText();
  }

  private Answer approve(Task task, String door, @Nullable String shown) {
    return manager.post(
        "/engine-rest/task/" + task.getId() + "/" + door,
        shown == null
            ? Http.variables("outcome", "approve")
            : Http.variables("outcome", "approve", "shown", shown));
  }

  private String kept(Task task) {
    return jdbc.queryForObject(
        "select fields from submission where task_id = ?", String.class, task.getId());
  }
}
