package org.policyrelay.change.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Submissions;
import org.policyrelay.handoff.OriginPages;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
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
  private final List<OriginPages> pages;
  private final Publications publications;

  StartedApi(Submissions submissions, List<OriginPages> pages, Publications publications) {
    this.pages = pages;
    this.submissions = submissions;
    this.publications = publications;
  }

  /**
   * Work that a form has begun.
   *
   * @param link to its page, or that of the policy that is corrected; absent for work without one
   * @param standing what comes next, a sentence; absent as the link is
   */
  record StartedWork(String key, @Nullable String link, @Nullable String standing) {}

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
        .map(this::tell)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "Nothing that you began has the id %s yet; ask again in a few seconds"
                        .formatted(instance)));
  }

  private StartedWork tell(String key) {
    return OriginPages.pageOf(key, pages)
        .map(page -> new StartedWork(key, page, "Its page says where it stands."))
        .or(() -> publications.of(key).stream().findFirst().map(StartedApi::correction))
        .orElseGet(() -> new StartedWork(key, null, null));
  }

  private static StartedWork correction(Publication publication) {
    return new StartedWork(
        publication.key(),
        "/policies/" + publication.policyId(),
        publication.isProposed()
            ? "It is not public yet: another policy manager has to approve it first."
            : "The policy's page shows it at once; another policy manager approves it afterwards.");
  }
}
