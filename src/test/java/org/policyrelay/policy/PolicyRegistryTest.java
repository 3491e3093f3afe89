package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.with;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What is published, what applies where and when, and as it was known when. */
@RelayTest
class PolicyRegistryTest {

  private static final Instant JANUARY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");

  @Autowired PolicyRegistry registry;

  private final PolicyEntry entry = Policies.shouldRule();
  private final String id = entry.policyId();
  private final PolicyEntry stricter = with(entry, "enforcement", "must");

  @Test
  void aLaterVersionAppliesFromItsInstantInItsMarket() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY), at("TH", FEBRUARY));
    publish(stricter, "2.0.0", "B-" + id, MARCH, at("SG", APRIL));

    assertThat(applied("SG", JANUARY)).isEmpty();
    assertThat(applied("SG", FEBRUARY)).contains("1.0.0");
    assertThat(applied("SG", APRIL.minusMillis(1))).contains("1.0.0");
    assertThat(applied("SG", APRIL)).contains("2.0.0");
    assertThat(applied("TH", MAY)).contains("1.0.0");
    assertThat(applied("VN", MAY)).isEmpty();
    assertThat(registry.newest(id)).map(PolicyEntry::enforcement).contains(Enforcement.MUST);
  }

  @Test
  void whatHoldsEverywhereHoldsInEachMarket() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("*", JANUARY));

    assertThat(applied("VN", MAY)).contains("1.0.0");
    assertThat(registry.find(id, "1.0.0").orElseThrow().state("NZ", MAY, MAY))
        .isEqualTo("in-effect");
  }

  @ParameterizedTest(name = "as of {0}, known at {1}: {2}")
  @CsvSource({
    "2024-04-15T00:00:00Z, 2024-04-15T00:00:00Z, 2.0.0",
    "2024-04-15T00:00:00Z, 2024-06-01T00:00:00Z, 1.0.0",
    "2024-04-15T00:00:00Z, 2024-02-15T00:00:00Z, 1.0.0",
    "2024-01-15T00:00:00Z, 2024-06-01T00:00:00Z, ",
    "2024-04-15T00:00:00Z, 2023-12-31T00:00:00Z, ",
  })
  void whatWasTakenBackIsStillKnownToHaveApplied(Instant asOf, Instant knownAt, String version) {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));
    publish(stricter, "2.0.0", "B-" + id, MARCH, at("SG", APRIL));
    registry.rollBack("B-" + id, MAY, "the regulator changed its mind");

    assertThat(registry.inForce(id, "SG", asOf, knownAt).map(PublishedVersion::version))
        .isEqualTo(Optional.ofNullable(version));
    assertThat(registry.history(id)).extracting("version").containsExactly("2.0.0", "1.0.0");
    assertThat(registry.newest(id)).map(PolicyEntry::enforcement).contains(Enforcement.SHOULD);
  }

  @Test
  void publishingTwiceChangesNothingAndMarketsCanBeAdded() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));
    publish(entry, "1.0.0", "A-" + id, MARCH, at("SG", MAY));
    publish(entry, "1.0.0", "A-" + id, MARCH, at("TH", APRIL));

    assertThat(registry.history(id)).hasSize(1);
    assertThat(registry.history(id).get(0).releases())
        .extracting(release -> release.market() + " " + release.effectiveFrom())
        .containsExactly("SG " + FEBRUARY, "TH " + APRIL);
    assertThat(registry.history(id).get(0).publishedAt()).isEqualTo(JANUARY);
  }

  @Test
  void onlyWhatWasApprovedIsPublished() {
    var order =
        new PublishOrder(
            stricter, "1.0.0", "A-" + id, entry.contentHash(), List.of(at("SG", MAY)), JANUARY);

    assertThatThrownBy(() -> registry.publish(order))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_APPROVED));
    assertThat(registry.history(id)).isEmpty();
  }

  @Test
  void aVersionNeverChangesOnceItIsPublished() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));

    assertThatThrownBy(() -> publish(stricter, "1.0.0", "B-" + id, MARCH, at("SG", APRIL)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE));
    assertThat(registry.newest(id)).map(PolicyEntry::enforcement).contains(Enforcement.SHOULD);
  }

  @Test
  void versionsAreOrderedByNumberAndNotByLetter() {
    publish(entry, "9.0.0", "A-" + id, JANUARY, at("SG", JANUARY));
    publish(stricter, "10.0.0", "B-" + id, JANUARY, at("SG", JANUARY));

    assertThat(registry.history(id)).extracting("version").containsExactly("10.0.0", "9.0.0");
    assertThat(applied("SG", MAY)).contains("10.0.0");
  }

  /** The text of an entry in every script, as long as it may be, through the database. */
  @Test
  void aTextComesBackToTheLetter() {
    var many = "“Ünï” 政策 ນະໂຍບາຍ မူဝါဒ 🙂\r\n\t\\ \" \u2028\ufeff ".repeat(200);
    var text = many.substring(0, many.offsetByCodePoints(0, 5000));
    var full = with(entry, "policy", text);
    publish(full, "1.0.0", "A-" + id, JANUARY, at("SG", JANUARY));

    assertThat(registry.newest(id)).map(PolicyEntry::text).contains(text);
    assertThat(registry.newest(id)).map(PolicyEntry::contentHash).contains(full.contentHash());
  }

  private Optional<String> applied(String market, Instant at) {
    return registry.inForce(id, market, at, MAY).map(PublishedVersion::version);
  }

  private void publish(
      PolicyEntry what, String version, String change, Instant when, MarketRelease... releases) {
    registry.publish(
        new PublishOrder(what, version, change, what.contentHash(), Arrays.asList(releases), when));
  }

  private static MarketRelease at(String market, Instant from) {
    return new MarketRelease(market, from);
  }
}
