package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.policyrelay.support.Http.Answer;

/** How all that was asked has been answered. */
final class Tally {

  private static final int KEPT = 40;
  private static final int SHOWN = 600;

  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final LongAdder faulty = new LongAdder();

  /** Counts the answer and gives it back. */
  Answer count(String kind, String what, Answer answer) {
    answers.computeIfAbsent(kind + " " + answer.status(), any -> new LongAdder()).increment();
    if (answer.status() >= 500) {
      faulty.increment();
      if (faults.size() < KEPT) {
        var text = answer.text();
        faults.add(
            "%s: %d %s"
                .formatted(
                    what, answer.status(), text.substring(0, Math.min(SHOWN, text.length()))));
      }
    }
    return answer;
  }

  long faults() {
    return faulty.sum();
  }

  List<String> someFaults() {
    return List.copyOf(faults);
  }

  @Override
  public String toString() {
    return answers.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .collect(Collectors.joining(", "));
  }
}
