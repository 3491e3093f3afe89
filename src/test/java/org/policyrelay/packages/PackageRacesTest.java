package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.RELEASE;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;
import static org.policyrelay.support.AtOnce.atOnce;
import static org.policyrelay.support.Policies.aged;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.translation.ProposedTranslation.State;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two at once: one of them comes first, the other sees what that has done, and nothing is lost. */
@RelayTest
@StoppedTime
class PackageRacesTest {

  private static final String DONE = "done";
  private static final String REFUSED = "refused";
  private static final Wording WORDS = new Wording("แอลกอฮอล์", null, "ผู้ใหญ่เท่านั้น", null);

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @Autowired PackageTranslations translations;
  @Autowired ProposedTranslations proposed;
  @Autowired PolicyRegistry registry;
  @Autowired PackageCare care;
  @Autowired PolicyChanges changes;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Directory directory;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired Audit audit;
  @LocalServerPort int port;

  /** The last that each of two parts waited for, and the package's own step, in three threads. */
  @RepeatedTest(3)
  void bothPartsGetReadyAtOnce() {
    var one = steps().proposed();
    var other = steps().proposed();
    var key = steps().opened(one, other);
    for (var part : List.of(one, other)) {
      steps().upToApproval(part);
      relay.complete(MANAGER, part, "Task_ApproveChange", "outcome", "approve");
      relay.deliver("ad-review-lead", part, "ad-review");
      relay.deliver("qa-lead", part, "qa");
      relay.deliver("training-lead", part, "training");
      relay.complete(
          "advertiser-experience-lead",
          part,
          "Task_AcceptHandoff @advertiser-experience",
          "outcome",
          "accept");
      var task = relay.task(part, "Task_DeliverWork @advertiser-experience").getId();
      relay.answer(
          "advertiser-experience-lead", task, "outcome", "deliver", "evidence", "https://wiki");
    }
    assertThat(relay.waiting(key)).isEmpty();
    atOnce(() -> workOff(one), () -> workOff(other), () -> workOff(key));
    relay.settle();
    assertThat(relay.change(one).state()).isEqualTo(ChangeState.AWAITING_RELEASE);
    assertThat(relay.change(other).state()).isEqualTo(ChangeState.AWAITING_RELEASE);
    assertThat(relay.waiting(key)).as("once").containsExactly(RELEASE);
    steps().go(key);
    assertThat(statesOf(one, other)).containsOnly(ChangeState.PUBLISHED);
    assertThat(events(key)).containsExactly("package-opened", "package-released", "announced");
  }

