package org.policyrelay.calibration;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Faults;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.round.RoundOpening;
import org.policyrelay.round.RoundPurpose;
import org.policyrelay.round.Rounds;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins sessions: because it is Tuesday, because somebody asks, or because agreement fell. */
@Service
@Transactional
public class SessionOpening {

  private final SessionRows rows;
  private final SessionCheck check;
  private final SessionParts parts;
  private final PolicyTurn turn;
  private final CalibrationProperties properties;
  private final CalibrationNotices notices;
  private final Rounds rounds;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SessionOpening(
      SessionRows rows,
      SessionCheck check,
      SessionParts parts,
      PolicyTurn turn,
      CalibrationProperties properties,
      CalibrationNotices notices,
      Rounds rounds,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.check = check;
    this.parts = parts;
    this.turn = turn;
    this.properties = properties;
    this.notices = notices;
    this.rounds = rounds;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A session with its round, of which all is there that a process needs.
   *
   * @param cases what its round has, with their sources
   */
  private record Plan(SessionStart start, List<DrawnCase> cases, RoundOpening opening) {}

  /** Begins a session and its process. */
  public CalibrationSession ask(SessionAsked asked, String by) {
    var session = record(asked, by);
    events.publishEvent(new SessionOpened(session.key()));
    return session;
  }

  /**
   * Begins a session whose process has begun already.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and each fault by its place
   */
  public CalibrationSession record(SessionAsked asked, String by) {
    Optional.ofNullable(asked.marketGroup()).flatMap(MarketGroup::of).ifPresent(rows::begin);
    var faults = new Faults("No session was begun");
    var planned = plan(asked, by, faults);
    faults.refuseAny();
    return begin(planned.orElseThrow());
  }

  /** The same, but what has come between since it was asked for is on record as not held. */
  public CalibrationSession recordOrSay(SessionAsked asked, String by) {
    var group = MarketGroup.of(String.valueOf(asked.marketGroup())).orElseThrow();
    rows.begin(group);
    var faults = new Faults("No session was begun");
    var planned = plan(asked, by, faults);
    var problem = faults.refusal();
    return problem.isEmpty()
        ? begin(planned.orElseThrow())
        : notHeld(
            start(group, null, SessionTrigger.ASKED, null, by, now()), problem.get().getMessage());
  }

  /** Why {@link #record} would refuse it now; empty where it would not. */
  @Transactional(readOnly = true)
  public Optional<RefusedException> problem(SessionAsked asked, String by) {
    var faults = new Faults("No session was begun");
    plan(asked, by, faults);
    return faults.refusal();
  }

  private Optional<Plan> plan(SessionAsked asked, String by, Faults faults) {
    var now = now();
    var group = check.group(asked, faults);
    var policy = check.policy(asked, group, now, faults);
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    var id = policy.get().entry().policyId();
    var start = start(group, policy.get(), SessionTrigger.ASKED, null, by, now);
    var key = start.week().key(group, start.number());
    var given = asked.cases();
    var cases =
        given == null
            ? drawn(key, group, id, now, faults)
            : SessionCheck.cases(given, group, parts.labels(id), faults);
    var raters = asked.raters() == null ? parts.raters(key) : asked.raters();
    var opening = opening(key, id, cases, raters, asked.voteBy());
    var few = given == null && cases.size() < SessionParts.LEAST;
    rounds
        .problem(opening)
        .ifPresent(
            refused ->
                refused.fields().stream()
                    .filter(one -> !few || !one.field().equals("cases"))
                    .forEach(one -> faults.add(placed(one.field()), one.code(), one.message())));
    return Optional.of(new Plan(start, cases, opening));
  }

  private static String placed(String field) {
    return field.equals("voteBy") ? "vote_by" : field;
  }

  private List<DrawnCase> drawn(
      String key, MarketGroup group, String policyId, Instant now, Faults faults) {
    var cases = parts.draw(key, group, policyId, now);
    var why = parts.tooFew(cases, policyId, group);
    if (why != null) {
      faults.add("cases", "too-few", "must be given: " + why);
    }
    return cases;
  }

  /**
   * Begins the weekly session of a group, if any are wanted, and its process. Where there is not
   * enough for one, it is on record as not held, and the leads are told.
   */
  public void weekly(MarketGroup group) {
    if (!properties.weekly()) {
      return;
    }
    rows.begin(group);
    var now = now();
    for (var policy : turn.order(group, rows.lastOpened(group), now)) {
      var planned = plan(start(group, policy, SessionTrigger.WEEKLY, null, Audit.SYSTEM, now));
      if (planned.cases().size() >= SessionParts.LEAST) {
        beginOrSay(planned);
        return;
      }
    }
    notHeld(
        start(group, null, SessionTrigger.WEEKLY, null, Audit.SYSTEM, now),
        "no policy that applies in %s has cases to draw".formatted(group));
  }

  /** Begins a session on the same policy and its process; also what was not held is on record. */
  public void afterFall(CalibrationSession fallen, PublishedVersion policy) {
    rows.begin(fallen.group());
    var start =
        start(fallen.group(), policy, SessionTrigger.FALL, fallen.key(), Audit.SYSTEM, now());
    var planned = plan(start);
    var why = parts.tooFew(planned.cases(), policy.entry().policyId(), fallen.group());
    if (why == null) {
      beginOrSay(planned);
    } else {
      notHeld(start, why);
    }
  }

  private Plan plan(SessionStart start) {
    var key = start.key();
    var id = String.valueOf(start.policyId());
    var cases = parts.draw(key, start.group(), id, start.at());
    return new Plan(start, cases, opening(key, id, cases, parts.raters(key), null));
  }

  private void beginOrSay(Plan planned) {
    var problem = rounds.problem(planned.opening());
    if (problem.isPresent()) {
      notHeld(planned.start(), problem.get().getMessage());
    } else {
      events.publishEvent(new SessionOpened(begin(planned).key()));
    }
  }

  private CalibrationSession begin(Plan planned) {
    var start = planned.start();
    var round = rounds.open(planned.opening(), start.by());
    var session = new CalibrationSession(start.key(), 0, start.in(round), SessionCourse.VOTING);
    rows.add(session, planned.cases());
    audit.record(
        session.key(),
        "session-opened",
        start.by(),
        "%s, %s, round %s"
            .formatted(session.title(), Words.count(planned.cases().size(), "case"), round));
    return session;
  }

  private CalibrationSession notHeld(SessionStart start, String why) {
    var key = start.key();
    var session = new CalibrationSession(key, 0, start, SessionCourse.notHeld(why, start.at()));
    rows.add(session, List.of());
    audit.record(key, "session-not-held", start.by(), why);
    notices.notHeld(session, parts.team());
    return session;
  }

  private RoundOpening opening(
      String key,
      String policyId,
      List<DrawnCase> cases,
      List<String> raters,
      @Nullable Instant voteBy) {
    return new RoundOpening(
        RoundPurpose.CALIBRATION,
        key,
        policyId,
        null,
        parts.labels(policyId),
        cases.stream().map(DrawnCase::asRoundCase).toList(),
        raters,
        voteBy);
  }

  private SessionStart start(
      MarketGroup group,
      @Nullable PublishedVersion policy,
      SessionTrigger trigger,
      @Nullable String cause,
      String by,
      Instant now) {
    var week = SessionWeek.of(now);
    return new SessionStart(
        group,
        week,
        rows.lastNumber(group, week) + 1,
        policy == null ? null : policy.entry().policyId(),
        policy == null ? null : policy.version(),
        null,
        trigger,
        cause,
        by,
        now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
