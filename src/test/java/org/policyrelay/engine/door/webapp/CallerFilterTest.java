package org.policyrelay.engine.door.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCost;
import org.policyrelay.support.SqlCost.Kind;
import org.policyrelay.support.SqlCounter;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionOperations;

/** Who calls is read for each request, in an open session too, and at what cost. */
@RelayTest
class CallerFilterTest {

  private static final String WHO = "/camunda/api/admin/auth/user/default";
  private static final String GROUP_OF =
      "/camunda/api/engine/engine/default/identity/groups?userId=";

  @Autowired IdentityService identity;
  @Autowired AuthorizationService authorizations;
  @Autowired ServletContext servlets;
  @Autowired SqlCounter counter;
  @Autowired ObjectProvider<TransactionOperations> transactions;
  @LocalServerPort int port;

  private final String user = "visitor-" + UUID.randomUUID();

  @BeforeEach
  void somebodyIsInATeam() {
    var visitor = identity.newUser(user);
    visitor.setPassword("demo");
    identity.saveUser(visitor);
    identity.createMembership(user, "qa");
  }

  @AfterEach
  void cleanUp() {
    identity.deleteUser(user);
  }

  @Test
  void takesThePlaceOfTheEnginesOwn() {
    var registered = servlets.getFilterRegistration(CallerFilter.NAME);
    assertThat(registered.getUrlPatternMappings())
        .containsExactlyInAnyOrder("/camunda/app/*", "/camunda/api/*");
    assertThat(
            servlets.getFilterRegistrations().values().stream()
                .map(filter -> filter.getClassName())
                .filter(name -> name.endsWith("AuthenticationFilter")))
        .isEmpty();
  }

  @Test
  void whoLeftATeamIsOutWithAnOpenSession() {
    var session = Http.at(port).logIn(user);
    assertThat(session.get(WHO).text()).contains("\"tasklist\"");
    assertThat(session.get("/camunda/app/tasklist/default/").text()).contains("camTasklistAppCtrl");

    identity.deleteMembership(user, "qa");

    assertThat(session.get(WHO).text()).doesNotContain("\"tasklist\"");
    assertThat(session.get("/camunda/app/tasklist/default/").text())
        .doesNotContain("camTasklistAppCtrl");
  }

  @Test
  void anAuthorizationCountsFromTheNextRequestOn() {
    var session = Http.at(port).logIn(user);
    assertThat(session.get(WHO).text()).doesNotContain("\"cockpit\"");
    var granted = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    granted.setUserId(user);
    granted.setResource(Resources.APPLICATION);
    granted.setResourceId("cockpit");
    granted.addPermission(Permissions.ACCESS);
    authorizations.saveAuthorization(granted);
    try {
      assertThat(session.get(WHO).text()).contains("\"cockpit\"");
    } finally {
      authorizations.deleteAuthorization(granted.getId());
    }
    assertThat(session.get(WHO).text()).doesNotContain("\"cockpit\"");
  }

  @Test
  void whoIsDeletedIsOutWithAnOpenSession() {
    var session = Http.at(port).logIn(user);
    assertThat(session.get(GROUP_OF + user).status()).isEqualTo(200);

    identity.deleteUser(user);

    assertThat(session.get(GROUP_OF + user).status()).isEqualTo(401);
    assertThat(session.get(WHO).text()).doesNotContain(user);
  }

  @Test
  void isOneTransaction() {
    assertThat(costOf("/camunda/api/engine/engine/default/task").transactions()).isEqualTo(1);
  }

  @Test
  @Tuned
  void asksWhoSomebodyIsAndOnceForEachApplication() {
    var cost = costOf("/camunda/api/engine/engine/default/task");
    // the user, their groups and tenants, and one for each of three applications
    assertThat(cost.count(Kind.READ)).as("%s", cost.statements()).isEqualTo(6);
  }

  @Test
  void filesAskNothing() {
    for (var file :
        List.of(
            "/camunda/app/tasklist/scripts/config.js",
            "/camunda/app/tasklist/styles/user-styles.css",
            "/camunda/app/tasklist/locales/en.json",
            "/camunda/app/tasklist/camunda-tasklist-bootstrap.js",
            "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js")) {
      assertThat(costOf(file).statements()).as(file).isEmpty();
    }
  }

  private SqlCost costOf(String path) {
    var session = new MockHttpSession();
    var known = new Authentications();
    known.addOrReplace(new UserAuthentication(user, "default"));
    AuthenticationUtil.updateSession(session, known);
    var request = new MockHttpServletRequest("GET", path);
    request.setSession(session);
    return counter.of(
        () -> {
          try {
            new CallerFilter(transactions)
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
          } catch (IOException | jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
