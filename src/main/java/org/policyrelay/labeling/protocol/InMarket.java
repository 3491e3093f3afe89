package org.policyrelay.labeling.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What differs in one market; what is absent is as everywhere. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InMarket(
    @Nullable String definition,
    @Schema(allowableValues = {"allow", "restrict", "reject"}) @Nullable String decision) {}
