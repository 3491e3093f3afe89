package org.policyrelay.engine.door.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was locked for good by an earlier version is not locked once this one has started. */
@RelayTest
class OldLocksTest {

  @Autowired OldLocks locks;
  @Autowired JdbcClient jdbc;

  @Test
  void areOpenedAtTheStart() {
    jdbc.sql(
            "update ACT_ID_USER set ATTEMPTS_ = 10, LOCK_EXP_TIME_ = current_timestamp"
                + " where ID_ in ('admin', 'qa-lead')")
        .update();
    locks.afterPropertiesSet();
    assertThat(
            jdbc.sql(
                    "select count(*) from ACT_ID_USER"
                        + " where ATTEMPTS_ > 0 or LOCK_EXP_TIME_ is not null")
                .query(Long.class)
                .single())
        .isZero();
  }
}
