package org.policyrelay.engine.tuned.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

/** The engine as Spring configures it, with its own mappings but {@link StatementsOnDemand}. */
public class OnDemandEngine extends SpringProcessEngineConfiguration {

  private static final Pattern MAPPER = Pattern.compile("<mapper resource=\"([^\"]+)\"\\s*/>");

  @Override
  protected void initSqlSessionFactory() {
    if (sqlSessionFactory == null) {
      sqlSessionFactory = onDemand();
    }
    super.initSqlSessionFactory();
  }

  /** What the engine does itself when there is no factory yet. */
  private SqlSessionFactory onDemand() {
    var variables = new Properties();
    variables.put("prefix", databaseTablePrefix);
    initSqlSessionFactoryProperties(variables, databaseTablePrefix, databaseType);
    try (var index = getMyBatisXmlConfigurationSteam()) {
      var mappers = MAPPER.matcher(text(index));
      var statements = (StatementsOnDemand) settings(mappers.replaceAll(""), variables);
      mappers.reset();
      while (mappers.find()) {
        try (var mapper = Resources.getResourceAsStream(mappers.group(1))) {
          statements.add(mappers.group(1), MapperText.of(text(mapper)));
        }
      }
      return new DefaultSqlSessionFactory(statements);
    } catch (IOException e) {
      throw new UncheckedIOException("The engine's mappings cannot be read", e);
    }
  }

  private Configuration settings(String index, Properties variables) {
    var builder =
        new XMLConfigBuilder(StatementsOnDemand.class, new StringReader(index), "", variables);
    builder
        .getConfiguration()
        .setEnvironment(new Environment("default", transactionFactory, dataSource));
    var settings = builder.parse();
    settings.setDefaultStatementTimeout(jdbcStatementTimeout);
    if (isJdbcBatchProcessing()) {
      settings.setDefaultExecutorType(ExecutorType.BATCH);
    }
    return settings;
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
