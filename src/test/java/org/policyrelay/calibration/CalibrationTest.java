package org.policyrelay.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.calibration.SessionSteps.ONE;
import static org.policyrelay.calibration.SessionSteps.THREE;
import static org.policyrelay.calibration.SessionSteps.TWO;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.round.Verdict;
import org.policyrelay.support.AbsentPeople;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions from the timer, a form or a program to what they decided, by way of people. */
@RelayTest
@StoppedTime
class CalibrationTest {

  private static final String TUESDAY = "Timer_TuesdayMorningReached";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String DISCUSS = "Task_DiscussDisputes";

  @Autowired Relay relay;
  @Autowired Calibrations calibrations;
  @Autowired Protocols protocols;
  @Autowired SessionRows rows;
  @Autowired PolicyChanges changes;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired AbsentPeople absent;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void everybodyIsBack() {
    absent.callBack();
  }

  private SessionSteps steps() {
    return new SessionSteps(relay, port);
  }

  /** Ten in the morning in Singapore; the timer has no other clock, and does not go back. */
  private Instant goToTuesday() {
    var next =
        relay
            .now()
            .atZone(SessionWeek.ZONE)
            .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
            .with(LocalTime.of(10, 0))
            .toInstant();
    var due = dueOf(TUESDAY).toInstant();
    var tuesday = due.isAfter(next) ? due : next;
    assertThat(tuesday.atZone(SessionWeek.ZONE).toLocalTime()).isEqualTo(LocalTime.of(10, 0));
    assertThat(tuesday.atZone(SessionWeek.ZONE).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    relay.goTo(Date.from(tuesday));
    return tuesday;
  }

  private CalibrationSession newest(MarketGroup group) {
    return rows.list(50).stream()
        .filter(one -> one.group() == group)
        .max(Comparator.comparing(one -> one.start().at()))
        .orElseThrow();
  }

  private long told(String event) {
    return jdbc.sql("select count(*) from notice where event = ?")
        .param(event)
        .query(Long.class)
        .single();
  }

  private boolean isOver(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count() == 0;
  }

  private Date dueOf(String timer) {
    return management.createJobQuery().timers().list().stream()
        .filter(job -> job.getProcessInstanceId() == null && job.getJobDefinitionId() != null)
        .filter(job -> isOf(job, timer))
        .map(Job::getDuedate)
        .findFirst()
        .orElseThrow();
  }

  private boolean isOf(Job job, String timer) {
    return management
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .singleResult()
        .getActivityId()
        .equals(timer);
  }

  /** The whole way: Tuesday, blind labels, disputes, what is decided, minutes, the week after. */
  @Test
  void fromTheWeeklyTimerToWhatWasDecidedAndTheWeekAfter() {
    var policy = steps().published(8);
    var tuesday = goToTuesday();
    relay.publish("1.1.0", policy.with(Map.of("description", "Changed lately")));
    relay.beginByTimer(TUESDAY);
    assertThat(dueOf(TUESDAY).toInstant()).isEqualTo(tuesday.plus(WEEK));

    var session = newest(MarketGroup.SEA);
    var key = session.key();
    assertThat(key).startsWith(SessionWeek.of(tuesday).key(MarketGroup.SEA, 1));
    assertThat(session.policyId()).contains(policy.policyId());
    assertThat(session.start().trigger()).isEqualTo(SessionTrigger.WEEKLY);
    assertThat(session.state()).isEqualTo(SessionState.VOTING);
    var round = calibrations.round(session).orElseThrow();
    assertThat(round.cases()).hasSize(12);
    assertThat(round.voteBy()).isAfter(relay.now());
    // neither the name nor the words of a case say on which side it stands
    assertThat(round.cases()).allSatisfy(one -> assertThat(one.ref()).matches("ex-[0-9a-f]{8}"));

    var raters = round.raters().stream().map(rater -> rater.user()).toList();
    for (var one = 0; one < raters.size(); one++) {
      var user = raters.get(one);
      steps().label(user, key, one % 2 == 0 ? "allow" : "reject", "allow", "reject");
    }
    session = calibrations.get(key);
    assertThat(session.state()).isEqualTo(SessionState.DISCUSSING);
    var found = session.judgement().orElseThrow();
    assertThat(found.verdict()).isEqualTo(Verdict.MISALIGNED);
    assertThat(found.disputes()).isEqualTo(4);
    assertThat(told(key + "/discuss")).isEqualTo(1);

    // the ladder, from the reminder on
    var task = relay.task(key, DISCUSS);
    assertThat(task.getName()).isEqualTo("Discuss disputes: " + session.title());
    assertThat(task.getAssignee()).isNull();
    relay.goTo(task.getFollowUpDate());
    relay.goTo(task.getDueDate());
    assertThat(relay.task(key, DISCUSS).getPriority()).isEqualTo(70);
    relay.pass(Duration.ofDays(3));
    assertThat(relay.task(key, DISCUSS).getPriority()).isEqualTo(100);

    var disputed = calibrations.disputed(session);
    var refused =
        Http.at(port)
            .as("policy-manager")
            .post(
                "/engine-rest/task/" + task.getId() + "/submit-form",
                Http.variables("discussed", true));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("each dispute needs an outcome");
    var kinds = List.of("clarification", "exemplar", "golden-case", "gap");
    for (var one = 0; one < disputed.size(); one++) {
      steps().decide("policy-manager", key, disputed.get(one), kinds.get(one));
    }
    steps().end("policy-manager", key);

    session = calibrations.get(key);
    assertThat(session.state()).isEqualTo(SessionState.CLOSED);
    assertThat(isOver(key)).isTrue();
    assertThat(audit.of(key))
        .extracting(AuditEntry::event)
        .contains(
            "session-opened",
            "agreement-judged",
            "outcome-decided",
            "discussion-ended",
            "outcome-started",
            "minutes-written");
    assertThat(told(key + "/minutes")).isEqualTo(1);
    assertThat(calibrations.round(session).orElseThrow().state().code()).isEqualTo("closed");

    var outcomes = calibrations.outcomes(key);
    var started = outcomes.stream().filter(one -> one.state() == Outcome.State.STARTED).toList();
    assertThat(started)
        .extracting(Outcome::kind)
        .containsExactlyInAnyOrder(OutcomeKind.CLARIFICATION, OutcomeKind.EXEMPLAR);
    var ref = String.valueOf(started.get(0).ref());
    assertThat(started).allSatisfy(one -> assertThat(one.ref()).isEqualTo(ref));
    var change = changes.get(ref);
    assertThat(change.policyId()).isEqualTo(policy.policyId());
    assertThat(change.request().origin().type()).isEqualTo("calibration");
    assertThat(change.request().origin().ref()).isEqualTo(key);
    assertThat(outcomes.stream().filter(one -> one.state() == Outcome.State.OPEN))
        .extracting(Outcome::kind)
        .containsExactlyInAnyOrder(OutcomeKind.GOLDEN_CASE, OutcomeKind.GAP);
    var golden = disputed.get(2);
    assertThat(told(key + "/" + golden + "/golden-case")).isEqualTo(1);

    // the week after opens with it
    relay.goTo(Date.from(tuesday.plus(WEEK)));
    relay.beginByTimer(TUESDAY);
    var next = newest(MarketGroup.SEA);
    assertThat(next.week()).isEqualTo(SessionWeek.of(tuesday.plus(WEEK)));
    assertThat(calibrations.before(next).orElseThrow().key()).isEqualTo(key);
    var page = Http.at(port).logIn("policy-manager").get("/calibration/" + next.key()).text();
    assertThat(page).contains("What the last session decided", ref, "Golden case");
  }

  @Test
  void whatIsToBeLabelledOtherwiseBeginsOneChangeOfTheProtocol() {
    var policy = steps().published(3);
    var first = ended(policy);
    var ref = calibrations.outcomes(first).get(0).ref();
    assertThat(calibrations.outcomes(first))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.state()).isEqualTo(Outcome.State.STARTED))
        .allSatisfy(one -> assertThat(one.ref()).isEqualTo(ref));
    var protocol = protocols.get(String.valueOf(ref));
    assertThat(protocol.policyId()).isEqualTo(policy.policyId());
    assertThat(protocol.wanted().reason()).contains("/calibration/" + first);
    assertThat(calibrations.outcomes(first))
        .allSatisfy(
            one -> assertThat(protocol.wanted().reason()).contains(one.caseRef(), one.text()));
    assertThat(Http.at(port).logIn("policy-manager").get("/calibration/" + first).text())
        .contains(protocol.page(), protocol.key());

