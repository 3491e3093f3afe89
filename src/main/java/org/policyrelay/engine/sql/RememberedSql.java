package org.policyrelay.engine.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.SqlSourceBuilder;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.scripting.xmltags.DynamicContext;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is put together anew for each call, as MyBatis does it, but read only once: the
 * pieces are chosen by the call, and what came out of it last time with the same text and types is
 * taken from memory instead of being parsed for its parameters again.
 */
final class RememberedSql implements SqlSource {

  /** Texts differ by the length of their lists; a statement with more forms than this forgets. */
  private static final int MOST_FORMS = 100;

  private final Configuration configuration;
  private final SqlNode root;
  private final Map<Form, SqlSource> forms = new ConcurrentHashMap<>();

  RememberedSql(Configuration configuration, SqlNode root) {
    this.configuration = configuration;
    this.root = root;
  }

  /**
   * All that decides how the text is read.
   *
   * @param bound the types of the values that the text itself has bound
   */
  private record Form(String text, Class<?> parameter, Map<String, Class<?>> bound) {}

  @Override
  public BoundSql getBoundSql(@Nullable Object parameter) {
    var context = new DynamicContext(configuration, parameter);
    root.apply(context);
    var type = parameter == null ? Object.class : parameter.getClass();
    var form = new Form(context.getSql(), type, typesOf(context.getBindings()));
    var known = forms.get(form);
    if (known == null) {
      known = new SqlSourceBuilder(configuration).parse(form.text(), type, context.getBindings());
      if (forms.size() >= MOST_FORMS) {
        forms.clear();
      }
      forms.put(form, known);
    }
    var sql = known.getBoundSql(parameter);
    context.getBindings().forEach(sql::setAdditionalParameter);
    return sql;
  }

  private static Map<String, Class<?>> typesOf(Map<String, Object> bindings) {
    var types = new HashMap<String, Class<?>>();
    bindings.forEach(
        (name, value) -> {
          if (value != null) {
            types.put(name, value.getClass());
          }
        });
    return types;
  }
}
