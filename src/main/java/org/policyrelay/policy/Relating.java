package org.policyrelay.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which policies ever said what they are to another. A version never changes, so each is read once,
 * by each server for itself; whether it applies, and says so still, is for who asks.
 */
@Component
class Relating {

  private final JdbcClient jdbc;

  /** By the id of the other. */
  private final Map<String, Set<String>> known = new HashMap<>();

  private final AtomicLong read = new AtomicLong();

  Relating(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that define terms of a policy, supersede it or are exceptions to it. */
  synchronized Set<String> to(String policyId) {
    // the condition spares the reading of entries that have none, which are most
    jdbc.sql(
            "select sequence, entry from policy_version where sequence > ?"
                + " and entry like '%\"relations\"%' order by sequence")
        .param(read.get())
        .query(
            row -> {
              add(PolicyEntry.stored(row.getString("entry")));
              read.set(row.getLong("sequence"));
            });
    return Set.copyOf(known.getOrDefault(policyId, Set.of()));
  }

  private void add(PolicyEntry entry) {
    entry.content().relations().stream()
        .filter(Relation::decides)
        .forEach(
            one ->
                known
                    .computeIfAbsent(one.target(), target -> new TreeSet<>())
                    .add(entry.policyId()));
  }
}