    var second = ended(policy);
    assertThat(calibrations.outcomes(second))
        .as("what is being worked on hears of it")
        .allSatisfy(one -> assertThat(one.ref()).isEqualTo(ref));
    assertThat(audit.of(protocol.key()))
        .filteredOn(entry -> entry.event().equals("protocol-also-wanted"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains("/calibration/" + second));
  }

  @Test
  void whoDecidesWhatSomebodyHasDecidedMeanwhileIsTold() {
    var key = steps().begin("policy-manager", steps().published(3), 3, ONE, TWO);
    steps().label(ONE, key, "allow", "reject", "allow");
    steps().label(TWO, key, "reject", "allow", "allow");
    var ref = calibrations.disputed(calibrations.get(key)).get(0);
    var seen = steps().seen("policy-manager", key, ref);
    assertThat(seen).isEmpty();
    steps().decide("admin", key, ref, "clarification");

    steps().decideHavingSeen("policy-manager", key, ref, seen);
    assertThat(calibrations.outcomes(key))
        .singleElement()
        .extracting(Outcome::kind)
        .isEqualTo(OutcomeKind.CLARIFICATION);
    steps().takeBackHavingSeen("policy-manager", key, ref, seen);
    assertThat(calibrations.outcomes(key)).as("by whom has not read it").hasSize(1);
    var now = steps().seen("policy-manager", key, ref);
    assertThat(now).isNotEmpty();
    steps().decideHavingSeen("policy-manager", key, ref, now);
    assertThat(calibrations.outcomes(key))
        .singleElement()
        .extracting(Outcome::kind)
        .isEqualTo(OutcomeKind.GAP);
  }

