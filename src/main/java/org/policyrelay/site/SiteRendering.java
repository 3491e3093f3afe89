package org.policyrelay.site;

/** How the public site will show a text, for who decides about it before it is there. */
public interface SiteRendering {

  /**
   * @param place of the text on its page, of small letters, digits and hyphens, like no other there
   * @return HTML that is safe on a page of ours, whatever the text holds
   */
  String toHtml(String place, String markdown);
}
