package org.policyrelay.calibration.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.agreement.Diagnosis;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.Voices;

/**
 * Whether the words of a clause or a single rater keep the others from agreeing, by MACE, in
 * sentences; and how sure that is.
 */
final class DiagnosisWords {

  /** A clause on which those who know differ less is not open. */
  private static final double OPEN = 0.2;

  /** How many times as much as on the others. */
  private static final double STANDS_OUT = 2;

  /**
   * With as many, a weak rater and an ambiguous clause were told apart in 95 of 100 simulations.
   */
  private static final int RATERS = 5;

  private static final int CASES = 40;

  private DiagnosisWords() {}

  /** None where it cannot be told at all. */
  static List<String> of(Round round, RoundResult result, Voices.OfRound called) {
    return result
        .diagnosis()
        .toOptional()
        .map(diagnosis -> words(round, diagnosis, called))
        .orElseGet(List::of);
  }

  private static List<String> words(Round round, Diagnosis diagnosis, Voices.OfRound called) {
    var words = new ArrayList<String>();
    openClause(round, diagnosis).ifPresent(words::add);
    diagnosis
        .weakRaters()
        .forEach(
            rater ->
                words.add(
                    "%s is likely to have known %.0f %% of what they labelled, less than two thirds of what the others knew: training may help before words do."
                        .formatted(called.of(rater.rater()), 100 * rater.value())));
    if (words.isEmpty()) {
      words.add("No clause and no rater stands out.");
    }
    words.add(sure(diagnosis));
    return words;
  }

  /** The one on which those who know differ most, where it stands out or is the only one. */
  private static Optional<String> openClause(Round round, Diagnosis diagnosis) {
    var clauses =
        round.cases().stream()
            .filter(one -> one.clause() != null)
            .collect(Collectors.toMap(RoundCase::ref, one -> String.valueOf(one.clause())));
    return openClause(diagnosis.disagreementBy(ref -> clauses.getOrDefault(ref, "")));
  }

  /**
   * @param by how much those who know differ on the cases of each clause, under an empty name on
   *     those of none
   */
  static Optional<String> openClause(Map<String, Double> by) {
    return by.entrySet().stream()
        .filter(one -> !one.getKey().isEmpty())
        .max(Map.Entry.comparingByValue())
        .filter(worst -> worst.getValue() >= OPEN)
        .flatMap(worst -> beside(worst, by));
  }

  private static Optional<String> beside(Map.Entry<String, Double> worst, Map<String, Double> by) {
    var differ =
        "On clause %s those who know differ in %.0f %% of the pairs of votes"
            .formatted(worst.getKey(), 100 * worst.getValue());
    var others =
        by.entrySet().stream()
            .filter(one -> !one.getKey().equals(worst.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .average();
    if (others.isEmpty()) {
      return Optional.of(
          differ
              + ", and there is no other to hold it against: its words may be read in several ways.");
    }
    return worst.getValue() >= STANDS_OUT * others.getAsDouble()
        ? Optional.of(
            "%s, on all else in %.0f %%: its words can be read in several ways."
                .formatted(differ, 100 * others.getAsDouble()))
        : Optional.empty();
  }

  private static String sure(Diagnosis diagnosis) {
    var raters = diagnosis.raters().size();
    var cases = diagnosis.items().size();
    var simulated =
        "With %d raters and %d cases, the two were told apart in 95 of 100 simulated sessions"
            .formatted(RATERS, CASES);
    return raters >= RATERS && cases >= CASES
        ? simulated + "; here are %d and %d.".formatted(raters, cases)
        : simulated + ". Here are %d and %d: take it as a hint.".formatted(raters, cases);
  }
}