  /** What is said counts, and not who says it: on no page and in no answer. */
  @Test
  void whoHasVotedWhatIsALetterWhereverTheRoundIsRead() {
    var key = steps().begin("policy-manager", steps().published(3), 3, ONE, TWO);
    steps().label(ONE, key, "allow", "reject", "allow");
    steps().label(TWO, key, "reject", "allow", "allow");
    var round = calibrations.get(key).round().orElseThrow();
    for (var reader : List.of(ONE, "policy-manager")) {
      var answer = Http.at(port).as(reader).get("/api/rounds/" + round).json();
      assertThat(answer.path("votes")).hasSize(6);
      assertThat(answer.path("votes"))
          .allSatisfy(vote -> assertThat(vote.path("rater").asText()).matches("[AB]"));
      assertThat(answer.path("competence"))
          .allSatisfy(one -> assertThat(one.path("rater").asText()).matches("[AB]"));
      var page = Http.at(port).logIn(reader).get("/rounds/" + round).text();
      assertThat(page).contains("<td data-label=\"Who\">Rater A</td>", "Rater B");
    }
    assertThat(Http.at(port).logIn("policy-manager").get("/calibration/" + key).text())
        .contains("With 5 raters and 40 cases", "Here are 2 and 3: take it as a hint.");
  }

  /** A session that ends in a protocol change for each of two disputes. */
  private String ended(PolicyEntry policy) {
    var key = steps().begin("policy-manager", policy, 3, ONE, TWO);
    steps().label(ONE, key, "allow", "reject", "allow");
    steps().label(TWO, key, "reject", "allow", "allow");
    for (var one : calibrations.disputed(calibrations.get(key))) {
      steps().decide("policy-manager", key, one, "protocol-change");
    }
    steps().end("policy-manager", key);
    return key;
  }

  @Test
  void theOtherGroupHasItsOwnSession() {
    steps().published(3);
    var tuesday = goToTuesday();
    relay.beginByTimer(TUESDAY);
    var session = newest(MarketGroup.ANZ);
    assertThat(session.week()).isEqualTo(SessionWeek.of(tuesday));
    assertThat(session.state()).isEqualTo(SessionState.VOTING);
  }

