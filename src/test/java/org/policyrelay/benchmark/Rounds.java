package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * What several subjects gave when each had its turn in every round, each round beginning with
 * another one, so that a noisy machine is noisy for all of them.
 */
final class Rounds {

  private final Map<String, double[]> values = new LinkedHashMap<>();

  private Rounds() {}

  static Rounds of(int rounds, Map<String, DoubleSupplier> subjects, Runnable afterEach) {
    var taken = new Rounds();
    subjects.keySet().forEach(name -> taken.values.put(name, new double[rounds]));
    for (var round = 0; round < rounds; round++) {
      var order = new ArrayList<>(subjects.entrySet());
      Collections.rotate(order, round);
      for (var subject : order) {
        taken.of(subject.getKey())[round] = subject.getValue().getAsDouble();
      }
      afterEach.run();
    }
    return taken;
  }

  /** Of figures that were taken in rounds elsewhere. */
  static Rounds of(Map<String, ? extends List<Double>> taken) {
    var rounds = new Rounds();
    taken.forEach(
        (name, values) ->
            rounds.values.put(name, values.stream().mapToDouble(Double::doubleValue).toArray()));
    return rounds;
  }

  Set<String> subjects() {
    return values.keySet();
  }

  /** In the order of the rounds. */
  double[] of(String subject) {
    return Objects.requireNonNull(values.get(subject), subject);
  }

  /** Round by round, how many times as much the one gave as the other. */
  double[] ratio(String one, String other) {
    return IntStream.range(0, of(one).length).mapToDouble(i -> of(one)[i] / of(other)[i]).toArray();
  }
}
