package org.policyrelay.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When what is said item by item becomes another by itself, in whatever version: all of them stay
 * public. A version never changes, so each is read once, by each server for itself.
 */
@Component
class ItemTurns {

  private final JdbcClient jdbc;
  private final NavigableSet<Instant> turns = new ConcurrentSkipListSet<>();
  private final AtomicLong read = new AtomicLong();

  ItemTurns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param newest sequence number of the newest version that is asked about
   */
  synchronized NavigableSet<Instant> upTo(long newest) {
    if (newest > read.get()) {
      // the condition spares the reading of entries that have none, which are most
      jdbc.sql(
              "select entry from policy_version where sequence > ? and sequence <= ?"
                  + " and (entry like '%\"exceptions\"%' or entry like '%\"timeline\"%')")
          .params(read.get(), newest)
          .query(String.class)
          .list()
          .forEach(this::add);
      read.set(newest);
    }
    return Collections.unmodifiableNavigableSet(turns);
  }

  private void add(String entry) {
    PolicyEntry.stored(entry).content().turns().forEach(turns::add);
  }
}
