package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/** The days of an entry and the instants of its timelines are one truth, by each market's clock. */
class TimelineDaysTest {

  private final TimelineDays days = new TimelineDays(new MarketZones(Calendars.builtIn()));

  private static PolicyEntry entry(String dates, String timelines) {
    return Policies.read(
        """
        {"policy_id": "days", "name": "Days", "enforcement": "must", "policy": "No such ads.",
         "jurisdictions": ["SG", "AU"], %s "ext": {"relay": {"timeline": {%s}}}}
        """
            .formatted(dates, timelines));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "effective_date": "2026-12-20", | "SG": {"effective": "2027-01-01T00:00:00+08:00"} | SG.effective differs
          "effective_date": "2026-12-20", | "SG": {"effective": "2026-12-19T00:00:00+08:00"} | SG.effective differs
          "effective_date": "2026-12-20", | "SG": {"effective": "2026-12-20T16:00:00Z"}      | SG.effective differs
          "effective_date": "2026-12-20", | "*": {"effective": "2026-12-20T15:00:00Z"}       | *.effective differs
          "sunset_date": "2026-12-15",    | "SG": {"effective": "2027-01-01T00:00:00Z"}      | SG.effective after-the-end
          "sunset_date": "2026-12-15",    | "SG": {"enforce_from": "2026-12-15T16:00:00Z"}   | SG.enforce_from after-the-end
          "sunset_date": "2026-12-15",    | "*": {"full_by": "2026-12-15T14:00:00Z"}         | *.full_by after-the-end
          """)
  void anInstantThatContradictsADayIsRefusedByItsPlace(
      String dates, String timelines, String fault) {
    assertThat(days.faultsOf(entry(dates, timelines)))
        .extracting(one -> one.field() + " " + one.code())
        .containsExactly("ext.relay.timeline." + fault);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "effective_date": "2026-12-20", | "SG": {"effective": "2026-12-19T16:00:00Z"}
          "effective_date": "2026-12-20", | "SG": {"effective": "2026-12-20T15:59:59Z"}
          "effective_date": "2026-12-20", | "*": {"effective": "2026-12-20T05:00:00Z"}
          "effective_date": "2026-12-20", | "SG": {"announce": "2026-12-01T00:00:00Z", "enforce_from": "2027-02-01T00:00:00Z"}
          "sunset_date": "2026-12-15",    | "SG": {"existing_ads_until": "2026-12-15T15:59:59Z"}
          `"effective_date": "2026-12-20", "sunset_date": "2027-12-20",` | "SG": {"effective": "2026-12-20T00:00:00+08:00", "full_by": "2027-12-20T00:00:00+08:00"}
          `` | "SG": {"effective": "2027-01-01T00:00:00Z", "full_by": "2028-01-01T00:00:00Z"}
          """)
  void whatLiesWithinItsDaysIsTaken(String dates, String timelines) {
    assertThat(days.faultsOf(entry(dates, timelines))).isEmpty();
  }

  /** From when advertisers can apply stands in two places, and both are on the page. */
  @Test
  void oneDayIsSaidFromWhichAdvertisersCanApply() {
    assertThat(days.faultsOf(opening("2026-12-01T00:00:00+08:00", "2026-12-02T00:00:00+08:00")))
        .extracting(one -> one.field() + " " + one.code())
        .containsExactly("ext.relay.timeline.SG.apply_from differs");
    assertThat(days.faultsOf(opening("2026-12-01T00:00:00+08:00", "2026-12-01T09:00:00+08:00")))
        .as("the same day of the market")
        .isEmpty();
    assertThat(days.faultsOf(opening("2026-12-01T18:00:00Z", "2026-12-01T08:00:00Z")))
        .as("the day after in Singapore")
        .hasSize(1);
  }

  private static PolicyEntry opening(String eligibility, String timeline) {
    return Policies.read(
        """
        {"policy_id": "days", "name": "Days", "enforcement": "must", "policy": "No such ads.",
         "jurisdictions": ["SG", "AU"],
         "ext": {"relay": {"eligibility": {"program": "Register", "apply_from": "%s"},
          "timeline": {"SG": {"apply_from": "%s"}}}}}
        """
            .formatted(eligibility, timeline));
  }

  /** Where a market has a timeline of its own, that of the others does not hold. */
  @Test
  void anInstantForTheOtherMarketsIsReadByTheirClocksAlone() {
    var own = "\"AU\": {\"announce\": \"2026-12-01T00:00:00Z\"}";

    assertThat(
            days.faultsOf(
                entry(
                    "\"effective_date\": \"2026-12-20\",",
                    "\"*\": {\"effective\": \"2026-12-20T15:00:00Z\"}, " + own)))
        .isEmpty();
  }

  @Test
  void theRefusalSaysAllOfIt() {
    var wrong =
        entry(
            "\"sunset_date\": \"2026-12-15\",",
            "\"SG\": {\"effective\": \"2027-01-01T00:00:00Z\", \"full_by\": \"2027-02-01T00:00:00Z\"}");

    assertThatThrownBy(() -> days.check(wrong))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_POLICY_ENTRY);
              assertThat(refused.fields()).extracting(FieldError::code).hasSize(2);
            })
        .hasMessageContaining("must not lie after the last day of the policy, 2026-12-15");
  }
}
