package org.policyrelay.translation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Translations.Wording;

/**
 * What is translated: a version that is public, or the draft of a policy change before there is
 * one.
 *
 * @param version absent for a draft that is not public yet
 * @param draft absent for what was public when it was translated
 */
public record Translated(String policyId, @Nullable String version, @Nullable Draft draft) {

  /**
   * What a change was to publish when it was translated.
   *
   * @param change its key
   * @param english as it read then
   */
  public record Draft(String change, Wording english) {}

  static Translated version(String policyId, String version) {
    return new Translated(policyId, version, null);
  }

  public static Translated draft(String policyId, String change, Wording english) {
    return new Translated(policyId, null, new Draft(change, english));
  }

  Translated publishedAs(String number) {
    return new Translated(policyId, number, draft);
  }

  /** The change whose draft it is; empty for a version. */
  public Optional<String> change() {
    return Optional.ofNullable(draft).map(Draft::change);
  }

  /** Such as {@code apac:alcohol 1.0.0}, or {@code apac:alcohol in PC-2027-1}. */
  public String describe() {
    return draft == null ? policyId + " " + version : policyId + " in " + draft.change();
  }
}
