package org.policyrelay.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Texts;
import org.springframework.stereotype.Component;

/** The engine's users and groups. Everything that adds does nothing when it is there already. */
@Component
public class Directory {

  /** The group of administrators, as the engine names it. */
  public static final String ADMINISTRATORS = "camunda-admin";

  private static final String GROUP_TYPE = "WORKFLOW";

  private final IdentityService identity;

  Directory(IdentityService identity) {
    this.identity = identity;
  }

  public void addGroup(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      var group = identity.newGroup(id);
      group.setName(name);
      group.setType(GROUP_TYPE);
      identity.saveGroup(group);
    }
  }

  /**
   * Adds a user with its groups.
   *
   * @return false when the user exists, who then keeps name, password and groups
   */
  public boolean addUser(
      String id, String firstName, String lastName, String password, List<String> groups) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      return false;
    }
    var user = identity.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(password);
    user.setEmail(id + "@policy-relay.example");
    identity.saveUser(user);
    groups.forEach(group -> identity.createMembership(id, group));
    return true;
  }

  /**
   * @return false for a user who has one, and keeps it
   */
  public boolean givePasswordIfNone(String id, String password) {
    var user = identity.createUserQuery().userId(id).singleResult();
    if (user == null || user.getPassword() != null) {
      return false;
    }
    user.setPassword(password);
    identity.saveUser(user);
    return true;
  }

  /**
   * Somebody who may log in.
   *
   * @param name as people call them, the id where nothing is known
   * @param email empty where none is known
   */
  public record Person(String id, String name, String email) {}

  public Optional<Person> find(String id) {
    return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
        .map(
            user -> {
              var name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
              return new Person(id, Texts.isBlank(name) ? id : name, text(user.getEmail()));
            });
  }

  /** Those of them who may log in. */
  public Set<String> known(Set<String> ids) {
    var known = new TreeSet<String>();
    if (!ids.isEmpty()) {
      identity.createUserQuery().userIdIn(ids.toArray(String[]::new)).list().stream()
          .map(User::getId)
          .forEach(known::add);
    }
    return known;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Puts a user who is there, and not in it, into a group. */
  public void addToGroup(String user, String group) {
    identity.createMembership(user, group);
  }

  /** Takes a user out of a group; what the group may do is no longer theirs at once. */
  public void removeFromGroup(String user, String group) {
    identity.deleteMembership(user, group);
  }

  /** Whether somebody in the group could log in: who was made without a password cannot. */
  public boolean hasActiveMembers(String group) {
    return !activeMembersOf(identity, group).isEmpty();
  }

  /** The ids of those in a group who have a password. */
  public static List<String> activeMembersOf(IdentityService identity, String group) {
    return identity.createUserQuery().memberOfGroup(group).list().stream()
        .filter(user -> user.getPassword() != null)
        .map(User::getId)
        .toList();
  }

  public Set<String> membersOf(String group) {
    var members = new TreeSet<String>();
    for (User user : identity.createUserQuery().memberOfGroup(group).list()) {
      members.add(user.getId());
    }
    return members;
  }

  public Set<String> groupsOf(String user) {
    var groups = new TreeSet<String>();
    for (Group group : identity.createGroupQuery().groupMember(user).list()) {
      groups.add(group.getId());
    }
    return groups;
  }
}
