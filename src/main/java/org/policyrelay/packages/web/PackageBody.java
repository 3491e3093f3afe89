package org.policyrelay.packages.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program puts together.
 *
 * @param changes keys of policy changes
 */
record PackageBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String title,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<String> changes) {

  String titleOrNone() {
    return title == null ? "" : title;
  }

  List<String> keys() {
    return changes == null
        ? List.of()
        : changes.stream().map(key -> Objects.requireNonNullElse(key, "")).toList();
  }
}
