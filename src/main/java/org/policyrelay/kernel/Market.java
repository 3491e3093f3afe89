package org.policyrelay.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy applies: a country, a part of one, or everywhere. In JSON and in columns it is its
 * code and nothing else; people read {@link MarketNames}.
 *
 * <p>Markets are typed from the doors on. What came in as part of a document stays what it was: an
 * entry's {@code jurisdictions} are the Ad Context Protocol's list of codes, and its {@code
 * markets()} are ours. The constructor takes a code as it stands, for one that was checked when it
 * came in: what is stored stays readable when the check is another. {@link #of} checks.
 *
 * @param code ISO 3166-1 alpha-2, such as {@code SG}; for a part of a country with what the
 *     calendars call it, such as {@code AU-NSW}; {@code *} for everywhere
 */
public record Market(String code) implements Comparable<Market> {

  /** The market that stands for all. */
  public static final Market EVERYWHERE = new Market("*");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Market {}

  /**
   * The market that somebody asks for: a country, in capitals.
   *
   * @param field where it is, as the caller spelled it
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and the field's error {@code
   *     malformed}
   */
  public static Market of(String field, String code) {
    if (!MarketNames.isCountry(code)) {
      var message = "must be an ISO 3166-1 alpha-2 code, such as SG";
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          field + " " + message,
          List.of(new FieldError(field, "malformed", message)));
    }
    return new Market(code);
  }

  /** Those of a column that lists their codes, as they stand, in their order. */
  public static Set<Market> listed(@Nullable String codes) {
    return Codes.of(codes).stream()
        .map(Market::new)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The codes of several, in their order. */
  public static List<String> codes(Collection<Market> markets) {
    return markets.stream().map(Market::code).toList();
  }

  public boolean isEverywhere() {
    return equals(EVERYWHERE);
  }

  /**
   * Whether what holds here holds in another market too: everywhere covers all, a country its
   * parts, and each market itself.
   *
   * @param wanted null = in any market, which each covers
   */
  public boolean covers(@Nullable Market wanted) {
    return wanted == null || isEverywhere() || equals(wanted) || wanted.code.startsWith(code + "-");
  }

  /** By code; everywhere comes first. */
  @Override
  public int compareTo(Market other) {
    return code.compareTo(other.code);
  }

  @Override
  @JsonValue
  public String toString() {
    return code;
  }
}
