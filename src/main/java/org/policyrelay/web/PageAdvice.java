package org.policyrelay.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a refusal with a page. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

  @ExceptionHandler
  String refused(
      RefusedException refused,
      Model model,
      @Nullable Principal caller,
      HttpServletResponse response) {
    var status = Problems.statusOf(refused.code()).value();
    response.setStatus(status);
    model.addAttribute("status", status);
    model.addAttribute("refusal", refused.getMessage());
    // what the frame of other pages is told is not told to that of a refusal
    model.addAttribute("caller", caller == null ? null : caller.getName());
    return "error";
  }
}
