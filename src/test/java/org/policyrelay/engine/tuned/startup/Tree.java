package org.policyrelay.engine.tuned.startup;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/** What MyBatis made of the SQL of a statement, down to the last word, as text. */
final class Tree {

  private static final String MYBATIS = "org.apache.ibatis";

  String of(Object node) {
    var text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private void write(Object node, StringBuilder text) {
    if (node instanceof Configuration || node instanceof Class) {
      return;
    }
    if (node instanceof Collection<?> nodes) {
      text.append('[');
      nodes.forEach(one -> write(one, text));
      text.append(']');
    } else if (node instanceof Map<?, ?> nodes) {
      nodes.forEach((key, value) -> write(List.of(key, value), text));
    } else if (node != null && !(node instanceof Enum) && isSql(node)) {
      text.append(node.getClass().getSimpleName()).append('(');
      fields(node.getClass()).forEach(field -> write(value(field, node), text));
      text.append(')');
    } else {
      text.append(isValue(node) ? node : node.getClass().getSimpleName()).append('|');
    }
  }

  private static boolean isValue(@Nullable Object node) {
    return node == null
        || node instanceof String
        || node instanceof Number
        || node instanceof Boolean
        || node instanceof Enum;
  }

  /** What evaluates an expression has no state of the statement's. */
  private static boolean isSql(Object node) {
    var name = node.getClass().getName();
    return name.startsWith(MYBATIS + ".scripting") && !name.endsWith("ExpressionEvaluator")
        || name.startsWith(MYBATIS + ".builder")
        || name.startsWith(MYBATIS + ".mapping");
  }

  private static List<Field> fields(Class<?> type) {
    var fields = new ArrayList<Field>();
    for (var one = type; one != null && one != Object.class; one = one.getSuperclass()) {
      for (var field : one.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static Object value(Field field, Object node) {
    try {
      field.setAccessible(true);
      return field.get(node);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
