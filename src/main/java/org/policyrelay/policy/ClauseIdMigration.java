package org.policyrelay.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the clauses of versions that were published before clauses had ids theirs.
 *
 * <p>Frozen, like any migration: what a clause is and when two are the same is written here as it
 * was on the day of V6, and nothing of it calls what goes on living. So every database has the ids
 * that the first ones got, whenever it comes by.
 */
@Component
class ClauseIdMigration implements JavaMigration {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSIONS =
      "select policy_id, version, entry from policy_version where clauses is null"
          + " order by policy_id, version_number";

  private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d+(?:\\.\\d+)*)[.)]\\s+(.*)$");
  private static final Pattern BULLET = Pattern.compile("^\\s*[-*•]\\s+(.*)$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final double ALIKE = 0.5;
  private static final double SAME_LABEL = 0.15;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("6");
  }

  @Override
  public String getDescription() {
    return "clause ids";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  private record Version(String number, String text) {}

  /** A clause as its column keeps it. */
  record Stored(String id, String label, int line, String text) {}

  private record Line(String label, int line, String text) {}

  private record Pair(int before, int after, double likeness) {}

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    for (var policy : read(connection).entrySet()) {
      give(connection, policy.getKey(), policy.getValue());
    }
  }

  private static Map<String, List<Version>> read(Connection connection) throws SQLException {
    var policies = new LinkedHashMap<String, List<Version>>();
    try (var statement = connection.prepareStatement(VERSIONS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        policies
            .computeIfAbsent(rows.getString("policy_id"), id -> new ArrayList<>())
            .add(new Version(rows.getString("version"), text(rows.getString("entry"))));
      }
    }
    return policies;
  }

  private static String text(String entry) {
    try {
      return JSON.readTree(entry).path("policy").asText();
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored policy entry is no JSON", unreadable);
    }
  }

  private static void give(Connection connection, String policyId, List<Version> versions)
      throws SQLException {
    var clauses = clausesOf(versions.stream().map(Version::text).toList());
    try (var update =
        connection.prepareStatement(
            "update policy_version set clauses = ? where policy_id = ? and version = ?")) {
      for (var place = 0; place < versions.size(); place++) {
        update.setString(1, JSON.valueToTree(clauses.get(place)).toString());
        update.setString(2, policyId);
        update.setString(3, versions.get(place).number());
        update.executeUpdate();
      }
    }
    try (var update =
        connection.prepareStatement("update policy set last_clause = ? where policy_id = ?")) {
      update.setInt(1, last(clauses));
      update.setString(2, policyId);
      update.executeUpdate();
    }
  }

  /**
   * The clauses of every version of a policy with their ids, which live on with their clauses.
   *
   * @param texts of the versions, the oldest first
   */
  static List<List<Stored>> clausesOf(List<String> texts) {
    var newestFirst = new ArrayList<List<Stored>>();
    var given = new ArrayList<List<Stored>>();
    for (var text : texts) {
      var clauses = give(text, newestFirst, last(given));
      newestFirst.add(0, clauses);
      given.add(clauses);
    }
    return List.copyOf(given);
  }

  private static int last(List<List<Stored>> given) {
    return given.stream()
        .flatMap(List::stream)
        .mapToInt(clause -> Integer.parseInt(clause.id().substring(1)))
        .max()
        .orElse(0);
  }

  private static List<Stored> give(String text, List<List<Stored>> earlier, int last) {
    var now = lines(text);
    var before = earlier.isEmpty() ? List.<Stored>of() : earlier.get(0);
    var match = match(before, now);
    var used = new HashSet<String>();
    match.values().forEach(place -> used.add(before.get(place).id()));
    var clauses = new ArrayList<Stored>();
    var highest = last;
    for (var place = 0; place < now.size(); place++) {
      var clause = now.get(place);
      var former = match.get(place);
      String id;
      if (former != null) {
        id = before.get(former).id();
      } else {
        var returning =
            earlier.stream()
                .flatMap(List::stream)
                .filter(one -> one.text().equals(clause.text()) && !used.contains(one.id()))
                .findFirst();
        id = returning.isPresent() ? returning.get().id() : "c" + ++highest;
      }
      used.add(id);
      clauses.add(new Stored(id, clause.label(), clause.line(), clause.text()));
    }
    return List.copyOf(clauses);
  }

  /** Every line that is not blank is a clause. */
  private static List<Line> lines(String text) {
    var clauses = new ArrayList<Line>();
    var labels = new HashSet<String>();
    var lines = text.lines().toList();
    var paragraph = 0;
    for (var line = 0; line < lines.size(); line++) {
      var content = lines.get(line);
      if (content.isBlank()) {
        continue;
      }
      var numbered = NUMBERED.matcher(content);
      var bullet = BULLET.matcher(content);
      if (numbered.matches()) {
        clauses.add(new Line(free("§" + numbered.group(1), labels), line, numbered.group(2)));
      } else {
        paragraph++;
        var words = bullet.matches() ? bullet.group(1) : content.strip();
        clauses.add(new Line(free("¶" + paragraph, labels), line, words));
      }
    }
    return clauses;
  }

  private static String free(String wanted, Set<String> taken) {
    var label = wanted;
    for (var again = 2; !taken.add(label); again++) {
      label = wanted + "(" + again + ")";
    }
    return label;
  }

  /** Place among the clauses after to place among those before; each place once. */
  private static Map<Integer, Integer> match(List<Stored> before, List<Line> after) {
    var matched = same(before, after);
    var taken = new HashSet<>(matched.values());
    var pairs = new ArrayList<Pair>();
    for (var later = 0; later < after.size(); later++) {
      for (var former = 0; former < before.size(); former++) {
        if (!matched.containsKey(later) && !taken.contains(former)) {
          var likeness = likeness(before.get(former), after.get(later));
          if (likeness >= ALIKE) {
            pairs.add(new Pair(former, later, likeness));
          }
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::likeness)
            .reversed()
            .thenComparingInt(pair -> Math.abs(pair.before() - pair.after()))
            .thenComparingInt(Pair::after)
            .thenComparingInt(Pair::before));
    for (var pair : pairs) {
      if (!matched.containsKey(pair.after()) && taken.add(pair.before())) {
        matched.put(pair.after(), pair.before());
      }
    }
    return matched;
  }

  /** What reads the same to the letter, the first with the first and so on. */
  private static Map<Integer, Integer> same(List<Stored> before, List<Line> after) {
    var places = new HashMap<String, List<Integer>>();
    for (var former = 0; former < before.size(); former++) {
      places.computeIfAbsent(before.get(former).text(), text -> new ArrayList<>()).add(former);
    }
    var matched = new LinkedHashMap<Integer, Integer>();
    for (var later = 0; later < after.size(); later++) {
      var left = places.getOrDefault(after.get(later).text(), List.of());
      if (!left.isEmpty()) {
        matched.put(later, left.remove(0));
      }
    }
    return matched;
  }

  /** Twice the words in common by all words, a little more under the same label. */
  private static double likeness(Stored before, Line after) {
    var former = words(before.text());
    var later = words(after.text());
    var all = former.size() + later.size();
    var left = new ArrayList<>(former);
    var common = later.stream().filter(left::remove).count();
    var share = all == 0 ? 0 : 2.0 * common / all;
    return before.label().equals(after.label()) ? share + SAME_LABEL : share;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group())
        .toList();
  }
}
