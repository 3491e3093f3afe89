package org.policyrelay.packages;

import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.PolicyFamily.tightens;

import java.util.Arrays;
import java.util.List;
import org.policyrelay.engine.Directory;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.team.Teams;

/** What people do for packages in tests: a specialist proposes and opens, managers decide. */
final class PackageSteps {

  static final String SPECIALIST = "policy-specialist";
  static final String MANAGER = "policy-manager";
  static final String RELEASE = "Task_ReleasePackage";
  static final String SETTLE = "Task_SettleEndedPart";

  private final Relay relay;
  private final PolicyPackages packages;

  PackageSteps(Relay relay, PolicyPackages packages) {
    this.relay = relay;
    this.packages = packages;
  }

  String proposed(PolicyEntry entry) {
    return relay.propose(SPECIALIST, proposal(entry));
  }

  String proposed() {
    return proposed(mustRule());
  }

  /** What Singapore adds to a base, which is drafted with it. */
  static PolicyEntry overlay(PolicyEntry base) {
    return new PolicyFamily(base, "SG")
        .overlay("A licence must be shown.", tightens("c2", "The audience must be 21 or older."));
  }

  /** By a form of its page. */
  void post(int port, String user, String key, String what, String body) {
    var browser = Http.at(port).logIn(user);
    browser.get("/inbox");
    browser.post(
        "/packages/" + key + "/" + what, body, "Content-Type", "application/x-www-form-urlencoded");
    relay.settle();
  }

  String opened(String... changes) {
    var key = packages.open("Alcohol rules", List.of(changes), SPECIALIST);
    relay.settle();
    return key;
  }

  /** Drafted, reviewed, approved and made ready: it waits for its release. */
  void upToRelease(String... changes) {
    Arrays.stream(changes)
        .forEach(
            change -> {
              upToApproval(change);
              relay.complete(MANAGER, change, "Task_ApproveChange", "outcome", "approve");
              relay.allDeliver(change);
            });
  }

  void upToApproval(String change) {
    relay.complete(SPECIALIST, change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
  }

  /** A package of two that waits to be let go; its parts are the first two of what comes back. */
  List<String> ready() {
    var one = proposed();
    var other = proposed();
    var key = opened(one, other);
    upToRelease(one, other);
    return List.of(one, other, key);
  }

  /** Another policy manager, who has drafted and translated nothing. */
  String secondManager(Directory directory) {
    var groups = List.of(Teams.POLICY_TEAM, Teams.POLICY_MANAGERS);
    directory.addUser("second-manager", "Sam", "Second", "demo", groups);
    return "second-manager";
  }

  void go(String key) {
    relay.complete(MANAGER, key, RELEASE, "outcome", "go");
  }
}
