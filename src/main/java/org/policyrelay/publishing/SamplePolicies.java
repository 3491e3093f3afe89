package org.policyrelay.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The policies that the demo begins with, so that nobody starts before an empty site. Illustrative,
 * and marked so by {@code ext.sample}. They come once: where one of them is there, in whatever
 * state, nothing is added, so that no later release changes what applies in a registry that is in
 * use.
 */
@Component
@Profile("demo")
class SamplePolicies implements ApplicationRunner {

  /** Stands where a published version names the change that it comes from, and for a translator. */
  static final String CHANGE = "SAMPLE";

  private static final String FIRST_VERSION = "1.0.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PolicyRegistry registry;
  private final PolicyPublisher publisher;
  private final Translations translations;
  private final ResourcePatternResolver resources;
  private final MarketZones zones;
  private final Clock clock;

  SamplePolicies(
      PolicyRegistry registry,
      PolicyPublisher publisher,
      Translations translations,
      ResourcePatternResolver resources,
      MarketZones zones,
      Clock clock) {
    this.registry = registry;
    this.publisher = publisher;
    this.translations = translations;
    this.resources = resources;
    this.zones = zones;
    this.clock = clock;
  }

  /** All or none, so that a start which breaks off does not leave some of them for good. */
  @Override
  @Transactional(rollbackFor = IOException.class)
  public void run(ApplicationArguments arguments) throws IOException {
    var samples = read("classpath:samples/*.json");
    if (samples.stream().anyMatch(this::isThere)) {
      return;
    }
    var days = new SampleDays(zones, clock.instant());
    var entries =
        samples.stream()
            .map(sample -> PolicyEntry.parse(days.in(sample)))
            // a base before what tightens it
            .sorted(Comparator.comparing(entry -> entry.overlayOf().isPresent()))
            .toList();
    entries.forEach(this::publish);
    for (var translation : read("classpath:samples/translations/*.json")) {
      translate(translation);
    }
  }

  private boolean isThere(JsonNode sample) {
    return !registry.history(sample.path("policy_id").asText()).isEmpty();
  }

  private void publish(PolicyEntry entry) {
    var now = clock.instant();
    var version = entry.version().orElse(FIRST_VERSION);
    var releases = entry.markets().stream().map(market -> new MarketRelease(market, now)).toList();
    publisher.publish(new PublishOrder(entry, version, CHANGE, entry.contentHash(), releases, now));
    publisher.trained(entry.policyId(), version, Set.copyOf(entry.markets()), CHANGE);
  }

  private void translate(JsonNode sample) {
    translations.add(
        sample.path("policy_id").asText(),
        FIRST_VERSION,
        sample.path("language").asText(),
        new Wording(
            sample.path("name").asText(),
            sample.path("description").asText(),
            sample.path("policy").asText(),
            null),
        CHANGE,
        CHANGE);
  }

  private List<JsonNode> read(String pattern) throws IOException {
    var samples = new ArrayList<JsonNode>();
    for (var sample : resources.getResources(pattern)) {
      try (var content = sample.getInputStream()) {
        samples.add(JSON.readTree(content));
      }
    }
    return samples;
  }
}
