package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.with;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** After a withdrawal applies what would apply had the change never been. */
@RelayTest
class WithdrawnRulesTest {

  private static final Instant JANUARY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2024-06-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2025-06-01T00:00:00Z");

  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;

  private final PolicyEntry plain = Policies.shouldRule();
  private final String id = plain.policyId();

  @Test
  void whatTwoWithdrawnChangesHadEndedComesBack() {
    publish("Short.", "1.0.0", JANUARY, List.of(), at("*", JANUARY));
    publish("Loud.", "2.0.0", FEBRUARY, List.of("SG"), at("SG", FEBRUARY));
    publish("Red.", "3.0.0", MARCH, List.of(), at("*", MARCH));
    withdraw("2.0.0", APRIL);
    withdraw("3.0.0", MAY);

    assertThat(words("SG", LATE)).contains("Short.");
    assertThat(words("TH", LATE)).contains("Short.");
  }

  @Test
  void aWithdrawnRuleDoesNotComeBackWithTheNextWithdrawal() {
    publish("Short.", "1.0.0", JANUARY, List.of("AU", "NZ"), at("AU", JANUARY), at("NZ", JANUARY));
    publish(
        "Loud.", "2.0.0", FEBRUARY, List.of("AU", "NZ"), at("AU", FEBRUARY), at("NZ", FEBRUARY));
    publish("Red.", "3.0.0", MARCH, List.of("AU"), at("AU", MARCH));
    withdraw("2.0.0", APRIL);
    assertThat(words("AU", LATE)).contains("Red.");
    assertThat(words("NZ", LATE)).as("red leaves it out").isEmpty();

    withdraw("3.0.0", MAY);
    assertThat(words("AU", LATE)).contains("Short.");
    assertThat(words("NZ", LATE)).contains("Short.");
    assertThat(words("NZ", FEBRUARY.plusSeconds(1))).as("it did apply").contains("Loud.");
  }

  @Test
  void whatWasLostToAWithdrawnChangeAppliesFromItsDay() {
    publish("Short.", "1.0.0", JANUARY, List.of("SG", "TH"), at("SG", JANUARY), at("TH", JANUARY));
    publish("Eighteen.", "2.0.0", JANUARY, List.of("SG", "TH"), at("SG", MAY), at("TH", MAY));
    publish("Older.", "3.0.0", FEBRUARY, List.of("SG"), at("SG", FEBRUARY));
    withdraw("3.0.0", MARCH);

    assertThat(words("TH", APRIL)).contains("Short.");
    assertThat(words("TH", JUNE)).contains("Eighteen.");
    assertThat(words("SG", JUNE)).contains("Eighteen.");
  }

  @Test
  void theEndsThatOthersSetStayWithTheirOwnDay() {
    var sunset = with(plain, "sunset_date", "2024-08-31");
    publish(
        with(sunset, "policy", "Short."), "1.0.0", JANUARY, at("AU", JANUARY), at("NZ", JANUARY));
    publish("Eighteen.", "2.0.0", FEBRUARY, List.of("AU"), at("AU", JUNE));
    publish("Older.", "3.0.0", FEBRUARY, List.of("AU"), at("AU", MAY));
    withdraw("3.0.0", MARCH);
    assertThat(words("NZ", MAY)).contains("Short.");
    assertThat(words("NZ", JUNE)).as("eighteen leaves it out").isEmpty();

    withdraw("2.0.0", APRIL);
    assertThat(words("NZ", JUNE)).contains("Short.");
    assertThat(words("NZ", LATE)).as("its own last day").isEmpty();
  }

