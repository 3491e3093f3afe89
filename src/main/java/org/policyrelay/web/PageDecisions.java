package org.policyrelay.web;

import org.policyrelay.kernel.RefusedException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody decides on a page: it comes back, and says why where it was refused. */
public final class PageDecisions {

  private PageDecisions() {}

  /**
   * @param page the address to come back to
   * @return the view that leads there
   */
  public static String decide(String page, RedirectAttributes next, Runnable decision) {
    try {
      decision.run();
    } catch (RefusedException refused) {
      next.addFlashAttribute("refusal", refused.getMessage());
    }
    return "redirect:" + page;
  }
}
