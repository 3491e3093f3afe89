package org.policyrelay.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.policyrelay.notification.DeadLetters;
import org.policyrelay.notification.DeadLetters.DeadLetter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notices that could not be delivered, for administrators. */
@RestController
@RequestMapping("/api/notices/dead")
@Tag(name = "Notices")
class DeadLetterApi {

  private static final int SHOWN = 500;

  private final DeadLetters letters;
  private final NoticeAccess access;

  DeadLetterApi(DeadLetters letters, NoticeAccess access) {
    this.letters = letters;
    this.access = access;
  }

  @Operation(operationId = "listUndelivered", summary = "What could not be delivered, oldest first")
  @GetMapping
  List<DeadLetter> list(Principal caller) {
    access.requireAdministrator(caller);
    return letters.list(SHOWN);
  }

  @Operation(operationId = "resendUndelivered", summary = "Send one again")
  @PostMapping("/{id}/resend")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resend(@PathVariable long id, Principal caller) {
    access.requireAdministrator(caller);
    letters.resend(id, caller.getName());
  }
}
