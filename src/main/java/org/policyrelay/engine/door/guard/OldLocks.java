package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens at each start what the engine has locked. It locks nobody here, but an earlier version had
 * it do so, and its own tools would go on to show it.
 */
@Component
class OldLocks implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(OldLocks.class);

  private final JdbcClient jdbc;

  /**
   * @param engine has its tables once it is there
   */
  OldLocks(JdbcClient jdbc, ProcessEngine engine) {
    this.jdbc = jdbc;
    LOG.debug("The locks of {} are looked at", engine.getName());
  }

  @Override
  public void afterPropertiesSet() {
    var opened =
        jdbc.sql(
                "update ACT_ID_USER set ATTEMPTS_ = 0, LOCK_EXP_TIME_ = null"
                    + " where ATTEMPTS_ > 0 or LOCK_EXP_TIME_ is not null")
            .update();
    if (opened > 0) {
      LOG.info("{} users whom an earlier version had locked can log in again", opened);
    }
  }
}
