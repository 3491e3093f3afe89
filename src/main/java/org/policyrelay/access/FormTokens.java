package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.policyrelay.web.FileForm;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Finds the forgery token in the header and the form, and in a form with a file, too: in an address
 * it would stand in histories and logs. Of such a form nothing is read unless it comes in the
 * session of somebody who has logged in.
 */
final class FormTokens extends CsrfTokenRequestAttributeHandler {

  @Override
  public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
    var found = super.resolveCsrfTokenValue(request, token);
    return found == null && SecurityContextHolder.getContext().getAuthentication() != null
        ? FileForm.field(request, token.getParameterName()).orElse(null)
        : found;
  }
}
