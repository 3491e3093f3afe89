package org.policyrelay.engine;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.RelayItself;
import org.policyrelay.kernel.Texts;
import org.springframework.stereotype.Component;

/**
 * What people are called where other people read of them. What programs read, and what is on
 * record, keeps the id.
 */
@Component("people")
public class People {

  private static final String ITSELF = "Policy Relay";

  private final IdentityService identity;
  private final SystemAuthority system;

  People(IdentityService identity, SystemAuthority system) {
    this.identity = identity;
    this.system = system;
  }

  /**
   * Such as {@code Mei Tan}; {@code Policy Relay} for what nobody has done; {@code Mei Tan (mei-2)}
   * where another one is called so, too; the id of who has no name or is not there any more.
   * Whoever reads need have no right on the user.
   */
  public String name(String id) {
    if (id.equals(RelayItself.NAME)) {
      return ITSELF;
    }
    return system.call(
        () -> {
          var user = identity.createUserQuery().userId(id).singleResult();
          return user == null ? id : named(user);
        });
  }

  /** As {@link #name}, by id, for a page that names the same few again and again. */
  public Map<String, String> names(Collection<String> ids) {
    var names = new TreeMap<String, String>();
    ids.forEach(id -> names.put(id, id.equals(RelayItself.NAME) ? ITSELF : id));
    if (!names.isEmpty()) {
      system.run(
          () ->
              identity
                  .createUserQuery()
                  .userIdIn(new TreeSet<>(ids).toArray(String[]::new))
                  .list()
                  .forEach(user -> names.put(user.getId(), named(user))));
    }
    return names;
  }

  private String named(User user) {
    var first = text(user.getFirstName());
    var last = text(user.getLastName());
    var name = (first + " " + last).strip();
    if (Texts.isBlank(name)) {
      return user.getId();
    }
    return isShared(first, last) ? name + " (" + user.getId() + ")" : name;
  }

  private boolean isShared(String first, String last) {
    var query = identity.createUserQuery();
    if (!first.isEmpty()) {
      query = query.userFirstName(first);
    }
    if (!last.isEmpty()) {
      query = query.userLastName(last);
    }
    return query.count() > 1;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
