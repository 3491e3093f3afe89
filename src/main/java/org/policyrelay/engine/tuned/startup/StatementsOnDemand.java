package org.policyrelay.engine.tuned.startup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.MapperBuilderAssistant;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.builder.xml.XMLStatementBuilder;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.parsing.XPathParser;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Reads a statement when somebody asks for it. The engine has 880, of which a start needs a tenth;
 * to read all of them takes a fifth of the start.
 */
public class StatementsOnDemand extends Configuration {

  private final Map<String, Unread> unread = new ConcurrentHashMap<>();

  private record Unread(MapperBuilderAssistant mapper, String id, String text) {}

  /** Takes what a file has besides statements, and remembers its statements. */
  void add(String resource, MapperText file) {
    var rest = new ByteArrayInputStream(file.rest().getBytes(StandardCharsets.UTF_8));
    new XMLMapperBuilder(rest, this, resource, getSqlFragments()).parse();
    var mapper = new MapperBuilderAssistant(this, resource);
    mapper.setCurrentNamespace(file.namespace());
    file.statements().forEach((id, text) -> remember(new Unread(mapper, id, text)));
  }

  /** Under its full name and under the short one by which the engine asks. */
  private void remember(Unread statement) {
    if (unread.put(statement.id, statement) != null) {
      throw new IllegalStateException("The engine has two statements " + statement.id);
    }
    unread.put(fullName(statement), statement);
  }

  private static String fullName(Unread statement) {
    return statement.mapper.getCurrentNamespace() + "." + statement.id;
  }

  @Override
  public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
    read(id);
    return super.getMappedStatement(id, validateIncompleteStatements);
  }

  @Override
  public boolean hasStatement(String statementName, boolean validateIncompleteStatements) {
    read(statementName);
    return super.hasStatement(statementName, validateIncompleteStatements);
  }

  @Override
  public Collection<String> getMappedStatementNames() {
    readAll();
    return super.getMappedStatementNames();
  }

  @Override
  public Collection<MappedStatement> getMappedStatements() {
    readAll();
    return super.getMappedStatements();
  }

  /** The names of those that have been read. */
  Set<String> read() {
    return Set.copyOf(super.mappedStatements.keySet());
  }

  private void readAll() {
    Set.copyOf(unread.keySet()).forEach(this::read);
  }

  /** Who reads a statement is asked by MyBatis whether it is there already: not yet. */
  private void read(String id) {
    if (unread.containsKey(id) && !Thread.holdsLock(this)) {
      readOnce(id);
    }
  }

  /** Who finds it no longer unread finds it complete. */
  private synchronized void readOnce(String id) {
    @Nullable Unread statement = unread.get(id);
    if (statement != null) {
      var node = new XPathParser(statement.text, false, getVariables()).evalNode("/*");
      new XMLStatementBuilder(this, statement.mapper, node).parseStatementNode();
      unread.remove(statement.id);
      unread.remove(fullName(statement));
    }
  }
}
