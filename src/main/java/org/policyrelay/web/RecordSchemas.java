package org.policyrelay.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.CodesOf;

/**
 * Says in the OpenAPI document what our records say in Java: what is always there, what can be
 * null, and which codes a text can be. Two records of one name would be one schema, and one of them
 * described wrongly: they are refused.
 */
final class RecordSchemas implements ModelConverter {

  private static final String OURS = "org.policyrelay.";

  private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (type.getType() != null) {
      var raw = Json.mapper().constructType(type.getType()).getRawClass();
      if (raw.isRecord() && raw.getName().startsWith(OURS)) {
        var other = records.putIfAbsent(raw.getSimpleName(), raw);
        if (other != null && other != raw) {
          throw new IllegalStateException(
              "%s and %s have one name in the API's description; rename one"
                  .formatted(other.getName(), raw.getName()));
        }
      }
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  /** Adds what was not said yet. */
  void complete(OpenAPI api) {
    records.forEach(
        (name, type) -> {
          var schema = api.getComponents().getSchemas().get(name);
          if (schema != null) {
            complete(schema, type);
          }
        });
  }

  private static void complete(Schema<?> schema, Class<?> type) {
    var required = new ArrayList<String>();
    for (var component : type.getRecordComponents()) {
      var name = nameOf(component);
      Schema<?> property = Objects.requireNonNull(schema.getProperties().get(name), name);
      codes(component).ifPresent(codes -> setCodes(property, codes));
      bareReferences(property);
      if (isRequired(component)) {
        required.add(name);
      } else if (!isLeftOut(type)) {
        schema.getProperties().put(name, orNull(property));
      }
    }
    schema.setRequired(required.isEmpty() ? null : required);
  }

  private static String nameOf(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private static boolean isRequired(RecordComponent component) {
    var said =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (said != null
        && said.requiredMode()
            == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED) {
      return true;
    }
    return !component.getType().equals(Optional.class)
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** Whether what is null is not written at all. */
  private static boolean isLeftOut(Class<?> type) {
    var include = type.getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  private static Optional<List<Object>> codes(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(CodesOf.class))
        .map(
            codes ->
                Arrays.stream(codes.value().getEnumConstants())
                    .<Object>map(RecordSchemas::code)
                    .toList());
  }

  private static String code(Enum<?> constant) {
    return constant instanceof Coded coded
        ? coded.code()
        : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SuppressWarnings("unchecked") // an enumeration of texts is one whatever the schema is of
  private static void setCodes(Schema<?> property, List<Object> codes) {
    var described = (Schema<Object>) (property.getItems() == null ? property : property.getItems());
    described.setEnum(codes);
  }

  /** Beside a reference nothing else is said. */
  private static void bareReferences(Schema<?> property) {
    var referring = property.getItems() == null ? property : property.getItems();
    if (referring.get$ref() != null) {
      referring.setType(null);
      referring.setTypes(null);
      referring.setAdditionalProperties(null);
    }
  }

  @SuppressWarnings("unchecked") // as above
  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      return new JsonSchema()
          .anyOf(List.of(property, new JsonSchema().types(new LinkedHashSet<>(List.of("null")))));
    }
    var types = new LinkedHashSet<>(List.of(typeOf(property)));
    types.add("null");
    property.setTypes(types);
    if (property.getEnum() != null && !property.getEnum().contains(null)) {
      var codes = new ArrayList<Object>(property.getEnum());
      codes.add(null);
      ((Schema<Object>) property).setEnum(codes);
    }
    return property;
  }

  private static String typeOf(Schema<?> property) {
    return property.getTypes() == null ? property.getType() : property.getTypes().iterator().next();
  }
}
