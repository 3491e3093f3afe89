package org.policyrelay.policy.entry;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/**
 * The one spelling of a language that a policy is read in: BCP 47, by its shortest code, with
 * script and region where they matter. Two spellings of one language would be two translations, of
 * which the worse one could stay.
 */
public final class LanguageTag {

  private static final int LONGEST = 35;

  private static final Set<String> NO_LANGUAGE = Set.of("en", "und", "mul", "mis", "zxx", "sgn");

  /** Codes of ISO 639-2/B that differ from those of 639-2/T, and Mandarin, which is meant by zh. */
  private static final Map<String, String> OTHERWISE_CALLED =
      Map.of(
          "may", "ms", "chi", "zh", "cmn", "zh", "bur", "my", "per", "fa", "fre", "fr", "ger", "de",
          "dut", "nl", "mao", "mi", "tib", "bo");

  private static final Map<String, String> SHORTEST =
      Stream.concat(
              OTHERWISE_CALLED.entrySet().stream(),
              Arrays.stream(Locale.getISOLanguages())
                  .map(code -> new Locale.Builder().setLanguage(code).build())
                  .map(locale -> Map.entry(locale.getISO3Language(), locale.getLanguage())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));

  private LanguageTag() {}

  /** Whether it is the tag of a language that people read, and not of English. */
  public static boolean isOtherThanEnglish(@Nullable String language) {
    try {
      return language != null && !of(language).isEmpty();
    } catch (RefusedException none) {
      return false;
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} for what names no language that
   *     people read, for English, and for what is said about it beyond script and region
   */
  public static String of(String language) {
    try {
      var locale = new Locale.Builder().setLanguageTag(language).build();
      var code = SHORTEST.getOrDefault(locale.getLanguage(), locale.getLanguage());
      var tag = new Locale.Builder().setLocale(locale).setLanguage(code).build().toLanguageTag();
      if (isRead(code)
          && locale.getVariant().isEmpty()
          && !locale.hasExtensions()
          && tag.length() <= LONGEST) {
        return tag;
      }
    } catch (IllformedLocaleException noTag) {
      // said below
    }
    var message =
        "must be a BCP 47 tag of another language than English, such as id, th or zh-Hans";
    throw new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "language " + message,
        List.of(new FieldError("language", "malformed", message)));
  }

  /** Whether it has a name. */
  private static boolean isRead(String code) {
    return !NO_LANGUAGE.contains(code)
        && !new Locale.Builder()
            .setLanguage(code)
            .build()
            .getDisplayLanguage(Locale.ENGLISH)
            .equals(code);
  }
}
