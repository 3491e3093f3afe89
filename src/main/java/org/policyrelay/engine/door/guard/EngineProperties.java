package org.policyrelay.engine.door.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.engine.*}.
 *
 * @param deployOverHttp whether models may be deployed over the engine's REST API
 */
@ConfigurationProperties("relay.engine")
record EngineProperties(@DefaultValue("false") boolean deployOverHttp) {}
