package org.policyrelay.handoff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.ProvisionalDay;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.DeadlineMoves;
import org.policyrelay.handoff.DeadlineMoves.Move;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.team.Roles;
import org.policyrelay.web.Reasons;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators move open deadlines after a change of targets, teams or calendars. */
@RestController
@RequestMapping("/api/deadlines")
@Tag(name = "Deadlines")
class DeadlineMovesApi {

  private final DeadlineMoves moves;
  private final Deadlines deadlines;
  private final Roles roles;

  DeadlineMovesApi(DeadlineMoves moves, Deadlines deadlines, Roles roles) {
    this.moves = moves;
    this.deadlines = deadlines;
    this.roles = roles;
  }

  record Order(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  @Operation(
      operationId = "listDeadlineMoves",
      summary = "Open deadlines that would stand elsewhere if they were counted today")
  @GetMapping("/moves")
  List<Move> pending(Principal caller) {
    requireAdministrator(caller);
    return moves.pending();
  }

  @Operation(
      operationId = "moveDeadlines",
      summary = "Move them; each move is on record with the reason")
  @PostMapping("/moves")
  List<Move> carryOut(@RequestBody Order order, Principal caller) {
    requireAdministrator(caller);
    return moves.carryOut(caller.getName(), Reasons.check(order.reason()));
  }

  /**
   * An open deadline that may have to be counted anew.
   *
   * @param why what it hangs on
   */
  record Uncertain(
      String subject,
      @CodesOf(Stage.class) String stage,
      String team,
      Instant due,
      List<ProvisionalDay> provisional,
      @Nullable LocalDate holidaysKnownUntil,
      String why) {}

  @Operation(
      operationId = "listUncertainDeadlines",
      summary = "Open deadlines that hang on a provisional holiday or on years not known yet")
  @GetMapping("/uncertain")
  List<Uncertain> uncertain(Principal caller) {
    requireAdministrator(caller);
    return deadlines.uncertain().stream()
        .map(
            one ->
                new Uncertain(
                    one.deadline().subject(),
                    one.deadline().stage().code(),
                    one.deadline().team(),
                    one.deadline().dueAt(),
                    one.caveats().provisional(),
                    one.caveats().holidaysKnownUntil().orElse(null),
                    one.caveats().text()))
        .toList();
  }

  private void requireAdministrator(Principal caller) {
    roles.requireAdministrator(caller, "Only administrators move deadlines; ask one of them");
  }
}
