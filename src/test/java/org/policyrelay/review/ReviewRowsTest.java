package org.policyrelay.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.review.PolicyReview.State;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a review comes back, and of two who write at once one is refused. */
@RelayTest
class ReviewRowsTest {

  private static final String POLICY = "apac:alcohol";
  private static final int NUMBER = 9001;
  private static final Instant BEGUN = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant DUE = Instant.parse("2027-11-02T01:00:00Z");

  @Autowired ReviewRows rows;
  @Autowired JdbcClient jdbc;

  private final PolicyReview review = PolicyReview.of(POLICY, NUMBER, BEGUN, DUE);

  @AfterEach
  void cleanUp() {
    jdbc.sql("delete from policy_review where number = ?").param(NUMBER).update();
  }

  @Test
  void everythingComesBackAsItWas() {
    rows.add(review);
    assertThat(rows.find(review.key())).get().usingRecursiveComparison().isEqualTo(review);

    review.beginAgain(DUE, DUE.plusSeconds(60));
    rows.update(review);
    review.open();
    rows.update(review);
    review.decide(State.REVISING, "lee", "the law has changed", DUE.plusSeconds(90));
    rows.update(review);
    assertThat(rows.ofPolicy(POLICY).get(0)).usingRecursiveComparison().isEqualTo(review);
    assertThat(rows.open()).extracting(PolicyReview::key).doesNotContain(review.key());
  }

  @Test
  void nobodyWritesOverWhatTheyHaveNotRead() {
    rows.add(review);
    var first = rows.find(review.key()).orElseThrow();
    var second = rows.find(review.key()).orElseThrow();

    first.open();
    rows.update(first);

    second.beginAgain(DUE, DUE.plusSeconds(60));
    assertThatThrownBy(() -> rows.update(second))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining(review.key());
    assertThat(rows.find(review.key())).get().usingRecursiveComparison().isEqualTo(first);
  }

  /** Who begins the waits at a start takes it that another node was faster. */
  @Test
  void aPolicyHasOneReviewOfANumber() {
    rows.add(review);
    assertThatThrownBy(() -> rows.add(review)).isInstanceOf(DataIntegrityViolationException.class);
  }
}
