package org.policyrelay.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What a count of working time is subject to: it is right today, and may have to be made anew when
 * more is known.
 *
 * @param provisional holidays in it, or right beside it, that can still move by a day
 * @param holidaysKnownUntil set when the count goes on after the last day whose holidays are known:
 *     from then on only weekends are left out
 */
public record Caveats(List<ProvisionalDay> provisional, Optional<LocalDate> holidaysKnownUntil) {

  /** Whether the count is as certain as it can be. */
  public boolean isEmpty() {
    return provisional.isEmpty() && holidaysKnownUntil.isEmpty();
  }

  /** As a person reads it, empty when there is nothing to say. */
  public String text() {
    var text = new StringJoiner("; ");
    for (var day : provisional) {
      text.add(
          "hangs on %s, %s (%s), which is provisional and can move by a day"
              .formatted(day.name(), day.date(), day.hubs()));
    }
    holidaysKnownUntil.ifPresent(
        last ->
            text.add(
                "holidays are known until " + last + "; after it only weekends count as days off"));
    return text.toString();
  }
}
