package org.policyrelay.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;

/** What is remembered is what MyBatis would read anew, whatever was asked before. */
class RememberedSqlTest {

  private static final String STATEMENT =
      """
      <script>
        <bind name="pattern" value="wanted" />
        select * from T where A = #{wanted} and B = #{pattern, jdbcType=VARCHAR}
        <if test="values.size > 0">
          and C in <foreach item="one" collection="values" open="(" separator="," close=")">#{one}</foreach>
        </if>
      </script>
      """;

  private final Configuration configuration = new Configuration();
  private final DynamicSqlSource read =
      (DynamicSqlSource)
          new XMLLanguageDriver().createSqlSource(configuration, STATEMENT, Object.class);
  private final SqlSource remembered =
      new RememberedSql(
          configuration, (SqlNode) SystemMetaObject.forObject(read).getValue("rootSqlNode"));

  /** As a statement's parameter often is: an object with properties. */
  public record Asked(Object wanted, List<Object> values) {
    public Object getWanted() {
      return wanted;
    }

    public List<Object> getValues() {
      return values;
    }
  }

  @Property
  void isWhatMyBatisReads(@ForAll("questions") List<Asked> questions) {
    for (var asked : questions) {
      assertThat(describe(remembered.getBoundSql(asked)))
          .isEqualTo(describe(read.getBoundSql(asked)));
      var map = Map.of("wanted", asked.wanted(), "values", asked.values());
      assertThat(describe(remembered.getBoundSql(map))).isEqualTo(describe(read.getBoundSql(map)));
    }
  }

  /** The types differ as well as the lengths: a number is not set as a text was set before. */
  @Provide
  Arbitrary<List<Asked>> questions() {
    var value = Arbitraries.<Object>of("text", "other", 1, 2L, true);
    var asked = value.flatMap(one -> value.list().ofMaxSize(3).map(all -> new Asked(one, all)));
    return asked.list().ofMinSize(1).ofMaxSize(20);
  }

  private static String describe(BoundSql sql) {
    return sql.getSql()
        + sql.getParameterMappings().stream()
            .map(
                mapping ->
                    "%s %s %s %s %s"
                        .formatted(
                            mapping.getProperty(),
                            mapping.getJavaType(),
                            mapping.getJdbcType(),
                            mapping.getTypeHandler() == null
                                ? "none"
                                : mapping.getTypeHandler().getClass().getName(),
                            sql.hasAdditionalParameter(mapping.getProperty())
                                ? sql.getAdditionalParameter(mapping.getProperty())
                                : "of the parameter"))
            .collect(Collectors.joining("\n", "\n", ""));
  }
}
