package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.Translations;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Samples come once: nobody finds a policy in force that they have not seen coming. */
@RelayTest
@Tag("any-database")
class SamplesOnceTest {

  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;
  @Autowired Translations translations;
  @Autowired MarketZones zones;
  @Autowired Clock clock;

  @Test
  void aSampleOfALaterReleaseIsNotAddedToARegistryThatHasSome() throws IOException {
    var later = Policies.shouldRule();
    var before = registry.history("apac:alcohol");
    assertThat(before).isNotEmpty();

    new SamplePolicies(
            registry,
            publisher,
            translations,
            new WithOneMore(later.json().toString()),
            zones,
            clock)
        .run(new DefaultApplicationArguments());

    assertThat(registry.history(later.policyId())).isEmpty();
    assertThat(registry.history("apac:alcohol")).hasSameSizeAs(before);
  }

  private record WithOneMore(String sample) implements ResourcePatternResolver {

    private static final ResourcePatternResolver SHIPPED =
        new PathMatchingResourcePatternResolver();

    @Override
    public Resource[] getResources(String pattern) throws IOException {
      var more = new ByteArrayResource(sample.getBytes(StandardCharsets.UTF_8));
      return Stream.concat(Arrays.stream(SHIPPED.getResources(pattern)), Stream.of(more))
          .toArray(Resource[]::new);
    }

    @Override
    public Resource getResource(String location) {
      return SHIPPED.getResource(location);
    }

    @Override
    public ClassLoader getClassLoader() {
      return SHIPPED.getClassLoader();
    }
  }
}
