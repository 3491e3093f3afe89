package org.policyrelay.handoff.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.CalendarChange;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.deadline.CalendarFiles;
import org.policyrelay.deadline.CalendarFiles.Trial;
import org.policyrelay.handoff.DeadlineMoves;
import org.policyrelay.handoff.DeadlineMoves.Move;
import org.policyrelay.team.Roles;
import org.policyrelay.web.Reasons;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known of holidays, for whoever has logged in; newer files in, by administrators. */
@RestController
@RequestMapping("/api/calendars")
@Tag(name = "Calendars")
class CalendarApi {

  /** More days that change are counted and not told one by one. */
  private static final int MOST_DAYS = 1000;

  private final Calendars calendars;
  private final CalendarFiles files;
  private final CalendarViews views;
  private final DeadlineMoves moves;
  private final Roles roles;

  CalendarApi(
      Calendars calendars,
      CalendarFiles files,
      CalendarViews views,
      DeadlineMoves moves,
      Roles roles) {
    this.calendars = calendars;
    this.files = files;
    this.views = views;
    this.moves = moves;
    this.roles = roles;
  }

  /**
   * What came of a file.
   *
   * @param daysChanged how many days are others by it
   * @param days these days, a thousand at most
   * @param moves open deadlines that would stand elsewhere with it; they move by {@code POST
   *     /api/deadlines/moves} only
   */
  record Loaded(
      boolean dryRun,
      LocalDate asOf,
      int daysChanged,
      List<CalendarChange> days,
      List<Move> moves) {}

  @Operation(
      operationId = "getCalendars",
      summary = "How old the calendars are, how far holidays are known, what is provisional")
  @GetMapping
  CalendarView status() {
    files.refresh();
    return views.of(calendars);
  }

  @Operation(
      operationId = "loadCalendars",
      summary = "Load a newer file of market calendars; with dryRun say only what would change",
      description =
          "Open deadlines stay where they are: /api/deadlines/moves shows and moves them. A file"
              + " holds for the places and years that it has.")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Loaded load(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(ref = "#/components/schemas/MarketCalendars")))
          @RequestBody
          JsonNode file,
      @Parameter(description = "why, for the record; not needed for a dry run")
          @RequestParam(required = false)
          @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal caller) {
    requireAdministrator(caller);
    var trial = files.attempt(file);
    var planned = moves.pendingWith(trial.calendars());
    if (!dryRun) {
      files.load(file, trial, caller.getName(), Reasons.check(reason));
    }
    return answer(dryRun, trial, planned);
  }

  @Operation(
      operationId = "unloadCalendars",
      summary = "Go back to the calendars that come with the relay")
  @DeleteMapping
  Loaded unload(
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal caller) {
    requireAdministrator(caller);
    var trial = files.attemptBuiltIn();
    var planned = moves.pendingWith(trial.calendars());
    if (!dryRun) {
      files.unload(trial, caller.getName(), Reasons.check(reason));
    }
    return answer(dryRun, trial, planned);
  }

  private static Loaded answer(boolean dryRun, Trial trial, List<Move> planned) {
    var days = trial.days();
    return new Loaded(
        dryRun,
        trial.asOf(),
        days.size(),
        days.subList(0, Math.min(MOST_DAYS, days.size())),
        planned);
  }

  private void requireAdministrator(Principal caller) {
    roles.requireAdministrator(caller, "Only administrators load calendars; ask one of them");
  }
}
