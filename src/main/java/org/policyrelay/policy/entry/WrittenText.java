package org.policyrelay.policy.entry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/**
 * A policy's text, or guidance, as it comes in. What it may not hold it may not hold by its number
 * or name either ({@code &#x202e;}): a page shows the letter, and a link leads there.
 */
public final class WrittenText {

  private WrittenText() {}

  /**
   * @return as {@link TextKind#errorIn}
   */
  public static Optional<FieldError> errorIn(String field, @Nullable String markdown) {
    return TextKind.POLICY_TEXT
        .errorIn(field, markdown)
        .or(() -> markdown == null ? Optional.empty() : written(field, markdown));
  }

  private static Optional<FieldError> written(String field, String markdown) {
    return Texts.problemOf(PolicyMarkdown.lettersAndAddresses(markdown))
        .map(
            problem ->
                new FieldError(
                    field,
                    "malformed",
                    problem.replaceFirst(", at .*$", "") + ", written by its number or name"));
  }
}
