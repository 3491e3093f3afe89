package org.policyrelay.round;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.round.*}.
 *
 * @param names whether who has voted what in a calibration is named once the votes are revealed
 */
@ConfigurationProperties("relay.round")
record RoundProperties(@DefaultValue("false") boolean names) {}
