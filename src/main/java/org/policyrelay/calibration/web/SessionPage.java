package org.policyrelay.calibration.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.FollowUps;
import org.policyrelay.calibration.Outcome;
import org.policyrelay.calibration.web.DisputeOnPage.DecisionOnPage;
import org.policyrelay.calibration.web.DisputeOnPage.VoteOnPage;
import org.policyrelay.engine.People;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundLabel;
import org.policyrelay.round.RoundRater;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.Voices;
import org.springframework.stereotype.Component;

/** Puts together what the page of a session shows to a reader. */
@Component
class SessionPage {

  private final Calibrations calibrations;
  private final CalibrationAccess access;
  private final FollowUps followUps;
  private final Voices voices;
  private final People people;

  SessionPage(
      Calibrations calibrations,
      CalibrationAccess access,
      FollowUps followUps,
      Voices voices,
      People people) {
    this.calibrations = calibrations;
    this.access = access;
    this.followUps = followUps;
    this.voices = voices;
    this.people = people;
  }

  /** The worst first; none before the reveal. */
  List<DisputeOnPage> disputes(CalibrationSession session, String reader) {
    var result = calibrations.result(session);
    if (result.isEmpty()) {
      return List.of();
    }
    var round = calibrations.round(session).orElseThrow();
    var called = voices.of(round);
    var decisions = decisions(session, reader);
    var disputes = new ArrayList<DisputeOnPage>();
    for (var one : result.get().agreement().disputed()) {
      disputes.add(
          new DisputeOnPage(
              "dispute-" + (disputes.size() + 1),
              caseOf(round, one),
              (int) Math.round(100 * one.agreement()),
              calibrations.goldenLabel(session, one.item()).map(code -> label(round, code)),
              votes(round, result.get(), one.item(), called),
              decisions.stream()
                  .filter(decision -> decision.outcome().caseRef().equals(one.item()))
                  .findFirst()));
    }
    return disputes;
  }

  /** What keeps the raters from agreeing, a sentence each; none before the reveal. */
  List<String> diagnosis(CalibrationSession session) {
    var round = calibrations.round(session);
    return calibrations
        .result(session)
        .map(result -> DiagnosisWords.of(round.orElseThrow(), result, voices.of(round.get())))
        .orElseGet(List::of);
  }

  private static RoundCase caseOf(Round round, Dispute dispute) {
    return round.cases().stream()
        .filter(one -> one.ref().equals(dispute.item()))
        .findFirst()
        .orElseThrow();
  }

  private static List<VoteOnPage> votes(
      Round round, RoundResult result, String ref, Voices.OfRound called) {
    return result.votes().stream()
        .filter(vote -> vote.caseRef().equals(ref))
        .map(
            vote ->
                new VoteOnPage(
                    called.of(vote.rater()),
                    label(round, vote.label()),
                    vote.confidence() == null ? "" : vote.confidence() + " of 5",
                    text(vote.rationale()),
                    vote.late()))
        .sorted(Comparator.comparing(VoteOnPage::label).thenComparing(VoteOnPage::voice))
        .toList();
  }

  private static String label(Round round, String code) {
    return round.labels().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(RoundLabel::name)
        .orElse(code);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What a session has decided, and how far that is. */
  List<DecisionOnPage> decisions(CalibrationSession session, String reader) {
    return calibrations.outcomes(session.key()).stream()
        .map(
            one ->
                new DecisionOnPage(
                    one,
                    followUps.of(one),
                    followUps.isDone(one),
                    one.state() == Outcome.State.OPEN && access.mayFinish(session, one, reader)))
        .toList();
  }

  /** The session whose decisions this one opens with, where the reader may see it. */
  Optional<CalibrationSession> before(CalibrationSession session, String reader) {
    return calibrations.before(session).filter(one -> access.maySee(one, reader));
  }

  /** Who was there, by name; that says nothing of their votes. */
  String there(CalibrationSession session) {
    return calibrations
        .round(session)
        .map(
            round ->
                round.raters().stream()
                    .map(RoundRater::user)
                    .map(people::name)
                    .sorted()
                    .collect(Collectors.joining(", ")))
        .orElse("");
  }
}
