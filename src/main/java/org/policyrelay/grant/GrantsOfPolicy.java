package org.policyrelay.grant;

import java.util.List;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.PolicyNotes;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** How many grants are in force of a policy, for who reads the register. */
@Component
class GrantsOfPolicy implements PolicyNotes {

  private final GrantRegister register;
  private final Roles roles;

  GrantsOfPolicy(GrantRegister register, Roles roles) {
    this.register = register;
    this.roles = roles;
  }

  @Override
  public String title() {
    return "Grants in force now";
  }

  @Override
  public boolean isFor(String user) {
    return roles.isMember(user);
  }

  @Override
  public List<Note> of(String policyId) {
    return register.inForce(policyId).entrySet().stream()
        .map(
            one ->
                new Note(
                    one.getKey(),
                    Words.count(one.getValue(), "grant"),
                    address(policyId, one.getKey())))
        .toList();
  }

  @Override
  public String whenItChanges() {
    return "A change of what they hang on puts them in doubt once it is released; they end when it"
        + " applies, unless a policy manager has confirmed them. What applies at once ends them.";
  }

  private static String address(String policyId, Market market) {
    return UriComponentsBuilder.fromPath("/grants")
        .queryParam("policy", "{policy}")
        .queryParam("market", "{market}")
        .encode()
        .buildAndExpand(policyId, market.code())
        .toUriString();
  }
}
