package org.policyrelay.labeling;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.round.Absences;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who tries a protocol: members of Ad Review who are there and have not written it. */
@Component
class PilotRaters {

  static final int LEAST = 2;

  /** More tell little more, and their time is missed elsewhere. */
  private static final int MOST = 5;

  /** Longer than a round stays open. */
  private static final Duration OPEN = Duration.ofDays(7);

  private final Directory directory;
  private final SystemAuthority system;
  private final ObjectProvider<Absences> absences;
  private final Clock clock;

  PilotRaters(
      Directory directory, SystemAuthority system, ObjectProvider<Absences> absences, Clock clock) {
    this.directory = directory;
    this.system = system;
    this.absences = absences;
    this.clock = clock;
  }

  /** Others for another protocol, and the same whenever it is asked for the same one. */
  List<String> of(LabelingProtocol protocol) {
    var from = clock.instant();
    return system.call(() -> directory.membersOf(ProtocolWriters.REVIEW_TEAM)).stream()
        .filter(user -> !OtherEyes.isOneOf(user, protocol.writers()))
        .filter(user -> absences.stream().noneMatch(one -> one.isAway(user, from, from.plus(OPEN))))
        .sorted(Comparator.comparing((String user) -> (protocol.key() + user).hashCode()))
        .limit(MOST)
        .toList();
  }
}
