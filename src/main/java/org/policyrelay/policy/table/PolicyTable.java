package org.policyrelay.policy.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.MarketsNamed;
import org.policyrelay.policy.entry.content.Requirement;

/**
 * One part of an entry as a table: a row of names, and a row for each item with what identifies it
 * first. It goes out, and what comes back is held against it cell by cell: a cell that says the
 * same leaves its item as it is to the letter.
 */
public final class PolicyTable {

  /** What a topic says beside its stances. */
  private static final int FIELDS = 3;

  private final PolicyEntry entry;
  private final TablePart part;
  private final MarketsNamed markets;
  private final List<Column> columns;
  private final Map<String, ObjectNode> items = new LinkedHashMap<>();

  private PolicyTable(TablePart part, PolicyEntry entry) {
    this.entry = entry;
    this.part = part;
    this.markets = MarketsNamed.of(entry.json().path("jurisdictions"));
    var nodes = new ArrayList<ObjectNode>();
    for (JsonNode node : entry.json().at("/ext/relay/" + part.code())) {
      if (node instanceof ObjectNode item) {
        nodes.add(item);
      }
    }
    var ids = idsOf(entry, part);
    for (var index = 0; index < nodes.size(); index++) {
      items.put(ids.get(index), nodes.get(index));
    }
    this.columns = part == TablePart.TOPICS ? ofTopics(nodes) : ofRequirements();
  }

  public static PolicyTable of(TablePart part, PolicyEntry entry) {
    return new PolicyTable(part, entry);
  }

  /** What identifies each item, in the order of the entry: given by its author, or made of it. */
  static List<String> idsOf(PolicyEntry entry, TablePart part) {
    return entry.content().idsOf(part.code());
  }

  /** The markets that the policy names, those that a topic names beside them, and all others. */
  private List<Column> ofTopics(List<ObjectNode> topics) {
    var places = new LinkedHashSet<>(entry.jurisdictions());
    topics.forEach(topic -> topic.path("stances").fieldNames().forEachRemaining(places::add));
    places.remove(Market.EVERYWHERE.code());
    places.add(Market.EVERYWHERE.code());
    var columns =
        new ArrayList<Column>(
            List.of(Column.text(part.key()), Column.text("name"), Column.text("definition")));
    places.forEach(place -> columns.add(new Column.InMarket(place)));
    return columns;
  }

  private List<Column> ofRequirements() {
    return List.of(
        Column.text(part.key()),
        Column.text("clause"),
        Column.coded("type", Coded.codes(Requirement.Type.values())),
        new Column.Value("value"),
        Column.text("pattern"),
        Column.coded("applies_to", Coded.codes(Requirement.AppliesTo.values())),
        Column.text("topic"),
        new Column.Several("markets", Column.Several.PLACE),
        new Column.Several("advertiser_countries", Column.Several.PLACE),
        new Column.Several("channels", Column.Several.CHANNEL));
  }

  /** The file as it goes out. It holds nothing but this part of the entry. */
  public byte[] file(TableFormat format) {
    var choices = new LinkedHashMap<Integer, List<String>>();
    for (var index = 0; index < columns.size(); index++) {
      if (!columns.get(index).choices().isEmpty()) {
        choices.put(index, columns.get(index).choices());
      }
    }
    return format.write(grid(), choices);
  }

  Grid grid() {
    var rows = new ArrayList<List<String>>();
    rows.add(columns.stream().map(Column::name).toList());
    items.forEach((id, item) -> rows.add(row(id, item)));
    return new Grid(part.sheet(), rows);
  }

  private List<String> row(String id, ObjectNode item) {
    var cells = new ArrayList<String>();
    cells.add(id);
    columns.stream().skip(1).map(column -> column.said(item)).forEach(cells::add);
    return cells;
  }

  /**
   * What a table that came back makes of the entry.
   *
   * @throws RefusedException with every cell that is wrong, by its address
   */
  public TableEdit edit(Grid table) {
    return new TableReading(this, table).edit();
  }

  PolicyEntry entry() {
    return entry;
  }

  TablePart part() {
    return part;
  }

  /** By what identifies each, in the order of the entry. */
  Map<String, ObjectNode> items() {
    return items;
  }

  List<Column> columns() {
    return columns;
  }

  /**
   * The column of a name, be it one that did not go out: a market that the policy names.
   *
   * @param broken is told when there is none
   */
  Optional<Column> column(String name, CellAddress at, BrokenCells broken) {
    var known = columns.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    if (known.isPresent()) {
      return known;
    }
    if (part == TablePart.REQUIREMENTS) {
      broken.add(at, "unknown", "must be one of " + String.join(", ", names(columns)));
      return Optional.empty();
    }
    var market = name.toUpperCase(Locale.ROOT);
    var wrong = markets.errorInOrElse(at.toString(), market);
    if (wrong.isPresent()) {
      var which =
          markets.countries().isEmpty()
              ? "such as SG or AU-NSW"
              : "of the policy: "
                  + String.join(", ", names(columns.subList(FIELDS, columns.size())));
      broken.add(
          at, wrong.get().code(), "must be one of code, name, definition, or a market " + which);
      return Optional.empty();
    }
    return Optional.of(new Column.InMarket(market));
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
