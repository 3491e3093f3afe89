package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.WithLegal.COUNSEL;
import static org.policyrelay.support.WithLegal.LEAD;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.Directory;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.WithLegal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A team more by configuration alone, also where the database has had five until now. */
@RelayTest
@WithLegal
class SixthTeamTest {

  @Autowired TeamSetup setUp;
  @Autowired Teams teams;
  @Autowired Directory directory;
  @Autowired IdentityService identity;
  @Autowired FilterService filters;
  @Autowired AuthorizationService authorizations;
  @LocalServerPort int port;

  @Test
  void aDatabaseOfBeforeGetsItsGroupsListsAndRightsAtTheNextStart() {
    asBeforeItWasConfigured();
    assertThat(lists()).isEmpty();
    assertThat(mayAsk()).isFalse();

    setUp.afterPropertiesSet();

    assertThat(lists())
        .containsExactlyInAnyOrder(
            "To accept", "My team's work", "Mine", "Due today", "Escalated", "Handed back to us");
    assertThat(mayAsk()).isTrue();
    assertThat(identity.createGroupQuery().groupIdIn("legal", "legal-leads").count()).isEqualTo(2);
    assertThat(teams.leadGroupOf("legal")).isEqualTo("legal-leads");
  }

  @Test
  void theDemoHasPeopleForIt() {
    assertThat(directory.membersOf("legal")).contains(LEAD, COUNSEL);
    assertThat(directory.membersOf("legal-leads")).containsExactly(LEAD);
    assertThat(Http.at(port).as(COUNSEL).get("/api/grants").status()).isEqualTo(200);
  }

  private void asBeforeItWasConfigured() {
    filters.createTaskFilterQuery().list().stream()
        .filter(list -> mark(list).startsWith("legal/"))
        .forEach(list -> filters.deleteFilter(list.getId()));
    authorizations
        .createAuthorizationQuery()
        .groupIdIn("legal")
        .list()
        .forEach(one -> authorizations.deleteAuthorization(one.getId()));
  }

  private List<String> lists() {
    return filters.createTaskFilterQuery().list().stream()
        .map(SixthTeamTest::mark)
        .filter(mark -> mark.startsWith("legal/"))
        .map(mark -> mark.substring("legal/".length()))
        .toList();
  }

  private static String mark(Filter list) {
    return String.valueOf(list.getProperties().get("relayList"));
  }

  private boolean mayAsk() {
    return authorizations
            .createAuthorizationQuery()
            .groupIdIn("legal")
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId("policy-exception")
            .hasPermission(ProcessDefinitionPermissions.CREATE_INSTANCE)
            .count()
        > 0;
  }
}
