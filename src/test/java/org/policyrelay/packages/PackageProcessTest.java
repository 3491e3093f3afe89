package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.RELEASE;
import static org.policyrelay.packages.PackageSteps.SETTLE;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;
import static org.policyrelay.packages.PackageSteps.overlay;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Proposal;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.publishing.Publications;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From opening to the end of a package, by people's ways. */
@RelayTest
@StoppedTime
class PackageProcessTest {

  private static final Market SG = new Market("SG");

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @Autowired PackageOutlook outlook;
  @Autowired PolicyChanges changes;
  @Autowired PolicyRegistry registry;
  @Autowired Publications publications;
  @Autowired RuntimeService runtime;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;

  /** A base, what a market adds to it, and a definition that applies later by itself. */
  @Test
  void goTogetherAreToldOfOnceAndComeBackTogether() {
    var base = mustRule();
    var definition = mustRule();
    var ofBase = steps().proposed(base);
    var ofOverlay = steps().proposed(overlay(base));
    var wish = Instant.parse("2027-09-01T00:00:00Z");
    var ofDefinition =
        relay.propose(
            SPECIALIST,
            new Proposal(
                definition, "What is an adult", "Because", Proposal.Origin.MANUAL, wish, false));
    // the overlay comes first: what it needs is published before it all the same
    var key = steps().opened(ofOverlay, ofBase, ofDefinition);
    assertThat(words(key)).isEqualTo("Waits for its parts");
    assertThat(relay.waiting(key)).isEmpty();

    steps().upToRelease(ofBase, ofOverlay);
    steps().upToApproval(ofDefinition);
    relay.complete(
        MANAGER,
        ofDefinition,
        "Task_ApproveChange",
        "outcome",
        "rework",
        "decisionReason",
        "Say by which law");
    assertThat(waitsFor(key))
        .anyMatch(one -> one.contains(ofDefinition) && one.contains("Say by which law"))
        .noneMatch(one -> one.contains(ofBase));
    assertThat(told(key + "/held-up/" + ofDefinition + "%"))
        .singleElement()
        .asString()
        .contains("Say by which law");
    assertThat(relay.waiting(key)).isEmpty();

    relay.complete(
        SPECIALIST,
        ofDefinition,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "reworkAnswer",
        "By none, it is ours");
    relay.allDeliver(ofDefinition);
    relay.complete(MANAGER, ofDefinition, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(ofDefinition);
    assertThat(words(key)).isEqualTo("Ready to release");
    assertThat(waitsFor(key)).containsExactly("a policy manager to complete Release package");
    assertThat(relay.waiting(key)).containsExactly(RELEASE);

    relay.answer(MANAGER, relay.task(key, RELEASE).getId(), "outcome", "go");
    var parts = List.of(ofBase, ofOverlay, ofDefinition);
    var seen = new TreeSet<Integer>();
    relay.settleUntil(
        () -> {
          seen.add(publicOf(base.policyId(), overlay(base).policyId(), definition.policyId()));
          return false;
        });
    assertThat(seen).as("nobody reads one of them without the others").containsExactly(0, 3);
    assertThat(statesOf(parts)).containsOnly(ChangeState.PUBLISHED);
    assertThat(register.get(key).releases())
        .extracting(MarketRelease::from)
        .as("the latest of what any would get")
        .containsOnly(wish);
    for (var part : parts) {
      assertThat(relay.change(part).effectiveAt()).as(part).contains(wish);
      assertThat(releasedBy(part)).isEqualTo(MANAGER);
      assertThat(publications.of(part))
          .singleElement()
          .satisfies(one -> assertThat(told(one.key() + "/announced")).isEmpty());
    }
    assertThat(told(key + "/announced/%"))
        .singleElement()
        .asString()
        .contains(ofBase, ofOverlay, ofDefinition, "/policies/" + base.policyId() + "/versions/");
    assertThat(waitsFor(key)).isEmpty();

    relay.goTo(Date.from(wish));
    assertThat(textIn(base.policyId())).contains("21 or older", "A licence must be shown.");
    packages.takeBack(key, MANAGER, "A court order");
    relay.settle();
    assertThat(statesOf(parts)).containsOnly(ChangeState.WITHDRAWN);
    assertThat(registry.resolve(base.policyId(), SG, relay.now(), relay.now())).isEmpty();
    assertThat(registry.resolve(definition.policyId(), SG, relay.now(), relay.now())).isEmpty();
    assertThat(register.get(key).state()).isEqualTo(PackageState.WITHDRAWN);
    assertThat(instances(key)).isZero();
    assertThat(changes.openBecauseOf(ofBase)).as("nothing is left to settle").isEmpty();
    assertThat(told(key + "/withdrawn")).containsExactly("A court order");
  }

  @Test
  void endsWithTheLastOfItsParts() {
    var ready = steps().ready();
    var key = ready.get(2);
    steps().go(key);
    relay.goTo(Date.from(relay.change(ready.get(0)).effectiveAt().orElseThrow()));
    assertThat(words(key)).isEqualTo("Released");
    relay.deliver("qa-lead", ready.get(0), "qa");
    relay.deliver("qa-lead", ready.get(1), "qa");
    relay.pass(Duration.ofDays(15));
    assertThat(statesOf(ready.subList(0, 2))).containsOnly(ChangeState.ENFORCED);
    assertThat(register.get(key).state()).isEqualTo(PackageState.ENDED);
    assertThat(instances(key)).isZero();
    assertThat(events(key))
        .containsExactly("package-opened", "package-released", "announced", "package-ended");
    assertThatThrownBy(() -> packages.takeBack(key, MANAGER, "Too late"))
        .hasMessageContaining("is enforced");
  }

  @Test
  void standStillAndRunOnTogether() {
    var ready = steps().ready();
    var key = ready.get(2);
    relay.complete(MANAGER, key, RELEASE, "outcome", "hold", "holdReason", "A court case");
    assertThat(words(key)).isEqualTo("On hold");
    assertThat(waitsFor(key)).first().asString().contains("A court case");
    assertThat(held(ready)).containsOnly(true);
    assertThat(relay.waiting(key)).isEmpty();
    // one that runs on by itself keeps the others where they are
    changes.resume(ready.get(0), MANAGER);
    relay.settle();
    assertThat(relay.waiting(key)).isEmpty();

    packages.resume(key, MANAGER);
    relay.settle();
    assertThat(held(ready)).containsOnly(false);
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    packages.hold(key, MANAGER, "Once more");
    relay.settle();
    assertThat(relay.waiting(key)).as("the task is gone").isEmpty();
    packages.resume(key, MANAGER);
    relay.settle();

    changes.hold(ready.get(1), MANAGER, "This one alone");
    relay.settle();
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(waitsFor(key)).anyMatch(one -> one.contains("This one alone"));
    assertThat(told(key + "/held-up/" + ready.get(1) + "%")).hasSize(1);
    changes.resume(ready.get(1), MANAGER);
    relay.settle();
    steps().go(key);
    assertThat(statesOf(ready.subList(0, 2))).containsOnly(ChangeState.PUBLISHED);
  }

  @Test
  void readyMarketsGoFirst() {
    var one = steps().proposed();
    var other = steps().proposed();
    var key = steps().opened(one, other);
    steps().upToRelease(other);
    steps().upToApproval(one);
    relay.complete(MANAGER, one, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliverBut("th", one);

    var task = relay.task(key, RELEASE).getId();
    assertThatThrownBy(() -> relay.answer(MANAGER, task, "outcome", "go"))
        .hasMessageContaining("Thailand (TH)")
        .hasMessageContaining("Go for the ready markets");
    relay.complete(MANAGER, key, RELEASE, "outcome", "go-for-ready-markets");
    assertThat(relay.change(one).rollout().released()).containsExactly(SG);
    assertThat(relay.change(other).rollout().released()).containsExactly(SG);
    assertThat(told(key + "/announced/%")).hasSize(1);
    assertThat(words(key)).isEqualTo("Released in part, waits for Thailand (TH)");
    assertThatThrownBy(() -> packages.add(key, steps().proposed(), SPECIALIST))
        .hasMessageContaining("is released, must be open");

    relay.deliver("training-lead", one, "training");
    steps().go(key);
    assertThat(statesOf(List.of(one, other))).containsOnly(ChangeState.PUBLISHED);
    assertThat(register.get(key).releases())
        .extracting(MarketRelease::market)
        .containsExactly(SG, new Market("TH"));
    assertThat(told(key + "/announced/%")).hasSize(2);
  }

  @Test
  void othersGoOnWithoutWhatCameToNothing() {
    var ready = steps().ready();
    var key = ready.get(2);
    changes.withdraw(ready.get(0), MANAGER, "Nobody wants it");
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly(SETTLE);
    assertThat(words(key)).isEqualTo("A part has ended by itself");
    relay.complete(
        MANAGER, key, SETTLE, "outcome", "go-on-without", "decisionReason", "Not needed");
    assertThat(register.get(key).changes()).containsExactly(ready.get(1));
    steps().go(key);
    assertThat(relay.change(ready.get(1)).state()).isEqualTo(ChangeState.PUBLISHED);
  }

  @Test
  void orAllOfThemAreWithdrawn() {
    var one = steps().proposed();
    var other = steps().proposed();
    var key = steps().opened(one, other);
    relay.complete(
        SPECIALIST, one, "Task_DraftRevision", "outcome", "abandon", "abandonReason", "A mistake");
    relay.complete(MANAGER, key, SETTLE, "outcome", "withdraw", "decisionReason", "Not without it");
    assertThat(relay.change(other).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(relay.change(one).state()).isEqualTo(ChangeState.ABANDONED);
    assertThat(register.get(key).state()).isEqualTo(PackageState.WITHDRAWN);
    assertThat(instances(key)).isZero();
  }

  /** What comes between the answer and the step is found by the step. */
  @Test
  void aPartThatLeavesInTheLastMomentKeepsTheOthersHere() {
    var ready = steps().ready();
    var key = ready.get(2);
    relay.answer(MANAGER, relay.task(key, RELEASE).getId(), "outcome", "go");
    changes.withdraw(ready.get(0), MANAGER, "A slip");
    relay.settle();
    assertThat(relay.change(ready.get(1)).state()).isEqualTo(ChangeState.AWAITING_RELEASE);
    assertThat(relay.waiting(key)).containsExactly(SETTLE);
    assertThat(told(key + "/not-released/%")).hasSize(1);
    assertThat(register.get(key).releases()).isEmpty();
  }

  @Test
  void aPartIsMadeReadyAgainAndTheTaskGoesAndComesBack() {
    var ready = steps().ready();
    var key = ready.get(2);
    relay.complete(
        MANAGER,
        ready.get(0),
        "Task_ReleaseToMarkets",
        "outcome",
        "hold",
        "holdReason",
        "The SOP is old",
        "reopenSopAndMaterial",
        true);
    assertThat(relay.waiting(key)).isEmpty();
    relay.deliver("training-lead", ready.get(0), "training");
    assertThat(relay.waiting(key)).containsExactly(RELEASE);

    var late = steps().proposed();
    packages.add(key, late, SPECIALIST);
    relay.settle();
    assertThat(relay.waiting(key)).as("it waits for what was put in").isEmpty();
    packages.takeOut(key, late, MANAGER, "Another time");
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    assertThat(relay.waiting(late)).containsExactly("Task_DraftRevision");
  }

  /** A base that a market's text would be looser than goes with that market's next text. */
  @Test
  void aStricterBaseGoesWithTheOverlayThatFitsIt() {
    var base = mustRule();
    var loose = overlay(base);
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", loose);
    var stricter = base.with(Map.of("policy", base.text().replace("18 or older", "25 or older")));
    var ofBase = steps().proposed(stricter);
    var ofOverlay =
        steps()
            .proposed(
                loose.with(
                    Map.of(
                        "ext",
                        Map.of(
                            "relay",
                            Map.of(
                                "overlay_of",
                                base.policyId(),
                                "tightens",
                                Map.of("c2", "The audience must be 30 or older."))))));
    var key = steps().opened(ofBase, ofOverlay);
    steps().upToRelease(ofBase, ofOverlay);
    assertThat(changes.openBecauseOf(ofBase)).as("no other text is proposed for it").isEmpty();
    steps().go(key);
    assertThat(statesOf(List.of(ofBase, ofOverlay))).containsOnly(ChangeState.PUBLISHED);
    relay.goTo(Date.from(relay.change(ofBase).effectiveAt().orElseThrow()));
    assertThat(textIn(base.policyId())).contains("30 or older");
  }

  private int publicOf(String... policies) {
    return (int) Stream.of(policies).filter(id -> registry.newest(id).isPresent()).count();
  }

  private String textIn(String policyId) {
    return registry.resolve(policyId, SG, relay.now(), relay.now()).orElseThrow().entry().text();
  }

  private Set<ChangeState> statesOf(List<String> parts) {
    return Set.copyOf(parts.stream().map(relay::change).map(PolicyChange::state).toList());
  }

  private List<Boolean> held(List<String> ready) {
    return ready.subList(0, 2).stream()
        .map(relay::change)
        .map(change -> change.heldAt().isPresent())
        .toList();
  }

  private String words(String key) {
    return outlook.words(register.get(key), outlook.whole(register.get(key)));
  }

  private List<String> waitsFor(String key) {
    return outlook.waitsFor(register.get(key), outlook.whole(register.get(key)));
  }

  private String releasedBy(String change) {
    return audit.of(change).stream()
        .filter(entry -> entry.event().equals("released"))
        .map(AuditEntry::actor)
        .findFirst()
        .orElseThrow();
  }

  private List<String> events(String key) {
    return audit.of(key).stream().map(AuditEntry::event).toList();
  }

  private long instances(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
  }

  private List<String> told(String event) {
    return jdbc.sql("select body from notice where event like ? order by event")
        .param(event)
        .query(String.class)
        .list();
  }

  private PackageSteps steps() {
    return new PackageSteps(relay, packages);
  }
}
