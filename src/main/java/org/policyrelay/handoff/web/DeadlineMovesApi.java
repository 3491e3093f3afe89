package org.policyrelay.handoff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.handoff.DeadlineMoves;
import org.policyrelay.handoff.DeadlineMoves.Move;
import org.policyrelay.team.Roles;
import org.policyrelay.web.Reasons;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators move open deadlines after a change of targets, teams or calendars. */
@RestController
@RequestMapping("/api/deadlines/moves")
@Tag(name = "Deadlines")
class DeadlineMovesApi {

  private final DeadlineMoves moves;
  private final Roles roles;

  DeadlineMovesApi(DeadlineMoves moves, Roles roles) {
    this.moves = moves;
    this.roles = roles;
  }

  record Order(@Nullable String reason) {}

  @Operation(summary = "Open deadlines that would stand elsewhere if they were counted today")
  @GetMapping
  List<Move> pending(Principal caller) {
    requireAdministrator(caller);
    return moves.pending();
  }

  @Operation(summary = "Move them; each move is on record with the reason")
  @PostMapping
  List<Move> carryOut(@RequestBody Order order, Principal caller) {
    requireAdministrator(caller);
    return moves.carryOut(caller.getName(), Reasons.check(order.reason()));
  }

  private void requireAdministrator(Principal caller) {
    roles.requireAdministrator(caller, "Only administrators move deadlines; ask one of them");
  }
}
