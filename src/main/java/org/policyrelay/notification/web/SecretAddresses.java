package org.policyrelay.notification.web;

import java.util.List;
import org.policyrelay.web.OpenAddresses;
import org.springframework.stereotype.Component;

/**
 * Whoever has the secret in the address needs no login: programs for calendars and mail have none.
 */
@Component
class SecretAddresses implements OpenAddresses {

  @Override
  public List<Open> open() {
    return List.of(Open.whole("/feeds/**"), Open.whole("/unsubscribe/**"));
  }
}
