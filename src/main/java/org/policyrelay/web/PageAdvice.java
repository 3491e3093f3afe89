package org.policyrelay.web;

import jakarta.servlet.http.HttpServletResponse;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a refusal with a page. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

  @ExceptionHandler
  String refused(RefusedException refused, Model model, HttpServletResponse response) {
    var status = Problems.statusOf(refused.code()).value();
    response.setStatus(status);
    model.addAttribute("status", status);
    return "error";
  }
}
