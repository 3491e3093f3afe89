package org.policyrelay.engine.tuned;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.engine.tuned.*}: each part is the engine's own when it is {@code false}, with the
 * same answers, only slower.
 *
 * @param lists how task lists and the rights of a caller are asked for
 * @param reads what a command reads of definitions and history
 * @param jobs how due jobs are worked off
 */
@ConfigurationProperties("relay.engine.tuned")
record TunedProperties(
    @DefaultValue("true") boolean lists,
    @DefaultValue("true") boolean reads,
    @DefaultValue("true") boolean jobs) {}
