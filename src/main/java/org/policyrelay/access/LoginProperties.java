package org.policyrelay.access;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code relay.login.*}: how many wrong passwords are free, and how long one waits then.
 *
 * @param freeAttempts wrong passwords for one user from one address before anybody has to wait
 * @param longestWait what the waits between further ones grow to
 * @param sourceAttempts wrong passwords from one address for all users together, before it waits
 * @param sourcePerMinute how many more are free each minute then
 */
@Validated
@ConfigurationProperties("relay.login")
record LoginProperties(
    @DefaultValue("5") @Positive int freeAttempts,
    @DefaultValue("60s") Duration longestWait,
    @DefaultValue("100") @Positive int sourceAttempts,
    @DefaultValue("30") @Positive int sourcePerMinute) {}
