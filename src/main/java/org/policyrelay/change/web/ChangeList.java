package org.policyrelay.change.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.ChangeStandings;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.process.NextDue;
import org.policyrelay.engine.Directory;
import org.springframework.stereotype.Component;

/**
 * The changes that a person has a part in: what is overdue comes first, unless they want it else.
 */
@Component
class ChangeList {

  private static final int SHOWN = 200;

  private static final Comparator<Row> NEWEST =
      Comparator.comparing((Row row) -> row.change().request().proposedAt()).reversed();

  private final PolicyChanges changes;
  private final ChangesUnderWay underWay;
  private final ChangeStandings standings;
  private final NextDue next;
  private final ChangeAccess access;
  private final Directory directory;
  private final Clock clock;

  ChangeList(
      PolicyChanges changes,
      ChangesUnderWay underWay,
      ChangeStandings standings,
      NextDue next,
      ChangeAccess access,
      Directory directory,
      Clock clock) {
    this.changes = changes;
    this.underWay = underWay;
    this.standings = standings;
    this.next = next;
    this.access = access;
    this.directory = directory;
    this.clock = clock;
  }

  /** In which order it is read. */
  enum Order {
    /** What is due first, then what nothing is due of, then what has ended. */
    DUE(
        Comparator.comparing(Row::over)
            .thenComparing(Row::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(NEWEST)),
    PROPOSED(NEWEST);

    private final Comparator<Row> rows;

    Order(Comparator<Row> rows) {
      this.rows = rows;
    }

    /** As it stands in an address; the first for whatever is none. */
    static Order of(@Nullable String code) {
      return "proposed".equals(code) ? PROPOSED : DUE;
    }

    String code() {
      return this == PROPOSED ? "proposed" : "due";
    }
  }

  /**
   * @param standing where it is, market by market where that differs
   * @param alsoOpen keys of other changes of the same policy that can change what stands
   * @param due when the first of its open tasks is, absent for none
   */
  record Row(
      PolicyChange change,
      String standing,
      List<String> alsoOpen,
      @Nullable Instant due,
      boolean overdue) {

    boolean over() {
      return change.state().hasEnded() && due == null;
    }

    /** A withdrawn one, of which teams still have something to take back. */
    public boolean isTakenBack() {
      return change.state().hasEnded() && due != null;
    }
  }

  List<Row> of(String caller, Order order) {
    var groups = directory.groupsOf(caller);
    var seen =
        changes.newest(SHOWN).stream()
            .filter(change -> access.maySee(groups, caller, change))
            .toList();
    var open = seen.stream().filter(change -> !change.state().hasEnded()).toList();
    var due = next.of(seen.stream().map(PolicyChange::key).toList());
    var toCome =
        open.stream()
            .filter(underWay::canChangeWhatStands)
            .collect(Collectors.groupingBy(PolicyChange::policyId));
    var now = clock.instant();
    return seen.stream()
        .map(
            change ->
                new Row(
                    change,
                    standings.words(change),
                    beside(change, toCome),
                    due.get(change.key()),
                    due.containsKey(change.key()) && due.get(change.key()).isBefore(now)))
        .sorted(order.rows)
        .toList();
  }

  private static List<String> beside(PolicyChange change, Map<String, List<PolicyChange>> toCome) {
    return change.state().hasEnded()
        ? List.of()
        : toCome.getOrDefault(change.policyId(), List.of()).stream()
            .map(PolicyChange::key)
            .filter(key -> !key.equals(change.key()))
            .toList();
  }
}
