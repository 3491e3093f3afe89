package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PolicyPackages;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is typed into a page and cannot be kept is refused by its field, whichever page it is. */
@RelayTest
class FormsOfPagesTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @LocalServerPort int port;

  @Test
  void whatIsNoUtf8IsRefusedByItsField() {
    var part = relay.propose("policy-specialist", proposal(mustRule()));
    var key = packages.open("In UTF-8", List.of(part), "policy-specialist");
    relay.settle();
    var manager = Http.at(port).logIn("policy-manager");
    manager.get("/inbox");
    var doors =
        List.of(
            "/packages/" + key + "/hold", "/changes/" + part + "/hold", "/grants/GR-2027-1/revoke");
    for (var door : doors) {
      for (var reason : List.of("%FF", "a+%ED%A0%80", "%C0%80", "%00")) {
        var answer = manager.post(door, "confirmed=true&reason=" + reason, "Content-Type", FORM);
        assertThat(answer.status()).as(door + reason + answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("reason");
        assertThat(answer.json().path("detail").asText()).startsWith("reason ");
      }
    }
    assertThat(register.get(key).hold()).isEmpty();
    assertThat(relay.change(part).heldAt()).isEmpty();

    manager.post(doors.get(0), "reason=%E0%B8%AA%E0%B8%B2%E0%B8%A5", "Content-Type", FORM);
    assertThat(register.get(key).hold().orElseThrow().why()).isEqualTo("สาล");
  }
}
