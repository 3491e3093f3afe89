package org.policyrelay.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.policyrelay.notification.Reader;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller is told things. */
@RestController
@RequestMapping(path = "/api/reader", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Notices")
class ReaderApi {

  private final Reader reader;

  ReaderApi(Reader reader) {
    this.reader = reader;
  }

  /**
   * The caller, as one who reads.
   *
   * @param zone an IANA zone, such as {@code Asia/Singapore}
   */
  record Reading(String zone) {}

  @Operation(
      operationId = "getReader",
      summary = "On which clock pages, mails and forms tell you times",
      description = "That of your team's first hub; UTC for who is in no team.")
  @GetMapping
  Reading of(Principal caller) {
    return new Reading(reader.zoneOf(caller.getName()).getId());
  }
}