  /** What one person corrects of what came back does not stand in the way of what was approved. */
  @Test
  void aCorrectionEndsWhereWhatItCorrectsEnds() {
    publish("Ads  short.", "1.0.0", JANUARY, List.of("SG"), at("SG", JANUARY));
    publish("Eighteen.", "2.0.0", JANUARY, List.of("SG"), at("SG", FEBRUARY));
    publish("Older.", "3.0.0", FEBRUARY, List.of("SG"), at("SG", MAY));
    withdraw("2.0.0", MARCH);
    assertThat(words("SG", APRIL)).contains("Ads  short.");
    correct("4.0.0", "Ads short.", "4.0.1", APRIL, "SG");

    assertThat(words("SG", APRIL)).contains("Ads short.");
    assertThat(words("SG", JUNE)).contains("Older.");

    publisher.rollBack("4.0.1-" + id, APRIL.plusSeconds(60), "not wanted");
    assertThat(words("SG", APRIL.plusSeconds(60))).contains("Ads  short.");
    assertThat(words("SG", JUNE)).contains("Older.");
  }

  @Test
  void aCorrectionThatIsTakenBackTakesNoMarketWithIt() {
    publish(
        "Ads  short.", "1.0.0", JANUARY, List.of("AU", "NZ"), at("AU", JANUARY), at("NZ", JANUARY));
    correct("1.0.0", "Ads short.", "1.0.1", FEBRUARY, "AU", "NZ");
    publish("Eighteen.", "2.0.0", MARCH, List.of("AU"), at("AU", MARCH));
    withdraw("2.0.0", APRIL);
    assertThat(words("NZ", APRIL)).contains("Ads short.");
    publisher.rollBack("1.0.1-" + id, MAY, "not wanted");

    assertThat(words("AU", LATE)).contains("Ads  short.");
    assertThat(words("NZ", LATE)).contains("Ads  short.");
  }

  /** By the number that pages show, which is that of the comeback and not of the words. */
  @Test
  void whatEndsIsCalledByTheNumberThatReadersSee() {
    publish("Short.", "1.0.0", JANUARY, List.of("SG"), at("SG", JANUARY));
    publish("Eighteen.", "2.0.0", FEBRUARY, List.of("SG"), at("SG", FEBRUARY));
    publish("Older.", "3.0.0", MARCH, List.of("SG"), at("SG", MARCH));
    withdraw("3.0.0", APRIL);
    assertThat(registry.inForce(id, new Market("SG"), LATE, LATE))
        .map(PublishedVersion::version)
        .contains("4.0.0");

    assertThat(publisher.aftermath("2.0.0-" + id))
        .extracting(Aftermath::market, Aftermath::was, Aftermath::becomes, Aftermath::readAs)
        .containsExactly(tuple(new Market("SG"), "4.0.0", "1.0.0", "5.0.0"));
    withdraw("2.0.0", MAY);
    assertThat(registry.inForce(id, new Market("SG"), LATE, LATE))
        .map(PublishedVersion::version)
        .contains("5.0.0");
  }

  private void withdraw(String version, Instant at) {
    publisher.rollBack(version + "-" + id, at, "withdrawn");
  }

  private void correct(
      String corrected, String words, String version, Instant now, String... markets) {
    var entry = with(registry.find(id, corrected).orElseThrow().entry(), "policy", words);
    publish(
        entry.without("version"),
        version,
        now,
        corrected,
        Arrays.stream(markets).map(market -> at(market, now)).toList());
  }

  private void publish(
      String words, String version, Instant now, List<String> markets, MarketRelease... releases) {
    publish(with(with(plain, "policy", words), "jurisdictions", markets), version, now, releases);
  }

  private void publish(PolicyEntry entry, String version, Instant now, MarketRelease... releases) {
    publish(entry, version, now, null, Arrays.asList(releases));
  }

  private void publish(
      PolicyEntry entry,
      String version,
      Instant now,
      @Nullable String corrects,
      List<MarketRelease> releases) {
    publisher.publish(
        new PublishOrder(
            entry,
            version,
            version + "-" + id,
            entry.contentHash(),
            releases,
            now,
            corrects,
            false));
  }

  private Optional<String> words(String market, Instant at) {
    return registry
        .inForce(id, new Market(market), at, LATE)
        .map(version -> version.entry().text());
  }

  private static MarketRelease at(String market, Instant from) {
    return new MarketRelease(new Market(market), from);
  }
}
