package org.policyrelay.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.RefusedException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a refusal with a page. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

  private static final String CHANGED_MEANWHILE =
      "Somebody else changed this at the same moment; go back, look at it again, and decide then";

  private final CallerName names;

  PageAdvice(CallerName names) {
    this.names = names;
  }

  @ExceptionHandler
  String refused(
      RefusedException refused,
      Model model,
      @Nullable Principal caller,
      HttpServletResponse response) {
    return page(
        Problems.statusOf(refused.code()).value(), refused.getMessage(), model, caller, response);
  }

  /** Two people decided at the same moment: the one who came first is heard. */
  @ExceptionHandler({
    OptimisticLockingFailureException.class,
    PessimisticLockingFailureException.class
  })
  String changedMeanwhile(Model model, @Nullable Principal caller, HttpServletResponse response) {
    return page(HttpStatus.CONFLICT.value(), CHANGED_MEANWHILE, model, caller, response);
  }

  private String page(
      int status,
      @Nullable String refusal,
      Model model,
      @Nullable Principal caller,
      HttpServletResponse response) {
    response.setStatus(status);
    model.addAttribute("status", status);
    model.addAttribute("refusal", refusal);
    // what the frame of other pages is told is not told to that of a refusal
    model.addAttribute("caller", names.of(caller));
    return "error";
  }
}
