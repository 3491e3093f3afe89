package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Relay;

/** What people do for grants in tests: an agent asks, a specialist checks, a manager decides. */
final class GrantSteps {

  static final String AGENT = "advertiser-experience-agent";
  static final String SPECIALIST = "policy-specialist";
  static final String MANAGER = "policy-manager";

  private final Relay relay;
  private final GrantRequests requests;
  private final PolicyGrants grants;

  GrantSteps(Relay relay, GrantRequests requests, PolicyGrants grants) {
    this.relay = relay;
    this.requests = requests;
    this.grants = grants;
  }

  /** A policy that applies in Singapore and Thailand; its second clause is about an age. */
  PolicyEntry policy() {
    var entry = mustRule();
    relay.publish("1.0.0", entry, "SG", "TH");
    return entry;
  }

  static GrantRequest request(PolicyEntry policy, String from, String until, String... markets) {
    return request("acme", policy, from, until, null, markets);
  }

  static GrantRequest request(
      String advertiser,
      PolicyEntry policy,
      String from,
      String until,
      @Nullable String renews,
      String... markets) {
    return new GrantRequest(
        advertiser,
        "Acme Pte Ltd",
        policy.policyId(),
        "c2",
        Arrays.stream(markets).map(Market::new).collect(Collectors.toCollection(TreeSet::new)),
        "Beer at the final of the cup",
        from,
        until,
        renews);
  }

  String ask(GrantRequest request) {
    return ask(request, AGENT);
  }

  String ask(GrantRequest request, String user) {
    var key = requests.ask(request, "Permit 17/2027, https://permits.example/17", user);
    relay.settle();
    return key;
  }

  void check(String key) {
    relay.complete(
        SPECIALIST, key, "Task_CheckEvidence", "outcome", "complete", "note", "It is genuine");
  }

  /** Asked, checked and granted. */
  String granted(GrantRequest request) {
    var key = ask(request);
    check(key);
    relay.complete(MANAGER, key, "Task_DecideException", "outcome", "grant");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.GRANTED);
    return key;
  }

  boolean holds(String key, String market) {
    return grants.get(key).holding().holds(new Market(market), relay.now());
  }

  Standing standing(String key) {
    return grants.get(key).standing(relay.now());
  }
}
