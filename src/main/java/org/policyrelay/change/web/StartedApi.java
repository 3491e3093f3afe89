package org.policyrelay.change.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.ChangeLinks;
import org.policyrelay.engine.Submissions;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came of a start form: its key is given by the first step, after the form was answered. */
@RestController
@RequestMapping(path = "/api/started", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policy changes")
class StartedApi {

  private final Submissions submissions;
  private final ChangeLinks pages;

  StartedApi(Submissions submissions, ChangeLinks pages) {
    this.pages = pages;
    this.submissions = submissions;
  }

  /**
   * Work that a form has begun.
   *
   * @param link to its page, absent for what has none
   */
  record StartedWork(String key, @Nullable String link) {}

  @Operation(
      operationId = "getStartedWork",
      summary = "The key of what the caller has begun by a form",
      description =
          "instance is the engine's id, as starting a process by its form answers it. 404 until"
              + " the first step has given the key, and for what somebody else has begun.")
  @GetMapping("/{instance}")
  StartedWork of(@PathVariable String instance, Principal caller) {
    return submissions
        .begun(instance, caller.getName())
        .map(key -> new StartedWork(key, pages.pageOf(key).orElse(null)))
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "Nothing that you began has the id %s yet; ask again in a few seconds"
                        .formatted(instance)));
  }
}
