package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Years of finished handoffs, copied by the database from the rows that one real handoff has left
 * behind. Each copy has its own ids, its own key and its own day; eight belong to one change.
 */
final class FinishedHandoffs {

  /** Beyond every number that the real handoffs and rows of a run reach. */
  private static final long BEYOND = 10_000_000;

  private static final int PER_CHANGE = 8;

  private static final Pattern ID =
      Pattern.compile("id_|.*(inst|execution|task)_id_|submission_id|task_id");

  /** Ours, and by which column the real handoff's rows are found. */
  private static final Map<String, String> OURS = new LinkedHashMap<>();

  static {
    OURS.put("handoff", "handoff_key = '%1$s'");
    OURS.put("deadline", "subject = '%1$s'");
    OURS.put("audit_entry", "subject in ('%1$s', '%2$s') and event like 'handoff-%%'");
    OURS.put(
        "submission", "task_id in (select id_ from act_hi_taskinst where proc_inst_id_ = '%3$s')");
    OURS.put("notice", "event like '%%%1$s%%'");
    OURS.put("notice_delivery", "notice_id in (select id from notice where event like '%%%1$s%%')");
  }

  private final JdbcTemplate jdbc;
  private final Real real;

  /** The one that is copied. */
  record Real(String key, String origin, String instance) {}

  FinishedHandoffs(JdbcTemplate jdbc, Real real) {
    this.jdbc = jdbc;
    this.real = real;
  }

  static Real newest(JdbcTemplate jdbc) {
    var found =
        jdbc.query(
            "select handoff_key, origin, proc_inst_id_ from handoff join act_hi_procinst on"
                + " business_key_ = handoff_key order by offered_at desc limit 1",
            (row, number) -> new Real(row.getString(1), row.getString(2), row.getString(3)));
    return found.get(0);
  }

  void copy(int copies, Report report) {
    for (var table : engines()) {
      copy(table, "proc_inst_id_ = '" + real.instance() + "'", copies, report);
    }
    OURS.forEach(
        (table, which) ->
            copy(
                table,
                which.formatted(real.key(), real.origin(), real.instance()),
                copies,
                report));
    jdbc.execute("vacuum analyze");
  }

  /** The engine's tables that keep something of the handoff after its end. */
  private List<String> engines() {
    return jdbc
        .queryForList(
            "select table_name from information_schema.columns where table_schema = 'public' and"
                + " table_name like 'act_hi_%' and column_name = 'proc_inst_id_' order by 1",
            String.class)
        .stream()
        .filter(table -> count(table, "proc_inst_id_ = '" + real.instance() + "'") > 0)
        .toList();
  }

  private long count(String table, String which) {
    var count =
        jdbc.queryForObject("select count(*) from %s where %s".formatted(table, which), Long.class);
    return Objects.requireNonNull(count);
  }

  /** Without its indexes a table is filled many times faster; they are made again at the end. */
  private void copy(String table, String which, int copies, Report report) {
    var begin = System.nanoTime();
    var indexes = new Indexes(table);
    indexes.drop();
    var columns = columns(table);
    var rows =
        jdbc.update(
            "insert into %s (%s) select %s from %s, (select x, lpad(to_hex((x * 2654435761) &"
                .concat(
                    " 4294967295), 8, '0') as h from generate_series(1, %d) as s(x) offset 0) as s where %s")
                .formatted(
                    table,
                    String.join(", ", columns.keySet()),
                    String.join(", ", columns.values()),
                    table,
                    copies,
                    which));
    var filled = System.nanoTime();
    indexes.create();
    report.say(
        "    %,12d rows in %s, %.1f s, %.1f s for its indexes"
            .formatted(rows, table, (filled - begin) / 1e9, (System.nanoTime() - filled) / 1e9));
  }

  /** By column, what a copy has in it. */
  private Map<String, String> columns(String table) {
    var columns = new LinkedHashMap<String, String>();
    jdbc.query(
        "select column_name, data_type from information_schema.columns where table_schema ="
            + " 'public' and table_name = ? order by ordinal_position",
        row -> {
          columns.put(row.getString(1), copied(row.getString(1), row.getString(2)));
        },
        table);
    return columns;
  }

  private String copied(String column, String type) {
    if (column.equals("removal_time_")) {
      // the clean-up of the history would else take them when the clock is moved on
      return column + " + interval '10 years'";
    }
    if (type.startsWith("timestamp")) {
      return column + " - x * interval '25 seconds'";
    }
    if (type.equals("bigint") && (column.equals("id") || column.endsWith("_id"))) {
      return column + " + " + BEYOND + " + x * 100";
    }
    if (ID.matcher(column).matches()) {
      // the engine's ids are made from the time and differ in their first eight digits: those move
      // to the end, and others, spread as real ones are, take their place
      return "left(%1$s, -36) || h || substr(right(%1$s, 36), 9, 16) || left(right(%1$s, 36), 8) ||"
              .formatted(column)
          + " right(%s, 4)".formatted(column);
    }
    if (type.equals("text") || type.equals("character varying")) {
      return "replace(replace(%s, '%s', '%s' || (%d + x)), '%s', '%s' || (%d + x / %d))"
          .formatted(
              column,
              real.key(),
              prefix(real.key()),
              BEYOND,
              real.origin(),
              prefix(real.origin()),
              BEYOND,
              PER_CHANGE);
    }
    return column;
  }

  /** {@code HO-2026-} of {@code HO-2026-17}. */
  private static String prefix(String key) {
    return key.substring(0, key.lastIndexOf('-') + 1);
  }

  /** Everything that a table checks or keeps besides its rows. */
  private final class Indexes {

    private final List<String> drop = new ArrayList<>();
    private final List<String> create = new ArrayList<>();

    Indexes(String table) {
      // keys of others that point here go first and come back last
      jdbc.query(
          "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
              + " where contype in ('f', 'p', 'u') and (conrelid = ?::regclass or (contype = 'f'"
              + " and confrelid = ?::regclass)) order by contype = 'f' desc",
          row -> {
            drop.add(
                "alter table %s drop constraint %s".formatted(row.getString(1), row.getString(2)));
            create.add(
                0,
                "alter table %s add constraint %s %s"
                    .formatted(row.getString(1), row.getString(2), row.getString(3)));
          },
          table,
          table);
      jdbc.query(
          "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = ?"
              + " and not exists (select 1 from pg_constraint where conname = indexname)",
          row -> {
            drop.add("drop index " + row.getString(1));
            create.add(row.getString(2));
          },
          table);
    }

    void drop() {
      drop.forEach(jdbc::execute);
    }

    void create() {
      create.forEach(jdbc::execute);
    }
  }

  /** How large the database has become. */
  String size() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select pg_size_pretty(pg_database_size(current_database()))", String.class));
  }
}
