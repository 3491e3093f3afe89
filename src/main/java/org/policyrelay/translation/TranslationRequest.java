package org.policyrelay.translation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Translations.Wording;

/** What a translator sends; name and policy are required. */
public record TranslationRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
    @Nullable String description,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String policy,
    @Schema(description = TranslationRequest.GUIDANCE) @Nullable String guidance) {

  /** As the forms say it. */
  public static final String GUIDANCE =
      "Guidance (public). Readers get it, too. What is for reviewers alone is not translated.";

  /** As it was sent; what is missing is empty, and refused as that. */
  public Wording wording() {
    return new Wording(text(name), description, text(policy), guidance);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