  /** Nothing fails where nobody is there: it is said, on record, and the leads are told. */
  @Test
  void withoutRatersTheWeeklySessionIsNotHeldAndTheLeadsAreTold() {
    steps().published(3);
    for (var one : List.of(ONE, TWO, THREE, "ad-review-lead", "round-leaver")) {
      absent.sendAway(one);
    }
    goToTuesday();
    relay.beginByTimer(TUESDAY);
    var session = newest(MarketGroup.SEA);
    assertThat(session.state()).isEqualTo(SessionState.NOT_HELD);
    assertThat(session.reason().orElse("")).contains("too few are there");
    assertThat(session.round()).isEmpty();
    assertThat(told(session.key() + "/not-held")).isEqualTo(1);
    assertThat(isOver(session.key())).isTrue();
    var page = Http.at(port).logIn("policy-manager").get("/calibration/" + session.key());
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text()).contains("Not held");
  }

  @Test
  void whereNothingIsDisputedTheSessionEndsAligned() {
    var key = steps().begin("qa-lead", steps().published(1), 3, ONE, TWO);
    steps().label(ONE, key, "allow", "reject", "allow");
    steps().label(TWO, key, "allow", "reject", "allow");
    var session = calibrations.get(key);
    assertThat(session.state()).isEqualTo(SessionState.CLOSED);
    assertThat(session.judgement().orElseThrow().verdict()).isEqualTo(Verdict.ALIGNED);
    assertThat(isOver(key)).isTrue();
    assertThat(ends(key)).containsExactly("Event_Aligned");
    assertThat(told(key + "/minutes")).isEqualTo(1);
  }

  private List<String> ends(String key) {
    return jdbc.sql(
            "select a.END_ACT_ID_ from ACT_HI_PROCINST a where a.BUSINESS_KEY_ = ?"
                + " and a.PROC_DEF_KEY_ = 'calibration-session'")
        .param(key)
        .query(String.class)
        .list();
  }

  /** All the same says that they agree, and where nobody has voted nobody is aligned. */
  @Test
  void whatCannotBeMeasuredIsSaidAsSuch() {
    var same = steps().begin("qa-lead", steps().published(1), 2, ONE, TWO);
    steps().label(ONE, same, "allow");
    steps().label(TWO, same, "allow");
    var unanimous = calibrations.get(same).judgement().orElseThrow();
    assertThat(unanimous.verdict()).isEqualTo(Verdict.ALIGNED);
    assertThat(unanimous.undefined()).isEqualTo("all labels are equal");

    var silent = steps().begin("qa-lead", steps().published(1), 2, ONE, TWO);
    var round = calibrations.round(calibrations.get(silent)).orElseThrow();
    relay.goTo(Date.from(round.voteBy()));
    var nobody = calibrations.get(silent);
    assertThat(nobody.state()).isEqualTo(SessionState.CLOSED);
    assertThat(nobody.judgement().orElseThrow().verdict()).isEqualTo(Verdict.UNDEFINED);
    assertThat(nobody.judgement().orElseThrow().undefined()).isEqualTo("there are no ratings");
    assertThat(ends(silent)).containsExactly("Event_SessionClosed");
  }

  /** Who asked moderates; an outcome that is taken back before the step leads back to them. */
  @Test
  void anOutcomeThatIsTakenBackInTheLastMomentLeadsBackToTheDiscussion() {
    var key = steps().begin("qa-lead", steps().published(1), 2, ONE, TWO);
    steps().label(ONE, key, "allow", "reject");
    steps().label(TWO, key, "reject", "reject");
    var task = relay.task(key, DISCUSS);
    assertThat(task.getAssignee()).isEqualTo("qa-lead");
    assertThat(steps().decide("qa-lead", key, "case-1", "training", ONE).status()).isEqualTo(200);
    relay.answer("qa-lead", task.getId(), "discussed", true);
    assertThat(
            steps()
                .takeBackHavingSeen(
                    "qa-lead", key, "case-1", steps().seen("qa-lead", key, "case-1"))
                .status())
        .isEqualTo(200);
    relay.settle();
    assertThat(calibrations.get(key).state()).isEqualTo(SessionState.DISCUSSING);
    assertThat(relay.task(key, DISCUSS).getId()).isNotEqualTo(task.getId());

    steps().decide("qa-lead", key, "case-1", "training", ONE);
    steps().end("qa-lead", key);
    assertThat(calibrations.get(key).state()).isEqualTo(SessionState.CLOSED);
    var outcome = calibrations.outcomes(key).get(0);
    assertThat(outcome.raters()).containsExactly(ONE);
    assertThat(outcome.state()).isEqualTo(Outcome.State.OPEN);
    // the team that owns it says when it is done
    var done = "/calibration/" + key + "/outcomes/done";
    assertThat(steps().page(ONE, done, "case=case-1").status()).isEqualTo(200);
    assertThat(calibrations.outcomes(key).get(0).state()).isEqualTo(Outcome.State.OPEN);
    steps().page("qa-lead", done, "case=case-1");
    assertThat(calibrations.outcomes(key).get(0).state()).isEqualTo(Outcome.State.DONE);
  }

  @Test
  void theFormBeginsASessionAndRefusesWhatCannotBeHeld() {
    var policy = steps().published(2);
    var http = Http.at(port).as("policy-specialist");
    var path = "/engine-rest/process-definition/key/calibration-session/submit-form";
    var wrong = http.post(path, Http.variables("marketGroup", "SEA", "policyId", "no_such_policy"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("policyId");

    var begun =
        http.post(path, Http.variables("marketGroup", "ANZ", "policyId", policy.policyId()));
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    relay.settle();
    var session = ofPolicy(policy.policyId(), SessionTrigger.ASKED).get(0);
    assertThat(session.group()).isEqualTo(MarketGroup.ANZ);
    assertThat(session.start().by()).isEqualTo("policy-specialist");
    assertThat(calibrations.round(session).orElseThrow().cases()).hasSize(4);
  }

  /** What has come between the form and its first step is said, and nothing fails. */
  @Test
  void whereRatersHaveGoneSinceTheFormTheSessionIsNotHeld() {
    var policy = steps().published(2);
    Http.at(port)
        .as("policy-specialist")
        .post(
            "/engine-rest/process-definition/key/calibration-session/submit-form",
            Http.variables("marketGroup", "SEA", "policyId", policy.policyId()));
    for (var one : List.of(ONE, TWO, THREE, "ad-review-lead", "round-leaver")) {
      absent.sendAway(one);
    }
    relay.settle();
    var session =
        rows.list(200).stream()
            .filter(one -> one.state() == SessionState.NOT_HELD)
            .filter(one -> one.start().trigger() == SessionTrigger.ASKED)
            .findFirst()
            .orElseThrow();
    assertThat(session.reason().orElse("")).contains("too few are there");
    assertThat(ends(session.key())).containsExactly("Event_SessionNotHeld");
  }

  /** It is opened once, and what follows a fall opens no other. */
  @Test
  void aFallOnTheMedianOfFourWeeksOpensASessionByItself() {
    var policy = steps().published(4);
    var first = steps().begin("qa-lead", policy, 6, ONE, TWO);
    steps().label(ONE, first, "allow", "reject");
    steps().label(TWO, first, "allow", "reject");
    relay.pass(Duration.ofDays(7));
    var second = steps().begin("qa-lead", policy, 6, ONE, TWO);
    steps().label(ONE, second, "allow", "reject", "allow");
    steps().label(TWO, second, "reject", "reject", "allow");

    var opened = ofPolicy(policy.policyId(), SessionTrigger.FALL);
    assertThat(opened).hasSize(1);
    var key = opened.get(0).key();
    assertThat(opened.get(0).start().cause()).isEqualTo(second);
    assertThat(opened.get(0).state()).isEqualTo(SessionState.VOTING);
    relay.settle();
    var raters = calibrations.round(opened.get(0)).orElseThrow().raters();
    for (var rater : raters) {
      steps().label(rater.user(), key, rater.number() % 2 == 0 ? "allow" : "reject");
    }
    assertThat(calibrations.get(key).state()).isEqualTo(SessionState.DISCUSSING);
    assertThat(ofPolicy(policy.policyId(), SessionTrigger.FALL)).hasSize(1);
  }

  private List<CalibrationSession> ofPolicy(String policyId, SessionTrigger trigger) {
    return rows.list(200).stream()
        .filter(one -> one.policyId().filter(policyId::equals).isPresent())
        .filter(one -> one.start().trigger() == trigger)
        .toList();
  }
}
