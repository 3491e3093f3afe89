package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a team finds in Tasklist, whichever modules bring it. */
@RelayTest
class TeamListsTest {

  @Autowired Relay relay;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired AuthorizationService authorizations;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void everyTeamHasTheSameSixListsInOneOrder() {
    for (var team : List.of("ad-policy", "ad-review", "qa", "training", "advertiser-experience")) {
      assertThat(lists(team))
          .as(team)
          .containsExactly(
              "0 To accept: Offered to us and not yet answered: accept it, or return it with a"
                  + " reason [Task_AcceptHandoff]",
              "1 My team's work: Everything that waits for us []",
              "2 Mine: What I have claimed []",
              "3 Due today: Due before the day ends at our hub, or overdue []",
              "4 Escalated: Past its deadline and raised to the lead or higher [from 70]",
              "5 Handed back to us: Came back from another team: rework it, answer, or decide"
                  + " [Task_AnswerQuestion, Task_DecideDisputedChange, Task_DecideObjections,"
                  + " Task_ReworkProtocol, Task_ReworkRevision, Task_SettleEndedPart,"
                  + " Task_SettleTakingBack, Task_SettleWatch, Task_SupplyEvidence, cameBack]");
    }
  }

  @Test
  void everyListHasTheSameColumns() {
    var columns =
        StreamSupport.stream(filters().spliterator(), false)
            .filter(list -> list.at("/properties/relayList").isTextual())
            .map(list -> list.at("/properties/variables").toString())
            .collect(Collectors.toSet());
    assertThat(columns)
        .containsExactly(
            "[{'name':'policy','label':'Policy'},{'name':'markets','label':'Markets'},{'name':'riskTier','label':'Risk'}]"
                .replace('\'', '"'));
  }

  @Test
  void everyTeamProposesChangesAndAdPolicyCorrects() {
    assertThat(startable("policy-change"))
        .contains("ad-policy", "ad-review", "qa", "training", "advertiser-experience");
    assertThat(startable("policy-publication")).contains("ad-policy").doesNotContain("qa");
    assertThat(startable("team-handoff")).isEmpty();
  }

  /** A reader of a task may not read the variables of its instance, and sees these all the same. */
  @Test
  void aTaskSaysWhatItIsAbout() {
    var policy = mustRule();
    var change = relay.propose("policy-specialist", proposal(policy));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");

    var task = relay.task(change, "Task_AcceptHandoff @qa");
    assertThat(task.getName())
        .isEqualTo("Accept handoff: " + runtime.getVariable(task.getProcessInstanceId(), "subject"))
        .contains(policy.name());
    assertThat(tasks.getVariablesLocal(task.getId()))
        .containsEntry("policy", policy.policyId())
        .containsEntry("markets", "SG, TH")
        .containsEntry("riskTier", "high");
  }

  private JsonNode filters() {
    return Http.at(port).as("admin").get("/engine-rest/filter?maxResults=500").json();
  }

  /** Position, name, description, and the steps and variables that it asks for. */
  private List<String> lists(String team) {
    var found = new ArrayList<String>();
    for (var list : filters()) {
      var mark = list.at("/properties/relayList").asText();
      if (mark.startsWith(team + "/")) {
        var asked = new TreeSet<String>();
        list.path("query").findValues("taskDefinitionKeyIn").forEach(in -> add(in, asked));
        list.path("query").findValues("taskDefinitionKeys").forEach(in -> add(in, asked));
        list.path("query")
            .findValues("minPriority")
            .forEach(least -> asked.add("from " + least.asText()));
        list.path("query")
            .findValues("processVariables")
            .forEach(all -> all.forEach(one -> asked.add(one.path("name").asText())));
        found.add(
            "%s %s: %s %s"
                .formatted(
                    list.at("/properties/priority").asText(),
                    mark.substring(team.length() + 1),
                    list.at("/properties/description").asText(),
                    asked));
      }
    }
    found.sort(null);
    return found;
  }

  private static void add(JsonNode in, TreeSet<String> asked) {
    in.forEach(step -> asked.add(step.asText()));
  }

  private List<String> startable(String process) {
    return authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.PROCESS_DEFINITION)
        .resourceId(process)
        .hasPermission(ProcessDefinitionPermissions.CREATE_INSTANCE)
        .list()
        .stream()
        .map(one -> one.getGroupId())
        .toList();
  }
}
