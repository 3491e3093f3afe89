package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.support.Clocks;
import org.policyrelay.support.Policies;

/** A policy's versions as its history tells them, and where one of them stands. */
class RevisionTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final PolicyEntry ENTRY = Policies.shouldRule();
  private static final List<PublishedVersion> ALL =
      List.of(
          version("2.0.1", ENTRY, "1.0.0"),
          version(
              "2.0.0", ENTRY.with(Map.of("enforcement", "must", "channels", List.of("olv"))), null),
          version("1.0.1", ENTRY.with(Map.of("policy", ENTRY.text() + "!")), null),
          version("1.0.0", ENTRY, null));

  @Test
  void eachRevisionSaysWhatItChanged() {
    assertThat(Revision.of(Clocks.OF_MARKETS, ALL, 0, 10))
        .containsExactly(
            new Revision(4, "version 1.0.0 comes back", 1, JANUARY),
            new Revision(
                3,
                "clause §1 is written otherwise: removed !; enforcement changes from should to"
                    + " must; channels change: added olv",
                null,
                JANUARY),
            new Revision(2, "clause §1 is written otherwise: added !", null, JANUARY),
            new Revision(1, "this is a new policy", null, JANUARY));
  }

  /** A page of the history is a part of the whole; a limit beyond every number is none. */
  @ParameterizedTest
  @CsvSource({"0, 2, 4 3", "1, 2, 3 2", "3, 1, 1", "3, 2147483647, 1", "4, 1, ''", "0, 0, ''"})
  void aPageOfTheHistory(int offset, int limit, String numbers) {
    assertThat(
            Revision.of(Clocks.OF_MARKETS, ALL, offset, limit).stream()
                .map(one -> "" + one.number())
                .toList())
        .isEqualTo(numbers.isEmpty() ? List.of() : List.of(numbers.split(" ", -1)));
    assertThat(Revision.of(Clocks.OF_MARKETS, ALL, offset, limit))
        .isEqualTo(
            Revision.of(Clocks.OF_MARKETS, ALL, 0, 4)
                .subList(offset, (int) Math.min(4L, (long) offset + limit)));
  }

  @Test
  void guidanceForReviewersIsInNoHistory() {
    var guided =
        ENTRY.with(Map.of("ext", Map.of("relay", Map.of("reviewer_guidance", "only for us"))));
    assertThat(
            Revision.of(
                Clocks.OF_MARKETS, List.of(version("1.0.1", guided, null), ALL.get(3)), 0, 1))
        .extracting(Revision::summary)
        .containsExactly("it reads as version 1.0.0 to the letter");
  }

  /** What is announced and proposed again brings what that had brought, and no words of its own. */
  @Test
  void whatCannotBeReadOrIsNothingIsNotCalledWording() {
    var spaced = ENTRY.with(Map.of("policy", ENTRY.text().replace("1. The", "1.  The")));

    assertThat(
            Revision.of(
                Clocks.OF_MARKETS,
                List.of(
                    version("1.0.2", spaced, null),
                    version("1.0.1", ENTRY, null),
                    version("1.0.0", ENTRY, null)),
                0,
                2))
        .extracting(Revision::summary)
        .containsExactly(
            "nothing that can be read differs", "it reads as version 1.0.0 to the letter");
  }

  @Test
  void anEmergencyIsCalledOneWhateverItIsBeside() {
    var first = emergency(version("1.0.0", ENTRY, null));
    var second = emergency(version("2.0.0", ENTRY.with(Map.of("enforcement", "must")), null));
    var back = emergency(version("3.0.0", ENTRY, "1.0.0"));

    assertThat(Revision.of(Clocks.OF_MARKETS, List.of(back, second, first), 0, 3))
        .extracting(Revision::summary)
        .containsExactly(
            "emergency: version 1.0.0 comes back",
            "emergency: enforcement changes from should to must",
            "emergency: this is a new policy");
  }

  private static PublishedVersion emergency(PublishedVersion one) {
    return new PublishedVersion(
        one.entry(),
        one.version(),
        one.change(),
        one.publishedAt(),
        one.restores(),
        one.clauses(),
        one.releases(),
        one.writtenFor(),
        one.written(),
        true);
  }

  /** From March to May in Singapore; published in January. */
  @ParameterizedTest(name = "{0} at {1} as known at {2}: {3}")
  @CsvSource(
      nullValues = "any",
      textBlock =
          """
          SG,  2026-02-28T23:59:59Z, 2026-02-01T00:00:00Z, scheduled
          SG,  2026-03-01T00:00:00Z, 2026-02-01T00:00:00Z, in-effect
          SG,  2026-04-30T23:59:59Z, 2026-02-01T00:00:00Z, in-effect
          SG,  2026-05-01T00:00:00Z, 2026-02-01T00:00:00Z, ended
          any, 2026-03-01T00:00:00Z, 2026-02-01T00:00:00Z, in-effect
          TH,  2026-03-01T00:00:00Z, 2026-02-01T00:00:00Z, not-released
          SG,  2026-03-01T00:00:00Z, 2025-12-31T23:59:59Z, rolled-back
          SG,  2026-03-01T00:00:00Z, 2026-01-01T00:00:00Z, in-effect
          VN,  2026-03-01T00:00:00Z, 2026-01-31T23:59:59Z, in-effect
          VN,  2026-03-01T00:00:00Z, 2026-02-01T00:00:00Z, rolled-back
          """)
  void whereAVersionStands(@Nullable Market market, Instant asOf, Instant known, String state) {
    var version =
        version("1.0.0", ENTRY, null)
            .withReleases(
                List.of(
                    new Release(new Market("SG"), MARCH, MAY, JANUARY, null),
                    new Release(
                        new Market("VN"),
                        MARCH,
                        MAY,
                        JANUARY,
                        Instant.parse("2026-02-01T00:00:00Z"))));
    assertThat(version.state(market, asOf, known).code()).isEqualTo(state);
  }

  @Test
  void whatHasEndedInOneMarketAndComesInAnotherIsToCome() {
    var version =
        version("1.0.9", ENTRY, null)
            .withReleases(
                List.of(
                    new Release(new Market("SG"), JANUARY, MARCH, JANUARY, null),
                    new Release(Market.EVERYWHERE, MAY, null, JANUARY, null)));
    assertThat(version.state(MARCH)).isEqualTo(VersionState.SCHEDULED);
    assertThat(version.state(MAY)).isEqualTo(VersionState.IN_EFFECT);
    assertThat(version.effectiveFrom(null)).contains(JANUARY);
    assertThat(version.effectiveFrom(new Market("TH"))).contains(MAY);
    assertThat(version.withReleases(List.of()).effectiveFrom(null)).isEmpty();
    assertThat(version.nextPatch()).isEqualTo("1.0.10");
  }

  /** Whoever writes the next text leaves out a day that is over, and changes nothing by it. */
  @Test
  void aFirstDayThatHasComeSaysNothingToTheNextText() {
    var dated = ENTRY.with(Map.of("effective_date", "2026-03-01"));
    var version =
        version("1.0.0", dated, null)
            .withReleases(
                List.of(
                    new Release(new Market("SG"), MARCH, null, JANUARY, null),
                    new Release(new Market("TH"), JANUARY, null, JANUARY, null),
                    new Release(new Market("VN"), MAY, null, JANUARY, JANUARY)));
    var later = ENTRY.with(Map.of("effective_date", "2026-05-01"));

    assertThat(version.heldAgainst(ENTRY, MARCH)).isEqualTo(ENTRY);
    assertThat(version.heldAgainst(ENTRY, MARCH.minusSeconds(1)))
        .as("it is announced for a day that is still to come")
        .isEqualTo(dated);
    assertThat(version.heldAgainst(later, MARCH)).isEqualTo(dated);
    assertThat(version.withReleases(List.of()).heldAgainst(ENTRY, MAY)).isEqualTo(dated);
  }

  private static PublishedVersion version(
      String number, PolicyEntry entry, @Nullable String restores) {
    return new PublishedVersion(
        entry,
        number,
        "PC-1",
        JANUARY,
        restores,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of());
  }
}