  /** It would miss what is told before it waits, and nothing would wake it. */
  @Test
  void noPartMovesWhileThePackageLooks() throws Exception {
    var ready = steps().ready();
    var key = ready.get(2);
    changes.hold(ready.get(0), MANAGER, "A court case");
    relay.settle();
    assertThat(relay.waiting(key)).isEmpty();
    var other = Executors.newSingleThreadExecutor();
    try {
      var moving = new ArrayList<Future<?>>();
      new TransactionTemplate(transactions)
          .executeWithoutResult(
              looks -> {
                assertThat(care.follow(key).releasable()).isFalse();
                moving.add(other.submit(() -> changes.resume(ready.get(0), MANAGER)));
                assertThatThrownBy(() -> moving.get(0).get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
              });
      moving.get(0).get(30, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
  }

  /** At the task, as programs and Tasklist do it. */
  @Test
  void twoAnswerTheReleaseAtOnce() {
    var second = steps().secondManager(directory);
    var ready = steps().ready();
    var key = ready.get(2);
    var door = "/engine-rest/task/%s/submit-form".formatted(relay.task(key, RELEASE).getId());
    var go = Map.of("variables", Map.of("outcome", Map.of("value", "go")));
    var answers =
        atOnce(
            () -> "" + Http.at(port).as(MANAGER).post(door, go).status(),
            () -> "" + Http.at(port).as(second).post(door, go).status());
    assertThat(answers).containsOnlyOnce("204").containsAnyOf("409", "404");
    relay.settle();
    assertThat(statesOf(ready.get(0), ready.get(1))).containsOnly(ChangeState.PUBLISHED);
    assertThat(events(key)).containsExactly("package-opened", "package-released", "announced");
  }

  /** Past the task, by whatever step. */
  @RepeatedTest(3)
  void twoReleaseAtOnce() {
    var ready = steps().ready();
    var key = ready.get(2);
    assertThat(
            atOnce(
                () -> tried(() -> packages.release(key, MANAGER, false)),
                () -> tried(() -> packages.release(key, "admin", false))))
        .containsExactlyInAnyOrder(DONE, REFUSED);
    relay.settle();
    assertThat(statesOf(ready.get(0), ready.get(1))).containsOnly(ChangeState.PUBLISHED);
    assertThat(events(key)).containsExactly("package-opened", "package-released", "announced");
  }

  @RepeatedTest(3)
  void oneReleasesAndAnotherWithdraws() {
    var ready = steps().ready();
    var key = ready.get(2);
    var done =
        atOnce(
            () -> tried(() -> packages.release(key, MANAGER, false)),
            () -> tried(() -> packages.takeBack(key, MANAGER, "A court order")));
    relay.settle();
    var withdrawn = done.get(1).equals(DONE);
    assertThat(done).contains(DONE);
    assertThat(statesOf(ready.get(0), ready.get(1)))
        .containsOnly(withdrawn ? ChangeState.WITHDRAWN : ChangeState.PUBLISHED);
    assertThat(register.get(key).state())
        .isEqualTo(withdrawn ? PackageState.WITHDRAWN : PackageState.RELEASED);
    assertThat(relay.waiting(key)).isEmpty();
    if (withdrawn) {
      assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count())
          .isZero();
      for (var part : ready.subList(0, 2)) {
        var change = relay.change(part);
        var then = relay.now().plus(Duration.ofDays(60));
        assertThat(registry.resolve(change.policyId(), change.entry().markets().get(0), then, then))
            .isEmpty();
      }
    }
  }

  /** Either it goes without the translation, or it waits for it. */
  @RepeatedTest(3)
  void oneReleasesAndAnotherSendsATranslation() {
    var ready = steps().ready();
    var key = ready.get(2);
    var done =
        atOnce(
            () -> tried(() -> packages.release(key, MANAGER, false)),
            () -> tried(() -> translations.propose(key, ready.get(0), "th", WORDS, SPECIALIST)));
    relay.settle();
    assertThat(done).containsExactlyInAnyOrder(DONE, REFUSED);
    assertThat(statesOf(ready.get(0), ready.get(1)))
        .containsOnly(
            done.get(0).equals(DONE) ? ChangeState.PUBLISHED : ChangeState.AWAITING_RELEASE);
  }

  /** Nothing that is approved is of another text than the part has. */
  @RepeatedTest(3)
  void oneApprovesATranslationAndAnotherChangesItsText() {
    var one = steps().proposed();
    var key = steps().opened(one);
    steps().upToApproval(one);
    relay.complete(
        MANAGER, one, "Task_ApproveChange", "outcome", "rework", "decisionReason", "Say 21");
    var thai = translations.propose(key, one, "th", WORDS, SPECIALIST).key();
    relay.settle();
    var text = aged(relay.change(one).entry(), 21).text();
    relay.answer(
        SPECIALIST,
        relay.task(one, "Task_ReworkRevision").getId(),
        "outcome",
        "submit",
        "policyText",
        text);
    var done = atOnce(() -> tried(() -> proposed.approve(thai, MANAGER, null)), () -> workOff(one));
    relay.settle();
    assertThat(done.get(0)).isIn(DONE, REFUSED);
    assertThat(relay.change(one).entry().text()).isEqualTo(text);
    assertThat(proposed.get(thai).state()).isEqualTo(State.OUTDATED);
  }

  private static String tried(Runnable work) {
    try {
      work.run();
      return DONE;
    } catch (RefusedException | ConcurrencyFailureException | OptimisticLockingException second) {
      return REFUSED;
    }
  }

  /**
   * What is due of a change or package, as the executor does it: what lost a race is tried again.
   */
  private String workOff(String key) {
    for (var round = 0; round < 200; round++) {
      var due = Stream.of("change", "origin").flatMap(name -> due(name, key).stream()).toList();
      if (due.isEmpty()) {
        return DONE;
      }
      for (var job : due) {
        try {
          management.executeJob(job.getId());
        } catch (OptimisticLockingException | ConcurrencyFailureException lost) {
          // the next round
        } catch (NullValueException gone) {
          // another has worked it off
        }
      }
    }
    throw new AssertionError(key + " does not come to rest");
  }

  private List<Job> due(String variable, String key) {
    return runtime.createProcessInstanceQuery().variableValueEquals(variable, key).list().stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .executable()
                    .withRetriesLeft()
                    .active()
                    .list()
                    .stream())
        .toList();
  }

  private List<ChangeState> statesOf(String... parts) {
    return Stream.of(parts).map(part -> relay.change(part).state()).toList();
  }

  private List<String> events(String key) {
    return audit.of(key).stream().map(AuditEntry::event).toList();
  }

  private PackageSteps steps() {
    return new PackageSteps(relay, packages);
  }
}
