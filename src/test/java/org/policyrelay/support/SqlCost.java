package org.policyrelay.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a piece of work cost the database.
 *
 * @param transactions how many were committed or rolled back; a statement outside one counts as one
 * @param statements what went to the database, in order: a JDBC batch is one of them
 */
public record SqlCost(int transactions, List<Statement> statements) {

  public SqlCost {
    statements = List.copyOf(statements);
  }

  /**
   * @param rows how many it wrote, 0 for a read
   */
  public record Statement(String sql, Kind kind, int rows) {

    @Override
    public String toString() {
      return kind == Kind.READ ? sql : sql + "  -- rows: " + rows;
    }
  }

  /** What a statement does, by its first word. */
  public enum Kind {
    READ,
    INSERT,
    UPDATE,
    DELETE;

    static Kind of(String sql) {
      return switch (sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT)) {
        case "insert" -> INSERT;
        case "update" -> UPDATE;
        case "delete" -> DELETE;
        default -> READ;
      };
    }
  }

  public SqlCost plus(SqlCost more) {
    var all = new ArrayList<>(statements);
    all.addAll(more.statements);
    return new SqlCost(transactions + more.transactions, all);
  }

  /** Without the statements that begin like one of these, whoever sends them. */
  public SqlCost without(List<String> beginnings) {
    return new SqlCost(
        transactions,
        statements.stream()
            .filter(statement -> beginnings.stream().noneMatch(statement.sql()::startsWith))
            .toList());
  }

  public long count(Kind kind) {
    return statements.stream().filter(statement -> statement.kind() == kind).count();
  }

  /** How many rows were inserted, updated or deleted. */
  public int rows() {
    return statements.stream().mapToInt(Statement::rows).sum();
  }
}
