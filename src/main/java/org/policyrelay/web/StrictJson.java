package org.policyrelay.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes JSON by the letter. A field given twice would silently lose one of its values, and what
 * comes after the end would silently be lost: both are refused as malformed. Fractions keep every
 * digit until somebody has looked whether all of them can be kept. Whatever reads JSON reads it to
 * a bounded depth, also where {@link JsonBody} has not looked.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson implements WebMvcConfigurer {

  static {
    // for every reader that is made from now on: the engine makes its own, one for each kind of
    // content, and offers no other way to them
    StreamReadConstraints.overrideDefaultStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(2 * JsonBody.DEEPEST).build());
  }

  /**
   * A field that is misspelt would otherwise be none, and a number stand for a reason: bodies have
   * the fields that are described, of the kinds that are described. What we have stored ourselves
   * may have been written by another version, and is not asked.
   */
  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    for (var converter : converters) {
      if (converter instanceof MappingJackson2HttpMessageConverter json) {
        json.setObjectMapper(asDescribed(json.getObjectMapper().copy()));
      }
    }
  }

  private static ObjectMapper asDescribed(ObjectMapper json) {
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (var other :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      json.coercionConfigFor(LogicalType.Textual).setCoercion(other, CoercionAction.Fail);
    }
    return json;
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
