package org.policyrelay.calibration.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.SessionOpening;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calibration sessions, for programs. */
@RestController
@RequestMapping(path = "/api/calibration/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calibration")
class SessionApi {

  private final Calibrations calibrations;
  private final SessionOpening opening;
  private final CalibrationAccess access;

  SessionApi(Calibrations calibrations, SessionOpening opening, CalibrationAccess access) {
    this.calibrations = calibrations;
    this.opening = opening;
    this.access = access;
  }

  /**
   * @param round key of its blind round
   */
  record CreatedSession(String key, String round) {}

  @Operation(
      operationId = "openCalibrationSession",
      summary = "Begin a calibration session with its blind round",
      description =
          "By Ad Policy, QA, the leads of teams and administrators. What is left out is drawn or"
              + " chosen, the same for the same key.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "Location",
              description = "Where the session stands",
              schema = @Schema(type = "string", format = "uri-reference")))
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CreatedSession> open(@RequestBody SessionBody body, Principal caller) {
    access.requireStart(caller.getName());
    var session = opening.ask(body.asked(), caller.getName());
    return ResponseEntity.created(URI.create("/api/calibration/sessions/" + session.key()))
        .body(new CreatedSession(session.key(), session.round().orElseThrow()));
  }

  @Operation(
      operationId = "getCalibrationSession",
      summary = "A calibration session: where it stands, and what came of its disputes",
      description =
          "For the teams of its raters, Ad Policy, QA, administrators and who asked for it; for"
              + " others there is none.")
  @GetMapping("/{key}")
  SessionView get(@PathVariable String key, Principal caller) {
    var session = access.seenBy(key, caller.getName());
    return SessionView.of(session, calibrations.outcomes(key));
  }
}
