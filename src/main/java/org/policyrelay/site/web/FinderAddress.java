package org.policyrelay.site.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.AdQuestion;
import org.springframework.web.util.UriUtils;

/** Where a question about an ad is answered, as a link that one can send. */
final class FinderAddress {

  private FinderAddress() {}

  /** The same question for programs; what was not asked is left out, and would be refused empty. */
  static String asJson(AdQuestion question, boolean onADay) {
    return address(
        "/api/policies/requirements", question, onADay ? question.at().toString() : null);
  }

  static String asPage(AdQuestion question, @Nullable String day) {
    return address("/policies/finder", question, day);
  }

  static String asPage(AdQuestion question, @Nullable String day, int page) {
    return asPage(question, day) + (page == 1 ? "" : "&page=" + page);
  }

  private static String address(String path, AdQuestion question, @Nullable String at) {
    return path
        + Stream.of(
                parameter("market", question.place()),
                parameter("topic", question.topic()),
                parameter("channel", question.channel()),
                parameter("advertiser_country", question.advertiserCountry()),
                parameter("audience", text(question.audience())),
                parameter("at", at))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&", "?", ""));
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  private static Optional<String> parameter(String name, @Nullable String value) {
    return Optional.ofNullable(value)
        .map(text -> name + "=" + UriUtils.encode(text, StandardCharsets.UTF_8));
  }
}
