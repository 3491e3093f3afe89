package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Unspaced;
import org.policyrelay.policy.compare.DiffPart.Kind;

/**
 * The words that an edit takes out with nothing, or with fewer, in their place. A duty that is
 * dropped or narrowed this way has no word that a program could know it by: "the yearly and the
 * monthly rate" becomes "the yearly rate".
 */
public final class TakenOut {

  private static final Pattern WORD =
      Pattern.compile("%s|[\\p{L}\\p{M}\\p{N}]+".formatted(Unspaced.WITH_MARKS));

  private TakenOut() {}

  /** In the order in which they stood. */
  public static List<String> between(String before, String after) {
    var taken = new ArrayList<String>();
    var parts = TextDiff.between(before, after);
    for (var place = 0; place < parts.size(); place++) {
      var part = parts.get(place);
      if (part.kind() == Kind.REMOVED) {
        var next = place + 1 < parts.size() ? parts.get(place + 1) : part;
        var put = next.kind() == Kind.ADDED ? next.text() : "";
        if (words(part.text()) > words(put)) {
          taken.add(part.text().strip());
        }
      }
    }
    return List.copyOf(taken);
  }

  private static long words(String text) {
    return WORD.matcher(text).results().count();
  }
}
