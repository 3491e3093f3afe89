package org.policyrelay.round.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.policyrelay.round.RoundAccess;
import org.policyrelay.round.Rounds;
import org.policyrelay.round.Voices;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Blind rounds, for programs of their raters and of those who lead them. */
@RestController
@RequestMapping(path = "/api/rounds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Blind rounds")
class RoundApi {

  private final Rounds rounds;
  private final RoundAccess access;
  private final Voices voices;

  RoundApi(Rounds rounds, RoundAccess access, Voices voices) {
    this.rounds = rounds;
    this.access = access;
    this.voices = voices;
  }

  @Operation(
      operationId = "getRound",
      summary = "A blind round: before the reveal with the caller's own votes, after it with all",
      description =
          "For its raters, the leads of their teams, policy managers and administrators; for others"
              + " there is none.")
  @GetMapping("/{key}")
  RoundView get(@PathVariable String key, Principal caller) {
    return view(key, caller);
  }

  @Operation(
      operationId = "putVotes",
      summary = "The caller's own votes, all or none; each takes the place of an earlier one",
      description =
          "May be repeated until the reveal, and is answered 409 from then on. A vote after vote_by"
              + " and before the reveal is kept as late beside the one that came in time, and does"
              + " not count. Handing in is done in the rater's task.")
  @PutMapping(path = "/{key}/votes", consumes = MediaType.APPLICATION_JSON_VALUE)
  RoundView vote(@PathVariable String key, @RequestBody VotesBody body, Principal caller) {
    access.seenBy(key, caller.getName());
    rounds.vote(key, caller.getName(), body.given());
    return view(key, caller);
  }

  private RoundView view(String key, Principal caller) {
    var round = access.seenBy(key, caller.getName());
    return round.isRevealed()
        ? RoundView.revealed(round, rounds.result(round), voices.of(round))
        : RoundView.sealed(round, rounds.own(round, caller.getName()), voices.of(round));
  }
}
