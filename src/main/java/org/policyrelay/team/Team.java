package org.policyrelay.team;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.OpeningHours;

/**
 * A team that work is handed to.
 *
 * @param id its group in the engine, such as {@code ad-review}
 * @param name how people call it
 * @param leadGroup the group of those who lead it
 * @param hubs calendar names of the places it works in, such as {@code SG} or {@code MY-KUL}
 * @param hours when it works, null for the hours of its hubs
 */
public record Team(
    String id, String name, String leadGroup, List<String> hubs, @Nullable OpeningHours hours) {

  /** How people call those who lead it. */
  public String leads() {
    return name + " leads";
  }
}
