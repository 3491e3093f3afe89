package org.policyrelay.notification.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.notification.Inbox;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How many notices a reader has not read, for the frame around every page. */
@ControllerAdvice(annotations = Controller.class)
class UnreadCount {

  private final Inbox inbox;

  UnreadCount(Inbox inbox) {
    this.inbox = inbox;
  }

  @ModelAttribute("unreadNotices")
  long unreadNotices(@Nullable Principal caller, HttpServletRequest request) {
    // the page that says what failed must not ask what failed
    return caller == null || request.getDispatcherType() == DispatcherType.ERROR
        ? 0
        : inbox.unread(caller.getName());
  }
}
