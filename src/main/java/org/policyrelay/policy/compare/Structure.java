package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.policyrelay.policy.entry.PolicyMarkdown;
import org.policyrelay.policy.entry.Seen;

/**
 * What the place of words says: in which column and row of a table they stand, and whether they
 * head what follows. Two clauses with the same words may differ in that alone.
 */
final class Structure {

  private static final Pattern HEADING = Pattern.compile("(#{1,6})(?:\\s.*)?", Pattern.DOTALL);

  /** What only draws a cell otherwise. */
  private static final Pattern EMPHASIS = Pattern.compile("[*_`]");

  private Structure() {}

  /** In a sentence, of two clauses that say the same in the same order; empty for nothing. */
  static Optional<String> difference(String where, String former, String later) {
    if (level(former) != level(later)) {
      return Optional.of("%s changes its place among the headings".formatted(where));
    }
    return rows(former).equals(rows(later))
        ? Optional.empty()
        : Optional.of("the cells of the table in %s stand otherwise".formatted(where));
  }

  /** From 1 as its heading is, 0 for none. */
  private static int level(String clause) {
    var heading = HEADING.matcher(clause);
    return heading.matches() ? heading.group(1).length() : 0;
  }

  /** The cells of each row; none where there is no table. */
  private static List<List<String>> rows(String clause) {
    var rows = new ArrayList<List<String>>();
    if (clause.indexOf('|') < 0) {
      return rows;
    }
    var lines = PolicyMarkdown.lines(clause);
    PolicyMarkdown.parse(clause)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                  rows.add(new ArrayList<>());
                } else if (node instanceof TableCell) {
                  var written = new StringBuilder();
                  node.getSourceSpans()
                      .forEach(span -> written.append(PolicyMarkdown.written(span, lines)));
                  rows.get(rows.size() - 1)
                      .add(Seen.words(EMPHASIS.matcher(written).replaceAll("")));
                }
                visitChildren(node);
              }
            });
    return rows;
  }
}
