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

  /**
   * The same for what cannot be undone: only where they have ticked that they have read what it
   * does.
   *
   * @param otherwise what is said where they have not, as in "Nothing was withdrawn"
   */
  public static String decideForGood(
      boolean confirmed,
      String otherwise,
      String page,
      RedirectAttributes next,
      Runnable decision) {
    if (confirmed) {
      return decide(page, next, decision);
    }
    next.addFlashAttribute(
        "refusal", otherwise + ": tick that you have read what is undone, and send it again");
    return "redirect:" + page;
  }
}
