package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One user, group or tenant is not written over another by what a body says. */
@RelayTest
class IdentityBodiesTest {

  private static final List<String> IDS = List.of("path-one", "body-one", "blank-one");

  @Autowired IdentityService identity;
  @LocalServerPort int port;

  private Http admin = Http.at(0);

  @BeforeEach
  void twoOfEach() {
    admin = Http.at(port).as("admin");
    for (var id : IDS.subList(0, 2)) {
      var user = identity.newUser(id);
      user.setFirstName("First " + id);
      user.setPassword("of " + id);
      identity.saveUser(user);
      var group = identity.newGroup(id);
      group.setName("Name " + id);
      identity.saveGroup(group);
      var tenant = identity.newTenant(id);
      tenant.setName("Name " + id);
      identity.saveTenant(tenant);
    }
  }

  @AfterEach
  void cleanUp() {
    for (var id : IDS) {
      identity.deleteUser(id);
      identity.deleteGroup(id);
      identity.deleteTenant(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/user/path-one/profile, firstName",
    "/group/path-one, name",
    "/tenant/path-one, name"
  })
  void theAddressSaysWhoIsMeant(String door, String field) {
    var body = new HashMap<String, Object>(Map.of("id", "body-one", field, "Changed"));

    for (var api : List.of("/engine-rest", "/engine-rest/engine/default")) {
      var answer = admin.put(api + door, body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly("id");
    }
    assertThat(identity.checkPassword("body-one", "of body-one")).isTrue();

    body.remove("id");
    assertThat(admin.put("/engine-rest" + door, body).status()).isEqualTo(204);
    assertThat(names("path-one")).contains("Changed");
    assertThat(names("body-one")).doesNotContain("Changed");
  }

  private List<String> names(String id) {
    return List.of(
        identity.createUserQuery().userId(id).singleResult().getFirstName(),
        identity.createGroupQuery().groupId(id).singleResult().getName(),
        identity.createTenantQuery().tenantId(id).singleResult().getName());
  }

  /** What they wrote would read as the relay's own. */
  @ParameterizedTest
  @ValueSource(strings = {"policy-relay", "Policy-Relay", "command-line"})
  void nobodyIsCalledAsTheRelayItself(String id) {
    for (var api : List.of("/engine-rest", "/engine-rest/engine/default")) {
      var created =
          admin.post(
              api + "/user/create",
              Map.of("profile", Map.of("id", id), "credentials", Map.of("password", "demo")));
      assertThat(created.status()).as(created.text()).isEqualTo(400);
      assertThat(created.text()).contains("by this name the relay itself stands on record");
    }
    assertThatThrownBy(() -> identity.saveUser(identity.newUser(id)))
        .isInstanceOf(RefusedException.class);
    assertThat(identity.createUserQuery().userId(id).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aPasswordIsSomethingThatSomebodyTypes(String blank) {
    var created =
        admin.post(
            "/engine-rest/user/create",
            Map.of("profile", Map.of("id", "blank-one"), "credentials", Map.of("password", blank)));
    var changed =
        admin.put(
            "/engine-rest/user/path-one/credentials",
            Map.of("password", blank, "authenticatedUserPassword", "demo"));

    assertThat(created.status()).as(created.text()).isEqualTo(400);
    assertThat(changed.status()).as(changed.text()).isEqualTo(400);
    assertThat(identity.createUserQuery().userId("blank-one").count()).isZero();
    assertThat(identity.checkPassword("path-one", "of path-one")).isTrue();
  }
}
