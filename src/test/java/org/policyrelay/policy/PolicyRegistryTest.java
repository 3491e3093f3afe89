package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.with;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.VersionState;
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
  @Autowired PolicyPublisher publisher;

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
    assertThat(registry.find(id, "1.0.0").orElseThrow().state(new Market("NZ"), MAY, MAY))
        .isEqualTo(VersionState.IN_EFFECT);
  }

  /**
   * 1.0.0 applies from February. In May it is found that 1.1.0 should have been in force since
   * March: what was known before stays known.
   */
  @ParameterizedTest(name = "as of {0}: known in February {1}, in April {2}, in June {3}")
  @CsvSource({
    // as of     | known 02-15 | known 04-15 | known 06-15
    "2024-01-15,             ,             ,              ",
    "2024-02-15,        1.0.0,        1.0.0,         1.0.0",
    "2024-03-15,        1.0.0,        1.0.0,         1.1.0",
    "2024-05-15,        1.0.0,        1.0.0,         1.1.0",
  })
  void aLateCorrectionChangesWhatIsKnownAndNotWhatWasKnown(
      String asOf, String inFebruary, String inApril, String inJune) {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));
    publish(with(entry, "guidance", "clearer"), "1.1.0", "B-" + id, MAY, at("SG", MARCH));

    assertThat(applied(asOf, "2024-02-15")).isEqualTo(inFebruary);
    assertThat(applied(asOf, "2024-04-15")).isEqualTo(inApril);
    assertThat(applied(asOf, "2024-06-15")).isEqualTo(inJune);
  }

  /**
   * 2.0.0 applies from April and is taken back in May: it did apply until then, and 1.0.0 applies
   * again as 3.0.0.
   */
  @ParameterizedTest(name = "as of {0}: known in March {1}, in April {2}, in June {3}")
  @CsvSource({
    // as of     | known 03-15 | known 04-15 | known 06-15
    "2024-01-15,             ,             ,              ",
    "2024-03-15,        1.0.0,        1.0.0,         1.0.0",
    "2024-04-15,        2.0.0,        2.0.0,         2.0.0",
    "2024-05-15,        2.0.0,        2.0.0,         3.0.0",
  })
  void whatIsTakenBackHasAppliedAndTheFormerComesBackAsAVersion(
      String asOf, String inMarch, String inApril, String inJune) {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));
    publish(stricter, "2.0.0", "B-" + id, MARCH, at("SG", APRIL));
    publisher.rollBack("B-" + id, MAY, "the regulator changed its mind");
    publisher.rollBack("B-" + id, MAY.plusSeconds(60), "again, which changes nothing");

    assertThat(applied(asOf, "2024-03-15")).isEqualTo(inMarch);
    assertThat(applied(asOf, "2024-04-15")).isEqualTo(inApril);
    assertThat(applied(asOf, "2024-06-15")).isEqualTo(inJune);
    assertThat(registry.history(id))
        .extracting("version")
        .containsExactly("3.0.0", "2.0.0", "1.0.0");
    var restored = registry.find(id, "3.0.0").orElseThrow();
    assertThat(restored.restores()).isEqualTo("1.0.0");
    assertThat(restored.entry().contentHash()).isEqualTo(entry.contentHash());
    assertThat(restored.clauses()).isEqualTo(registry.find(id, "1.0.0").orElseThrow().clauses());
  }

  @Test
  void whatDoesNotApplyYetIsTakenBackWithoutATrace() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));
    publish(stricter, "2.0.0", "B-" + id, MARCH, at("SG", MAY));
    publisher.rollBack("B-" + id, APRIL, "withdrawn");

    assertThat(applied("2024-05-15", "2024-03-15")).isEqualTo("2.0.0");
    assertThat(applied("2024-05-15", "2024-04-15")).isEqualTo("1.0.0");
    assertThat(registry.history(id)).extracting("version").containsExactly("2.0.0", "1.0.0");
    assertThat(registry.find(id, "2.0.0").orElseThrow().state(MAY))
        .isEqualTo(VersionState.ROLLED_BACK);
  }

  @Test
  void whatNothingCameBeforeEndsWhenItIsTakenBack() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", FEBRUARY));
    publisher.rollBack("A-" + id, MARCH, "withdrawn");

    assertThat(applied("2024-02-15", "2024-06-15")).isEqualTo("1.0.0");
    assertThat(applied("2024-03-15", "2024-06-15")).isNull();
    assertThat(registry.find(id, "1.0.0").orElseThrow().state(MAY)).isEqualTo(VersionState.ENDED);
  }

  /** What comes back makes room again for what was to follow anyway. */
  @Test
  void whatWasToFollowStillFollows() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", JANUARY));
    publish(stricter, "2.0.0", "B-" + id, JANUARY, at("SG", FEBRUARY));
    publish(with(stricter, "guidance", "g"), "2.1.0", "C-" + id, JANUARY, at("SG", MAY));
    publisher.rollBack("B-" + id, MARCH, "withdrawn");

    assertThat(applied("2024-02-15", "2024-06-15")).isEqualTo("2.0.0");
    assertThat(applied("2024-04-15", "2024-06-15")).isEqualTo("3.0.0");
    assertThat(applied("2024-05-15", "2024-06-15")).isEqualTo("2.1.0");
  }

  @Test
  void aMarketThatANewVersionLeavesOutKeepsTheOldOneNoLonger() {
    publish(entry, "1.0.0", "A-" + id, JANUARY, at("SG", JANUARY), at("TH", JANUARY));
    var onlyThailand = with(entry, "jurisdictions", List.of("TH"));
    publish(onlyThailand, "2.0.0", "B-" + id, FEBRUARY, at("TH", MARCH));

    assertThat(applied("SG", FEBRUARY)).contains("1.0.0");
    assertThat(applied("SG", MARCH)).isEmpty();
    assertThat(applied("TH", MARCH)).contains("2.0.0");

    publisher.rollBack("B-" + id, APRIL, "it was meant for both");
    assertThat(applied("SG", MARCH)).isEmpty();
    assertThat(applied("SG", APRIL)).contains("3.0.0");
    assertThat(applied("TH", APRIL)).contains("3.0.0");
  }

  @Test
  void aPolicyEndsAfterItsLastDayInTheMarketsZone() {
    publish(
        with(entry, "sunset_date", "2024-03-31"), "1.0.0", "A-" + id, JANUARY, at("SG", JANUARY));

    var lastMoment = Instant.parse("2024-03-31T15:59:59Z");
    assertThat(applied("SG", lastMoment)).contains("1.0.0");
    assertThat(applied("SG", lastMoment.plusSeconds(1))).isEmpty();
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

    assertThatThrownBy(() -> publisher.publish(order))
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
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VERSION_TAKEN));
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

  private @Nullable String applied(String asOf, String knownAt) {
    return registry
        .inForce(id, new Market("SG"), day(asOf), day(knownAt))
        .map(PublishedVersion::version)
        .orElse(null);
  }

  private static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  private Optional<String> applied(String market, Instant at) {
    return registry.inForce(id, new Market(market), at, MAY).map(PublishedVersion::version);
  }

  private void publish(
      PolicyEntry what, String version, String change, Instant when, MarketRelease... releases) {
    publisher.publish(
        new PublishOrder(what, version, change, what.contentHash(), Arrays.asList(releases), when));
  }

  private static MarketRelease at(String market, Instant from) {
    return new MarketRelease(new Market(market), from);
  }
}
