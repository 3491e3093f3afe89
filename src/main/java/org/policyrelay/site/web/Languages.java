package org.policyrelay.site.web;

import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.LocalePriorityList;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which language a reader gets: the nearest to what their browser asks for, or else English. */
@Component
class Languages {

  static final String ENGLISH = "en";

  private static final int LONGEST = 200;

  /**
   * @param accepted the header Accept-Language, null for none
   * @param available BCP 47 tags beside English
   * @return one of them, or {@link #ENGLISH}
   */
  String best(@Nullable String accepted, Collection<String> available) {
    var wanted = wanted(accepted);
    if (wanted.isEmpty() || available.isEmpty()) {
      return ENGLISH;
    }
    var matcher = LocaleMatcher.builder().setSupportedULocales(List.of());
    matcher.addSupportedULocale(ULocale.forLanguageTag(ENGLISH));
    available.forEach(tag -> matcher.addSupportedULocale(ULocale.forLanguageTag(tag)));
    var found = matcher.build().getBestMatch(LocalePriorityList.add(wanted).build());
    return found.toLanguageTag();
  }

  /** What is asked for, as far as it can be read; empty for nothing. */
  String wanted(@Nullable String accepted) {
    if (accepted == null || accepted.isBlank() || accepted.length() > LONGEST) {
      return "";
    }
    try {
      return LocalePriorityList.add(accepted).build().toString();
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  /** As HTML has it: {@code rtl} where the script that the tag names or implies runs so. */
  static String directionOf(String tag) {
    return ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr";
  }

  /** Such as {@code Indonesian (Bahasa Indonesia)}. */
  static String nameOf(String tag) {
    var locale = Locale.forLanguageTag(tag);
    var own = locale.getDisplayName(locale);
    var english = locale.getDisplayName(Locale.ENGLISH);
    return own.equals(english) ? english : english + " · " + own;
  }
}
