package org.policyrelay.deadline.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.OpeningHours;
import org.policyrelay.calendar.WorkingTime;
import org.policyrelay.deadline.DeadlinePreview;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;
import org.policyrelay.team.Teams;
import org.policyrelay.web.Parameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells anybody who is logged in when work would be due. */
@RestController
@RequestMapping("/api/deadlines")
@Tag(name = "Deadlines")
class DeadlineApi {

  private final Teams teams;
  private final Calendars calendars;
  private final Clock clock;

  DeadlineApi(Teams teams, Calendars calendars, Clock clock) {
    this.teams = teams;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Operation(
      operationId = "previewDeadline",
      summary = "When work would be due in the working time of a team or of hubs, and why")
  @GetMapping("/preview")
  DeadlinePreview preview(
      @Parameter(description = "a team's id; or give hubs") @RequestParam(required = false)
          @Nullable String team,
      @Parameter(description = "such as SG,AU-NSW; or give a team", example = "SG,AU-NSW")
          @RequestParam(required = false)
          @Nullable String hubs,
      @Parameter(description = "an instant with offset; now where it is left out")
          @RequestParam(required = false)
          @Nullable String start,
      @Parameter(description = "working time as an ISO 8601 duration", example = "PT8H")
          @RequestParam
          String work,
      @Parameter(description = "instead of their own hours", example = "09:00-17:00")
          @RequestParam(required = false)
          @Nullable String hours) {
    var from = start == null ? clock.instant() : Parameters.instant("start", start);
    var amount = Times.duration("work", work, DeadlinePreview.LONGEST);
    var open =
        hours == null
            ? null
            : Parameters.named("hours", "malformed", () -> OpeningHours.parse(hours));
    var time = workingTime(team, hubs, open);
    return Parameters.named("start", "out-of-range", () -> DeadlinePreview.of(time, from, amount));
  }

  private WorkingTime workingTime(
      @Nullable String team, @Nullable String hubs, @Nullable OpeningHours hours) {
    if (hubs != null && team == null) {
      var names = Arrays.stream(hubs.split(",", -1)).map(String::strip).toList();
      return Parameters.named("hubs", "unknown-value", () -> calendars.workingTime(names, hours));
    }
    if (team == null || hubs != null) {
      throw Parameters.malformed("team", "or hubs must be given, one of them and not both");
    }
    var known =
        teams
            .find(team)
            .orElseThrow(
                () ->
                    Parameters.malformed(
                        "team",
                        "'" + Texts.shown(team) + "' is not known; there are " + teams.ids()));
    return hours == null
        ? teams.workingTime(known.id())
        : calendars.workingTime(known.hubs(), hours);
  }
}
