package org.policyrelay.change.process;

import java.util.List;
import java.util.StringJoiner;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.PolicyChange;
import org.springframework.stereotype.Component;

/**
 * What a change publishes, and what is different in it: what the briefings of its tasks show, for
 * its own page.
 */
@Component
public class ChangeContents {

  private final ChangeText text;
  private final ChangeWarnings warnings;
  private final AsPublished published;

  ChangeContents(ChangeText text, ChangeWarnings warnings, AsPublished published) {
    this.text = text;
    this.warnings = warnings;
    this.published = published;
  }

  /** What is to be read before it, a paragraph of Markdown each. */
  public List<String> warnings(PolicyChange change) {
    return warnings.of(change);
  }

  /** Markdown whose headings begin at the fourth level. */
  public String of(PolicyChange change) {
    var contents = new StringJoiner("\n\n");
    var entry = published.of(change);
    text.addDifference(contents, change, entry);
    text.addEntry(contents, entry);
    return contents.toString();
  }
}
