package org.policyrelay.round;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.agreement.Diagnosis;
import org.policyrelay.agreement.Mace;
import org.policyrelay.agreement.Measured;
import org.policyrelay.agreement.Rating;
import org.policyrelay.agreement.Ratings;
import org.policyrelay.agreement.Scale;
import org.policyrelay.agreement.report.AgreementReport;

/**
 * What came of a round. It follows from the votes that count alone, and is the same whenever it is
 * asked for: the interval is drawn with a seed that is made of the round's key.
 *
 * @param votes of all, also those that count nothing
 * @param agreement of the votes that count, and which cases are disputed, the worst first
 * @param diagnosis which rater is weak, and which case is open to everybody
 * @param outcomes the label that more than half of a case's votes gave, by its reference
 */
public record RoundResult(
    List<Vote> votes,
    AgreementReport agreement,
    Measured<Diagnosis> diagnosis,
    Map<String, Optional<String>> outcomes) {

  /** The label of a case, empty where its votes are divided. */
  public Optional<String> outcome(String ref) {
    return outcomes.getOrDefault(ref, Optional.empty());
  }

  static RoundResult of(Round round, List<Vote> votes) {
    var given = new LinkedHashMap<String, List<Rating>>();
    for (var one : round.cases()) {
      var ratings = new ArrayList<Rating>();
      if (one.firstLabel() != null) {
        ratings.add(Rating.of(one.ref(), Round.FIRST_VOTE, one.firstLabel()));
      }
      given.put(one.ref(), ratings);
    }
    for (var vote : votes) {
      var rater = round.rater(vote.rater());
      if (rater.counted() && !vote.late()) {
        Objects.requireNonNull(given.get(vote.caseRef()))
            .add(Rating.of(vote.caseRef(), rater.user(), vote.label()));
      }
    }
    var ratings =
        Ratings.of(
            Scale.NOMINAL,
            round.labels().stream().map(RoundLabel::code).toList(),
            given.values().stream().flatMap(List::stream).toList());
    var outcomes = new LinkedHashMap<String, Optional<String>>();
    given.forEach((ref, ofCase) -> outcomes.put(ref, majority(ofCase)));
    return new RoundResult(
        List.copyOf(votes), AgreementReport.of(ratings, seed(round)), Mace.of(ratings), outcomes);
  }

  private static long seed(Round round) {
    return round.key().hashCode();
  }

  private static Optional<String> majority(List<Rating> ratings) {
    return ratings.stream()
        .flatMap(rating -> Optional.ofNullable(rating.label()).stream())
        .collect(Collectors.groupingBy(label -> label.text(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(label -> 2 * label.getValue() > ratings.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
