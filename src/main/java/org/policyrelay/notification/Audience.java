package org.policyrelay.notification;

import java.util.Set;
import java.util.TreeSet;

/** Whom a notice is for: people, and everybody who is in one of the groups when it goes out. */
public record Audience(Set<String> users, Set<String> groups) {

  public Audience {
    users = Set.copyOf(users);
    groups = Set.copyOf(groups);
  }

  public static Audience user(String user) {
    return new Audience(Set.of(user), Set.of());
  }

  public static Audience groups(String... groups) {
    return new Audience(Set.of(), Set.of(groups));
  }

  /** Both together; who is in both is told once. */
  public Audience and(Audience other) {
    var allUsers = new TreeSet<>(users);
    allUsers.addAll(other.users);
    var allGroups = new TreeSet<>(groups);
    allGroups.addAll(other.groups);
    return new Audience(allUsers, allGroups);
  }
}
