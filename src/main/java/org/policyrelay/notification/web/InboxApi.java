package org.policyrelay.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.notification.Inbox;
import org.policyrelay.web.Parameters;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own notices. */
@RestController
@RequestMapping("/api/inbox")
@Tag(name = "Notices")
class InboxApi {

  private static final int MOST = 200;

  private final Inbox inbox;

  InboxApi(Inbox inbox) {
    this.inbox = inbox;
  }

  record InboxPage(long unread, List<Inbox.Item> items) {}

  @Operation(
      operationId = "listNotices",
      summary = "What you were told, newest first; page on with before=<last id>")
  @GetMapping
  InboxPage list(
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int limit,
      Principal caller) {
    if (limit < 1 || limit > MOST) {
      throw Parameters.malformed("limit", "must be a whole number from 1 to " + MOST);
    }
    var user = caller.getName();
    return new InboxPage(inbox.unread(user), inbox.of(user, unread, before, limit));
  }

  @Operation(operationId = "markNoticeRead", summary = "Mark one as read")
  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@PathVariable long id, Principal caller) {
    inbox.mark(caller.getName(), id, true);
  }

  @Operation(operationId = "markNoticeUnread", summary = "Mark one as unread")
  @PostMapping("/{id}/unread")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unread(@PathVariable long id, Principal caller) {
    inbox.mark(caller.getName(), id, false);
  }

  @Operation(operationId = "markAllNoticesRead", summary = "Mark all as read")
  @PostMapping("/read-all")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(Principal caller) {
    inbox.markAll(caller.getName());
  }
}
