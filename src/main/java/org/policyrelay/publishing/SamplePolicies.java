package org.policyrelay.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The policies that the demo begins with, so that nobody starts before an empty site. Illustrative,
 * and marked so by {@code ext.sample}. A policy that is there already, in whatever state, is left
 * alone.
 */
@Component
@Profile("demo")
class SamplePolicies implements ApplicationRunner {

  /** Stands where a published version names the change that it comes from. */
  static final String CHANGE = "SAMPLE";

  private static final String FIRST_VERSION = "1.0.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PolicyRegistry registry;
  private final PolicyPublisher publisher;
  private final ResourcePatternResolver resources;
  private final Clock clock;

  SamplePolicies(
      PolicyRegistry registry,
      PolicyPublisher publisher,
      ResourcePatternResolver resources,
      Clock clock) {
    this.registry = registry;
    this.publisher = publisher;
    this.resources = resources;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    var samples = resources.getResources("classpath:samples/*.json");
    Arrays.sort(samples, Comparator.comparing(sample -> String.valueOf(sample.getFilename())));
    for (var sample : samples) {
      publish(read(sample));
    }
  }

  private void publish(PolicyEntry entry) {
    if (!registry.history(entry.policyId()).isEmpty()) {
      return;
    }
    var now = clock.instant();
    var releases =
        entry.jurisdictions().stream().map(market -> new MarketRelease(market, now)).toList();
    publisher.publish(
        new PublishOrder(
            entry,
            entry.version().orElse(FIRST_VERSION),
            CHANGE,
            entry.contentHash(),
            releases,
            now));
  }

  private static PolicyEntry read(Resource sample) throws IOException {
    try (var content = sample.getInputStream()) {
      return PolicyEntry.parse(JSON.readTree(content));
    }
  }
}
