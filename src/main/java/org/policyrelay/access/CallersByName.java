package org.policyrelay.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.People;
import org.policyrelay.web.CallerName;
import org.springframework.stereotype.Component;

/** As people call them, as Tasklist does. */
@Component
class CallersByName implements CallerName {

  private final People people;

  CallersByName(People people) {
    this.people = people;
  }

  @Override
  public @Nullable String of(@Nullable Principal caller) {
    return caller == null ? null : name(caller.getName());
  }

  private String name(String login) {
    try {
      return people.name(login);
    } catch (RuntimeException unreachable) {
      // what is wrong is for the page to say, and it will: its frame only has a name less
      return login;
    }
  }
}
