package org.policyrelay.handoff;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.EmergencyClocks;
import org.policyrelay.deadline.PauseReason;
import org.policyrelay.deadline.Stage;
import org.policyrelay.deadline.Target;
import org.policyrelay.deadline.Targets;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.engine.TransactionMemory;
import org.policyrelay.kernel.BusinessKey;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handoffs and their clocks. Each call is one transition in one transaction, recorded in the audit
 * under the handoff's key and under that of the work it belongs to.
 */
@Service
@Transactional
public class Handoffs {

  /** What a question to the sender is called in {@code handoff-target.dmn}. */
  static final String ANSWER = "answer";

  /** What the keys of handoffs begin with, as in {@code HO-2026-17}. */
  static final String KEYS = "HO";

  private final HandoffRows rows;
  private final HandoffQuestionRows questions;
  private final BusinessKeys keys;
  private final Targets targets;
  private final Deadlines deadlines;
  private final HandoffNotices notices;
  private final Audit audit;
  private final Teams teams;
  private final WorkNames works;
  private final ObjectProvider<HandoffFourEyes> fourEyes;
  private final ObjectProvider<EmergencyClocks> emergencies;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionMemory<String, Handoff> known = new TransactionMemory<>();

  Handoffs(
      HandoffRows rows,
      HandoffQuestionRows questions,
      BusinessKeys keys,
      Targets targets,
      Deadlines deadlines,
      HandoffNotices notices,
      Audit audit,
      Teams teams,
      WorkNames works,
      ObjectProvider<HandoffFourEyes> fourEyes,
      ObjectProvider<EmergencyClocks> emergencies,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.questions = questions;
    this.keys = keys;
    this.targets = targets;
    this.deadlines = deadlines;
    this.notices = notices;
    this.audit = audit;
    this.teams = teams;
    this.works = works;
    this.fourEyes = fourEyes;
    this.emergencies = emergencies;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Offers work; the clock on its acceptance starts.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for a team that is not configured
   */
  public Handoff offer(HandoffOffer offer) {
    teams.get(offer.toTeam());
    var handoff = Handoff.offer(keys.next(KEYS, "handoff_number"), offer, clock.instant());
    rows.add(handoff);
    known.put(handoff.key(), handoff);
    var target = targets.of(offer.riskTier(), offer.work());
    open(handoff, Stage.ACCEPTANCE, handoff.toTeam(), target.accept(), target);
    record(handoff, "handoff-offered", Audit.SYSTEM, null);
    notices.offered(handoff);
    return handoff;
  }

  /** The receiving team takes the work on; the clock on its delivery starts. */
  public void accept(String key, String by) {
    requireOtherEyes(key, by);
    var handoff = change(key, open -> open.accept(by, clock.instant()));
    deadlines.close(key, Stage.ACCEPTANCE);
    var target = targets.of(handoff.riskTier(), handoff.work());
    open(handoff, Stage.DELIVERY, handoff.toTeam(), target.deliver(), target);
    record(handoff, "handoff-accepted", by, null);
    notices.over(handoff, Stage.ACCEPTANCE, "accepted", by);
  }

  /** The receiving team does not take the work on. */
  public void returnToSender(String key, String by, String reason) {
    var handoff = change(key, open -> open.returnToSender(by, clock.instant(), reason));
    deadlines.closeAll(key);
    record(handoff, "handoff-returned", by, reason);
    notices.over(handoff, Stage.ACCEPTANCE, "returned", by);
    notices.cameBack(handoff, "returned", reason);
  }

  /** Blocks the work on an answer from its sender: the delivery clock stops, theirs starts. */
  public void ask(String key, String by, String question) {
    var handoff = change(key, Handoff::block);
    var asked = questions.add(HandoffQuestion.ask(key, by, clock.instant(), question));
    deadlines.pause(key, Stage.DELIVERY, PauseReason.BLOCKED);
    var target = targets.of(handoff.riskTier(), ANSWER);
    open(handoff, Stage.ANSWER, handoff.fromTeam(), target.deliver(), target);
    record(handoff, "question-asked", by, question);
    notices.over(handoff, Stage.DELIVERY, "waits for an answer", by);
    notices.asked(handoff, number(asked), question);
  }

  /** Answers the question that blocks the work; the delivery clock runs on. */
  public void answer(String key, String by, String answer) {
    var handoff = change(key, Handoff::unblock);
    deadlines.close(key, Stage.ANSWER);
    deadlines.resume(key, Stage.DELIVERY);
    record(handoff, "question-answered", by, answer);
    notices.over(handoff, Stage.ANSWER, "answered", by);
    for (var question : questions.of(key)) {
      if (question.answer() == null) {
        questions.answer(question.answered(by, clock.instant(), answer));
        notices.answered(handoff, number(question), answer);
      }
    }
  }

  /**
   * The work is done.
   *
   * @param notReadyMarkets comma-separated markets that it does not cover yet, null for none
   */
  public void deliver(String key, String by, String evidence, @Nullable String notReadyMarkets) {
    requireOtherEyes(key, by);
    var handoff = change(key, open -> open.deliver(by, clock.instant(), evidence, notReadyMarkets));
    deadlines.closeAll(key);
    record(handoff, "handoff-delivered", by, evidence);
    notices.over(handoff, Stage.DELIVERY, "delivered", by);
  }

  /** Gives accepted work back. */
  public void handBack(String key, String by, String reason) {
    var handoff = change(key, open -> open.handBack(by, clock.instant(), reason));
    deadlines.closeAll(key);
    record(handoff, "handoff-handed-back", by, reason);
    notices.over(handoff, Stage.DELIVERY, "handed back", by);
    notices.cameBack(handoff, "handed-back", reason);
  }

  /**
   * Withdraws everything that is still open for the origin. Who has delivered already is told what
   * they delivered, for what has gone out because of it is theirs to take back.
   *
   * @param handedBack works that are offered once more to be taken back: nobody is told of those
   *     that nothing is left to do, or twice to undo them
   */
  public void withdrawAll(String origin, String by, String reason, Set<String> handedBack) {
    lastDelivered(origin).stream()
        .filter(handoff -> !handedBack.contains(handoff.work()))
        .forEach(handoff -> notices.undo(handoff, reason));
    for (var handoff : openOf(origin)) {
      change(handoff, open -> open.withdraw(by, clock.instant(), reason));
      deadlines.closeAll(handoff.key());
      record(handoff, "handoff-withdrawn", by, reason);
      notices.withdrawn(handoff, reason, handedBack.contains(handoff.work()));
    }
  }

  /** Stops the clocks of everything that is open for the origin. */
  public void hold(String origin, String reason) {
    for (var handoff : openOf(origin)) {
      deadlines.pauseAll(handoff.key(), PauseReason.HELD);
      notices.held(handoff, reason);
    }
  }

  /** Lets them run on: each is due later by exactly the working time that its team lost. */
  public void release(String origin) {
    for (var handoff : openOf(origin)) {
      deadlines.resumeAll(handoff.key(), PauseReason.HELD);
      events.publishEvent(new HandoffClocksMoved(handoff.key()));
      notices.resumed(handoff);
    }
  }

  private void open(Handoff handoff, Stage stage, String team, Duration time, Target target) {
    deadlines.open(handoff.key(), stage, team, time, target.count(() -> emergency(handoff)));
  }

  private Optional<Count> emergency(Handoff handoff) {
    return emergencies.stream()
        .flatMap(one -> one.of(handoff.origin(), handoff.work()).stream())
        .findFirst();
  }

  /** A team that delivered the same work in several rounds is told of the last one. */
  private List<Handoff> lastDelivered(String origin) {
    var last = new LinkedHashMap<String, Handoff>();
    for (var handoff : of(origin)) {
      if (handoff.state() == HandoffState.DELIVERED) {
        last.put(handoff.work() + " " + handoff.toTeam(), handoff);
      }
    }
    return List.copyOf(last.values());
  }

  private List<Handoff> openOf(String origin) {
    return of(origin).stream().filter(handoff -> handoff.state().isOpen()).toList();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such handoff
   */
  @Transactional(readOnly = true)
  public Handoff get(String key) {
    return known
        .get(key, () -> rows.find(key))
        .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "There is no handoff " + key));
  }

