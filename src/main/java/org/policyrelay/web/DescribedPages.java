package org.policyrelay.web;

import java.util.Map;

/**
 * What the pages of a module are for, as search engines and link previews show it under a title;
 * told by the module that has them.
 */
public interface DescribedPages {

  /** A sentence by the address of each page as it is mapped, with names in braces. */
  Map<String, String> descriptions();
}
