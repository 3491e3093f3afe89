package org.policyrelay.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes JSON by the letter. A field given twice would silently lose one of its values, and what
 * comes after the end would silently be lost: both are refused as malformed. Fractions keep every
 * digit until somebody has looked whether all of them can be kept. Whatever reads JSON reads it to
 * a bounded depth, also where {@link JsonBody} has not looked.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

  static {
    // for every reader that is made from now on: the engine makes its own, one for each kind of
    // content, and offers no other way to them
    StreamReadConstraints.overrideDefaultStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(2 * JsonBody.DEEPEST).build());
  }

  @Bean
  Jackson2ObjectMapperBuilderCustomizer nothingLost() {
    return builder ->
        builder.featuresToEnable(
            JsonParser.Feature.STRICT_DUPLICATE_DETECTION,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }
}
