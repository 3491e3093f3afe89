package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;

/** An entry that was taken when the limits were others stays readable, and can be mended. */
class StoredBeforeTest {

  private static final PolicyEntry OLD =
      PolicyEntry.stored(
          """
          {"policy_id": "old", "enforcement": "may", "policy": "Text", "guidance": "\u200b",
           "name": "%s"}
          """
              .formatted("x".repeat(300)));

  @Test
  void itIsReadAsItIs() {
    assertThat(OLD.name()).hasSize(300);
    assertThat(OLD.contentHash()).hasSize(64);
  }

  @Test
  void itsOtherFieldsCanBeChanged() {
    var changed = OLD.with(Map.of("policy", "Better text", "version", "1.0.1"));

    assertThat(changed.text()).isEqualTo("Better text");
    assertThat(changed.name()).hasSize(300);
    assertThat(changed.without("version").version()).isEmpty();
    assertThat(OLD.with(Map.of("name", "Short")).name()).isEqualTo("Short");
  }

  @Test
  void whatIsChangedHasToBeRight() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> OLD.with(Map.of("name", "y".repeat(300), "policy", " ", "sunset_date", "never")));

    assertThat(refused.fields())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("name", "policy", "sunset_date");
  }

  @Test
  void aNameThatShowsNothingIsNone() {
    var unseen =
        PolicyEntry.stored(
            "{\"policy_id\": \"p\", \"enforcement\": \"may\", \"policy\": \"t\", \"name\": \"\u2060\"}");

    assertThat(unseen.name()).isEqualTo("p");
  }
}
