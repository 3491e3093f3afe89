package org.policyrelay.publishing.web;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code relay.http.search-rate.*}: how often one address may search.
 *
 * @param perMinute searches that are free each minute
 * @param burst searches that are free at once
 */
@Validated
@ConfigurationProperties("relay.http.search-rate")
record SearchRate(
    @DefaultValue("600") @Positive int perMinute, @DefaultValue("600") @Positive int burst) {}
