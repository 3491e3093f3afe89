package org.policyrelay;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says that the address is none of a database that the relay knows, whatever stumbled over it. */
class WrongDatabaseAddress implements FailureAnalyzer {

  private final @Nullable String url;

  WrongDatabaseAddress(Environment environment) {
    this.url = environment.getProperty("spring.datasource.url");
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    if (url == null || Stream.of("jdbc:h2:", "jdbc:postgresql:").anyMatch(url::startsWith)) {
      return null;
    }
    return new FailureAnalysis(
        "spring.datasource.url: '" + url + "' is no address of an H2 or a PostgreSQL",
        "Write it as in jdbc:h2:file:./data/relay or jdbc:postgresql://localhost/relay.",
        failure);
  }
}
