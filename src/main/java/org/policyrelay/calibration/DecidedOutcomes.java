package org.policyrelay.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.policyrelay.calibration.Decided.Item;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets what a session has decided begin: each sort of work hears its event. What nobody has started
 * then stays open with the team that owns it.
 */
@Component
class DecidedOutcomes {

  private final OutcomeRows outcomes;
  private final SessionRows rows;
  private final CalibrationNotices notices;
  private final ApplicationEventPublisher events;

  DecidedOutcomes(
      OutcomeRows outcomes,
      SessionRows rows,
      CalibrationNotices notices,
      ApplicationEventPublisher events) {
    this.outcomes = outcomes;
    this.rows = rows;
    this.notices = notices;
    this.events = events;
  }

  void start(CalibrationSession session, Round round, String by) {
    var key = session.key();
    eventsOf(session, round, by).forEach(events::publishEvent);
    var numbers = rows.cases(key);
    for (var one : outcomes.of(key)) {
      if (one.state() == Outcome.State.DECIDED) {
        var number = Objects.requireNonNull(numbers.get(one.caseRef())).number();
        outcomes.put(key, number, one.as(Outcome.State.OPEN, null));
        notices.followUp(session, one);
      }
    }
  }

  private List<Decided> eventsOf(CalibrationSession session, Round round, String by) {
    var key = session.key();
    var policy = session.policyId().orElseThrow();
    var found = new ArrayList<Decided>();
    var wording = new ArrayList<Item>();
    var labels = new ArrayList<Item>();
    for (var one : outcomes.of(key)) {
      var item =
          new Item(
              one.caseRef(), one.kind(), contentOf(round, one.caseRef()), one.text(), one.clause());
      switch (one.kind()) {
        case CLARIFICATION, EXEMPLAR -> wording.add(item);
        case PROTOCOL_CHANGE -> labels.add(item);
        case GOLDEN_CASE -> found.add(new Decided.OfGoldenCase(key, policy, item, by));
        case TRAINING -> found.add(new Decided.OfTraining(key, policy, item, one.raters(), by));
        case GAP -> found.add(new Decided.OfGap(key, policy, item, by));
      }
    }
    if (!labels.isEmpty()) {
      found.add(0, new Decided.OfProtocol(key, policy, labels, by));
    }
    if (!wording.isEmpty()) {
      found.add(0, new Decided.OfWording(key, policy, wording, by));
    }
    return found;
  }

  private static String contentOf(Round round, String ref) {
    return round.cases().stream()
        .filter(one -> one.ref().equals(ref))
        .findFirst()
        .map(RoundCase::content)
        .orElseThrow();
  }
}
