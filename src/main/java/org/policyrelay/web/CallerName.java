package org.policyrelay.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** How pages call who reads them. */
public interface CallerName {

  /** Their name, their login where nobody can tell it; null for who has not logged in. */
  @Nullable String of(@Nullable Principal caller);
}
