package org.policyrelay.kernel;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks the embedded database once more where it has lost what a query was reading. It is done below
 * everybody who reads: the engine and its web applications, our own pages, the jobs. A statement
 * that reads is the least that can be repeated, and what its transaction wrote is not touched.
 */
@Component
class EmbeddedReads implements BeanPostProcessor {

  private final boolean hasFile;

  EmbeddedReads(Environment settings) {
    this.hasFile = EmbeddedCommits.isFile(settings.getProperty("spring.datasource.url", ""));
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return hasFile && bean instanceof DataSource database ? new ReadingAgain(database) : bean;
  }
}