  /** Every handoff for the origin, oldest first. */
  @Transactional(readOnly = true)
  public List<Handoff> of(String origin) {
    return rows.of(origin).stream()
        .sorted(Comparator.comparingLong(handoff -> BusinessKey.parse(handoff.key()).number()))
        .toList();
  }

  /** The newest handoff of this work to this team for the origin. */
  @Transactional(readOnly = true)
  public Optional<Handoff> latest(String origin, String work, String toTeam) {
    return of(origin).stream()
        .filter(handoff -> handoff.work().equals(work) && handoff.toTeam().equals(toTeam))
        .reduce((older, newer) -> newer);
  }

  /** What was asked and answered during the handoff, oldest first. */
  @Transactional(readOnly = true)
  public List<HandoffQuestion> questions(String key) {
    return questions.of(key);
  }

  private static long number(HandoffQuestion question) {
    return Objects.requireNonNull(question.id(), "a stored question has its number");
  }

  private void requireOtherEyes(String key, String by) {
    var handoff = get(key);
    fourEyes.forEach(rule -> rule.drafted(handoff).requireOther(by));
  }

  private Handoff change(String key, Consumer<Handoff> transition) {
    return change(get(key), transition);
  }

  private Handoff change(Handoff handoff, Consumer<Handoff> transition) {
    transition.accept(handoff);
    rows.update(handoff);
    return known.put(handoff.key(), handoff);
  }

  private void record(Handoff handoff, String event, String actor, @Nullable String detail) {
    var about =
        "%s to %s: %s"
            .formatted(handoff.key(), teams.nameOf(handoff.toTeam()), works.title(handoff.work()));
    audit.record(
        List.of(
            audit.entry(handoff.key(), event, actor, detail),
            audit.entry(
                handoff.origin(), event, actor, detail == null ? about : about + " — " + detail)));
  }
}
