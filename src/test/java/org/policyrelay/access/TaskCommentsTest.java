package org.policyrelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Comments are for whoever may see the task: there, on its later steps, on the change's page. */
@RelayTest
class TaskCommentsTest {

  private static final String TEXT = "Ask <b>Legal</b> & \"Ops\" first\nไทย ခ္မ 🦘";

  @Autowired Relay relay;
  @LocalServerPort int port;

  private Http http = Http.at(0);
  private String change = "";
  private String offered = "";

  @BeforeEach
  void aReviewIsOfferedToQa() {
    http = Http.at(port);
    change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    offered = relay.task(change, "Task_AcceptHandoff @qa").getId();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/task/", "/camunda/api/engine/engine/default/task/"})
  void whoMaySeeATaskWritesAndReadsThem(String door) {
    var written = comment("qa-analyst", offered, TEXT);
    assertThat(written.status()).as(written.text()).isEqualTo(200);

    for (var reader : List.of("qa-lead", "admin")) {
      var read = Http.at(port).logIn(reader).get(door + offered + "/comment");
      assertThat(texts(read)).containsExactly(TEXT);
    }
  }

  @Test
  void nobodyElseWritesOne() {
    var refused = comment("training-lead", offered, "not mine");
    assertThat(refused.status()).isIn(400, 403, 404);
    assertThat(texts(http.as("admin").get("/engine-rest/task/" + offered + "/comment"))).isEmpty();
  }

  @Test
  void nobodyElseReadsOneByItsId() {
    var id = comment("qa-analyst", offered, TEXT).json().path("id").asText();
    var own = "/engine-rest/task/" + offered + "/comment/" + id;
    assertThat(http.as("qa-lead").get(own).text()).contains("Legal");

    var stranger = http.as("training-lead");
    for (var address :
        List.of(
            own, "/engine-rest/task/" + offered + "/comment", processComments(), attachment())) {
      var answer = stranger.get(address);
      assertThat(answer.status()).as(address).isGreaterThanOrEqualTo(400);
      assertThat(answer.text()).as(address).doesNotContain("Legal").doesNotContain("qa-analyst");
    }
  }

  private String processComments() {
    return "/engine-rest/process-instance/"
        + relay.task(change, "Task_AcceptHandoff @qa").getProcessInstanceId()
        + "/comment";
  }

  private String attachment() {
    return "/engine-rest/task/" + offered + "/attachment/1";
  }

  /** Whatever instance the caller names. */
  @Test
  void aCommentStandsBesideItsOwnTask() {
    var other = relay.task(change, "Task_AcceptHandoff @ad-review").getProcessInstanceId();
    var sent = Map.of("message", TEXT, "processInstanceId", other);
    var address = "/engine-rest/task/" + offered + "/comment/create";
    var written = http.as("qa-analyst").post(address, sent);

    assertThat(written.json().path("processInstanceId").asText()).isNotEqualTo(other);
  }

  @Test
  void theSameTeamFindsThemOnLaterStepsAndOthersDoNot() {
    comment("qa-analyst", offered, TEXT);
    relay.complete("qa-analyst", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    var work = relay.task(change, "Task_DeliverWork @qa").getId();
    comment("qa-lead", work, "second");
    assertThat(texts(http.as("qa-lead").get("/engine-rest/task/" + work + "/comment")))
        .containsExactly("second", TEXT);

    var others = relay.task(change, "Task_AcceptHandoff @ad-review").getId();
    var theirs = http.as("ad-review-lead").get("/engine-rest/task/" + others + "/comment");
    assertThat(theirs.status()).isEqualTo(200);
    assertThat(texts(theirs)).isEmpty();
  }

  @Test
  void theChangesPageShowsThemToWhoCouldSeeTheTask() {
    comment("qa-analyst", offered, TEXT);
    assertThat(page("qa-lead"))
        .contains("Ask &lt;b&gt;Legal&lt;/b&gt; &amp; &quot;Ops&quot; first");
    assertThat(page("admin")).contains("Legal");
    assertThat(page("ad-review-lead")).contains(change).doesNotContain("Legal");
    assertThat(page("policy-manager")).contains(change).doesNotContain("Legal");
  }

  /** Comments are read with a task, and a task that is over is nobody's. */
  @Test
  void aTaskThatIsOverTakesNone() {
    relay.complete("qa-analyst", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(comment("qa-analyst", offered, TEXT).status()).isIn(400, 404, 409);
  }

  private String page(String user) {
    return Http.at(port).logIn(user).get("/changes/" + change).text();
  }

  private Answer comment(String user, String task, String text) {
    var address = "/engine-rest/task/" + task + "/comment/create";
    return http.as(user).post(address, Map.of("message", text));
  }

  private static List<String> texts(Answer answer) {
    var texts = new ArrayList<String>();
    for (JsonNode comment : answer.json()) {
      texts.add(comment.path("message").asText());
    }
    return texts;
  }
}
