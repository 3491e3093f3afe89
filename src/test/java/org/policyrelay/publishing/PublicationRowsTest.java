package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.publishing.Publication.State;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a publication comes back, and of two who write at once one is refused. */
@RelayTest
class PublicationRowsTest {

  private static final String KEY = "PUB-1999-1";
  private static final PolicyEntry ENTRY = PolicyEntry.stored("{}");
  private static final Market SG = new Market("SG");
  private static final Instant REQUESTED = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");

  @Autowired PublicationRows rows;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void cleanUp() {
    jdbc.sql("delete from publication where publication_key = ?").param(KEY).update();
  }

  @Test
  void everythingComesBackAsItWas() {
    var publication = correction();
    rows.add(publication);
    assertThat(rows.find(KEY)).get().usingRecursiveComparison().isEqualTo(publication);

    publication.approvedFirst("lee", NOW, Map.of(SG, NOW));
    rows.update(publication);
    publication.obstructed("2.0.0 is taken");
    rows.update(publication);
    publication.renumber("2.0.1");
    rows.update(publication);
    assertThat(rows.find(KEY)).get().usingRecursiveComparison().isEqualTo(publication);

    publication.published(NOW);
    publication.announced(NOW);
    rows.update(publication);
    assertThat(rows.find(KEY)).get().usingRecursiveComparison().isEqualTo(publication);
    assertThat(rows.of("PC-1999-1")).singleElement().extracting(Publication::key).isEqualTo(KEY);
  }

  @Test
  void nobodyWritesOverWhatTheyHaveNotRead() {
    rows.add(correction());
    var first = rows.find(KEY).orElseThrow();
    var second = rows.find(KEY).orElseThrow();

    first.refused("lee", NOW);
    rows.update(first);

    second.approvedFirst("kim", NOW, Map.of());
    assertThatThrownBy(() -> rows.update(second))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining(KEY);
    assertThat(rows.find(KEY)).get().extracting(Publication::state).isEqualTo(State.REFUSED);
  }

  private static Publication correction() {
    var publication =
        new Publication(
            KEY,
            "PC-1999-1",
            "apac:loans",
            "2.0.0",
            ENTRY,
            "hash",
            Map.of(SG, REQUESTED),
            State.REQUESTED,
            REQUESTED,
            NOW);
    publication.correct("mia", "a slip of the pen", "1.9.0", false);
    return publication;
  }
}
