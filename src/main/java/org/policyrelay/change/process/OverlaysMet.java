package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;

import java.util.List;
import java.util.StringJoiner;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * The overlays that a base will be read with, to the letter: whether they still fit what the base
 * is about to say, only who sees both can tell.
 */
final class OverlaysMet {

  private static final String READ_BOTH =
      "Both will stand. Read each beside the text above: it may ask for more than that, and let"
          + " nothing go.";

  private static final String UNSETTLED =
      "An emergency waits for no market. Both texts stand to the letter, and where they differ, the"
          + " stricter applies until somebody has settled it; policy managers get that as work once"
          + " it is public.";

  private OverlaysMet() {}

  /** Markdown, empty for none. */
  static String tell(List<PublishedVersion> overlays, PolicyChange base) {
    var text = new StringJoiner("\n\n").setEmptyValue("");
    if (!overlays.isEmpty()) {
      text.add(base.emergency() ? UNSETTLED : READ_BOTH);
      overlays.forEach(overlay -> add(text, overlay));
    }
    return text.toString();
  }

  private static void add(StringJoiner text, PublishedVersion overlay) {
    var entry = overlay.entry();
    var id = escape(entry.policyId());
    text.add(
        "**[%s %s](/policies/%s/versions/%s)** in %s%s"
            .formatted(
                id,
                overlay.version(),
                entry.policyId(),
                overlay.version(),
                MarketNames.country(entry.markets().get(0)),
                entry.stance().map(stance -> ", " + stance.code()).orElse("")));
    entry
        .tightens()
        .forEach(
            (clause, reading) -> text.add("On %s: %s".formatted(escape(clause), escape(reading))));
    text.add(exact(entry.text()));
  }
}
